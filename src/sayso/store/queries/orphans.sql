SELECT 'parties named by statements are not there' AS sort, count(*) AS rows
FROM statements AS s
WHERE s.speaker IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM parties AS p WHERE p.article = s.article AND p.id = s.speaker)
UNION ALL
SELECT 'parties named by speakers are not there', count(*)
FROM speaker_parties AS m
WHERE NOT EXISTS (SELECT 1 FROM parties AS p WHERE p.article = m.article AND p.id = m.party)
UNION ALL
SELECT 'speakers have no party', count(*)
FROM speakers AS k
WHERE NOT EXISTS (SELECT 1 FROM speaker_parties AS m WHERE m.speaker = k.speaker)
UNION ALL
SELECT 'corrected statements are nobody''s correction', count(*)
FROM statements AS s
WHERE s.layer = 'corrected'
AND NOT EXISTS (SELECT 1 FROM corrections AS c WHERE c.statement = s.statement)
UNION ALL
SELECT 'names belong to no party', count(*)
FROM party_names AS n
WHERE NOT EXISTS (SELECT 1 FROM parties AS p WHERE p.article = n.article AND p.id = n.party)
UNION ALL
SELECT 'names belong to no speaker', count(*)
FROM speaker_names AS n
WHERE NOT EXISTS (SELECT 1 FROM speakers AS k WHERE k.speaker = n.speaker);
