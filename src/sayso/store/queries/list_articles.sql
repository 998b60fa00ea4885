-- A page of articles, newest first.
SELECT a.id, a.title, a.outlet, a.published, a.url, a.file,
  (SELECT count(*) FROM current_statements AS s
   WHERE s.article = a.article AND NOT s.weak AND :{stands}),
  (SELECT count(*) FROM current_statements AS s WHERE s.article = a.article AND s.weak),
  (SELECT count(*) FROM assertions AS s WHERE s.article = a.article),
  (SELECT o.id FROM copies AS k JOIN articles AS o ON o.article = k.of_article WHERE k.article = a.article),
  (SELECT count(*) FROM copies AS k WHERE k.of_article = a.article)
FROM articles AS a
WHERE a.article IN (
  SELECT article FROM articles INDEXED BY articles_newest
  WHERE (:outlet IS NULL OR outlet = :outlet)
  ORDER BY published_day DESC, article DESC LIMIT :limit OFFSET :start
)
ORDER BY a.published_day DESC, a.article DESC;
