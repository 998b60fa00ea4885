SELECT
  (SELECT count(*) FROM articles),
  (SELECT count(*) FROM copies),
  (SELECT coalesce(sum(points), 0) FROM article_points),
  (SELECT coalesce(sum(weak), 0) FROM article_points),
  (SELECT CASE WHEN value THEN (SELECT count(*) FROM articles) ELSE (SELECT count(*) FROM unlinked) END
   FROM bookkeeping WHERE name = 'relink'),
  (SELECT count(DISTINCT coalesce(outlet, article)) FROM articles),
  (SELECT min(published) FROM articles),
  (SELECT max(published) FROM articles);
