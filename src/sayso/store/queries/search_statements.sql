SELECT a.id AS article_id, a.file, a.url, a.outlet, a.published, a.title, a.text,
  s.id, s.content, s.act, s.certainty, s.layer = 'corrected' AS corrected, score,
  (SELECT name FROM parties AS p WHERE p.article = s.article AND p.id = s.speaker) AS speaker
FROM (
  SELECT s.statement, -bm25(statements_words) AS score
  FROM statements_words AS w
  JOIN statements AS s ON s.statement = w.rowid
  JOIN articles AS a ON a.article = s.article
  WHERE statements_words MATCH :match
  AND NOT s.removed
  AND NOT EXISTS (SELECT 1 FROM statements AS later WHERE later.supersedes = s.statement)
  AND (:act IS NULL OR s.act = :act)
  AND (:certainty IS NULL OR s.certainty = :certainty)
  AND (:speaker IS NULL OR EXISTS (
    SELECT 1 FROM parties AS p WHERE p.article = s.article AND p.id = s.speaker AND instr(p.name_key, :speaker)
  ) OR EXISTS (
    SELECT 1 FROM speaker_parties AS m JOIN speakers AS k USING (speaker)
    WHERE m.article = s.article AND m.party = s.speaker AND instr(k.name_key, :speaker)
  ))
  AND (:outlet IS NULL OR a.outlet = :outlet)
  AND (:since IS NULL OR substr(a.published_day, 1, length(:since)) >= substr(:since, 1, length(a.published_day)))
  AND (:until IS NULL OR substr(a.published_day, 1, length(:until)) <= substr(:until, 1, length(a.published_day)))
  ORDER BY score DESC, s.statement
  LIMIT :limit
) JOIN statements AS s USING (statement)
JOIN articles AS a USING (article)
ORDER BY score DESC, s.statement;
