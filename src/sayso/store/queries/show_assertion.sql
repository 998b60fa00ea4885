SELECT a.id AS article_id, a.file, a.url, a.outlet, a.published, a.title, a.text,
  s.id, s.content, NULL AS act, s.certainty, 0 AS corrected, 0 AS weak, NULL AS speaker
FROM assertions AS s JOIN articles AS a USING (article)
WHERE s.assertion = ?;
