SELECT a.id AS article_id,
  (SELECT count(*) FROM copies AS k WHERE k.of_article = a.article) AS copies,
  (SELECT o.id FROM copies AS k JOIN articles AS o ON o.article = k.of_article
   WHERE k.article = a.article) AS copy_of,
  a.file, a.key, a.own_columns, a.url, a.outlet, a.published, a.title, a.text,
  s.id, CASE s.content WHEN '[]' THEN s.cue ELSE s.content END AS content, s.act, s.stance, s.certainty, s.layer = 'corrected' AS corrected, s.weak,
  (SELECT name FROM parties AS p WHERE p.article = s.article AND p.id = s.speaker) AS speaker
FROM statements AS s JOIN articles AS a USING (article)
WHERE s.statement = ?;
