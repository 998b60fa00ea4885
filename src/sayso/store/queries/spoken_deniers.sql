-- Who denies in the same article what a speaker says.
SELECT p.name, count(*) AS statements FROM speaker_parties AS m
JOIN current_statements AS s ON s.article = m.article AND s.speaker = m.party
JOIN current_statements AS r ON r.article = s.article AND r.answers = s.id
LEFT JOIN parties AS p ON p.article = r.article AND p.id = r.speaker
WHERE m.speaker = :speaker AND (:weak OR NOT (s.weak OR r.weak)) AND r.stance = 'denies'
  AND m.article NOT IN (SELECT article FROM copies)
GROUP BY p.name ORDER BY statements DESC, p.name;
