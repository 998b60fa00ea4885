SELECT s.act, :{negated} AS negated, count(*) AS statements FROM speaker_parties AS m
JOIN current_statements AS s ON s.article = m.article AND s.speaker = m.party
WHERE m.speaker = :speaker AND :{stands} AND (:weak OR NOT s.weak)
  AND m.article NOT IN (SELECT article FROM copies)
GROUP BY s.act, negated ORDER BY statements DESC, s.act, negated;
