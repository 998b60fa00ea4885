SELECT
  (SELECT count(*) FROM articles),
  (SELECT count(*) FROM unlinked),
  (SELECT value FROM bookkeeping WHERE name = 'relink');
