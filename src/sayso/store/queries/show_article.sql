SELECT a.id AS article_id,
  (SELECT count(*) FROM copies AS k WHERE k.of_article = a.article) AS copies,
  (SELECT o.id FROM copies AS k JOIN articles AS o ON o.article = k.of_article
   WHERE k.article = a.article) AS copy_of,
  a.file, a.key, a.own_columns, a.url, a.outlet, a.published, a.title, a.text,
  NULL AS id, NULL AS content, NULL AS act, NULL AS stance, NULL AS certainty, 0 AS corrected, 0 AS weak, NULL AS speaker
FROM articles AS a
WHERE a.article = ?;
