SELECT a.id AS article_id, a.file, a.url, a.outlet, a.published, a.title, a.text,
  s.id, s.content, s.act, s.certainty, s.layer = 'corrected' AS corrected, s.weak,
  (SELECT name FROM parties AS p WHERE p.article = s.article AND p.id = s.speaker) AS speaker
FROM statements AS s JOIN articles AS a USING (article)
WHERE s.statement = ?;
