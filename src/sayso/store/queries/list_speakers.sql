-- A page of persons and bodies, those of most articles first.
SELECT a.id || '.' || f.party, k.name, k.kind, k.articles,
  (SELECT count(*) FROM speaker_parties AS m
   JOIN current_statements AS s ON s.article = m.article AND s.speaker = m.party
   WHERE m.speaker = k.speaker AND NOT s.weak AND s.repeat_of IS NULL
   AND m.article NOT IN (SELECT article FROM copies))
FROM (
  SELECT speaker, name, kind, articles FROM speakers
  WHERE :word = '' OR speaker IN (SELECT speaker FROM speaker_names WHERE word = :word)
  ORDER BY articles DESC, speaker LIMIT :limit OFFSET :start
) AS k
JOIN speaker_parties AS f ON f.speaker = k.speaker
  AND f.article = (SELECT min(article) FROM speaker_parties AS g WHERE g.speaker = k.speaker)
JOIN articles AS a ON a.article = f.article
GROUP BY k.speaker HAVING f.party = min(f.party)
ORDER BY k.articles DESC, k.speaker;
