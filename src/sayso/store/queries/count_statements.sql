SELECT count(*), count(CASE s.layer WHEN 'corrected' THEN 1 END)
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
AND (:until IS NULL OR substr(a.published_day, 1, length(:until)) <= substr(:until, 1, length(a.published_day)));
