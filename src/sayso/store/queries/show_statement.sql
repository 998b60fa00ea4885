SELECT a.id AS article_id,
  (SELECT count(*) FROM copies AS k WHERE k.of_article = a.article) AS copies,
  (SELECT o.id FROM copies AS k JOIN articles AS o ON o.article = k.of_article
   WHERE k.article = a.article) AS copy_of,
  a.file, a.key, a.own_columns, a.url, a.outlet, a.published, a.title, a.text,
  s.id, CASE s.content WHEN '[]' THEN s.cue ELSE s.content END AS content, s.act, s.stance, s.certainty, s.layer = 'corrected' AS corrected, s.weak,
  p.name AS speaker, p.kind AS speaker_kind, coalesce(json_array_length(p.members), 0) AS speakers,
  s.cue, s.content = '[]' AS wordless, s.speaker IS NULL AND s.source = '[]' AS nobody
FROM statements AS s JOIN articles AS a USING (article)
LEFT JOIN parties AS p ON p.article = s.article AND p.id = s.speaker
WHERE s.statement = ?;
