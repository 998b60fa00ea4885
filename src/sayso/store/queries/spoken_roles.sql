SELECT value, count(DISTINCT m.article), min(a.published_day), max(a.published_day)
FROM speaker_parties AS m
JOIN parties AS p ON p.article = m.article AND p.id = m.party
JOIN articles AS a ON a.article = m.article
JOIN json_each(p.:column)
WHERE m.speaker = :speaker AND m.article NOT IN (SELECT article FROM copies)
GROUP BY value ORDER BY 2 DESC, value;
