-- What a store holds, of what can be counted in some milliseconds.
SELECT
  (SELECT count(*) FROM articles),
  (SELECT count(*) FROM article_repeats),
  (SELECT count(DISTINCT outlet) FROM articles),
  (SELECT count(*) FROM statements INDEXED BY statements_unreviewed WHERE layer = 'machine'),
  (SELECT count(*) FROM statements_words WHERE statements_words MATCH 'weak : 1'),
  (SELECT count(*) FROM speakers WHERE statements),
  (SELECT count(*) FROM claim_counts WHERE across),
  (SELECT count(*) FROM corrections),
  (SELECT count(*) FROM unread),
  (SELECT min(published_day) FROM articles),
  (SELECT max(published_day) FROM articles);
