SELECT
  (SELECT count(*) FROM articles) AS articles,
  (SELECT count(*) FROM articles WHERE version > 1) AS versions,
  (SELECT count(*) FROM article_repeats) AS repeats,
  (SELECT count(*) FROM statements WHERE layer = 'machine') AS statements,
  (SELECT count(*) FROM corrections) AS corrected,
  (SELECT count(*) FROM assertions) AS assertions,
  (SELECT count(*) FROM parties) AS parties,
  (SELECT count(*) FROM speakers) AS speakers,
  (SELECT count(DISTINCT outlet) FROM articles) AS outlets,
  (SELECT count(*) FROM runs) AS runs,
  (SELECT count(*) FROM unread) AS unread,
  (SELECT min(published_day) FROM articles) AS first_day,
  (SELECT max(published_day) FROM articles) AS last_day;
