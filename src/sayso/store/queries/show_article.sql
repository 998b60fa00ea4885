SELECT a.id AS article_id, a.file, a.url, a.outlet, a.published, a.title, a.text,
  NULL AS id, NULL AS content, NULL AS act, NULL AS certainty, 0 AS corrected, 0 AS weak, NULL AS speaker
FROM articles AS a
WHERE a.article = ?;
