SELECT count(*) FROM speaker_parties AS m
JOIN current_statements AS s ON s.article = m.article AND s.speaker = m.party
WHERE m.speaker = ? AND s.repeat_of IS NULL;
