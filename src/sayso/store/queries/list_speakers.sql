-- A page of persons and bodies, those heard most first.
SELECT a.id || '.' || min(f.party), k.name, k.kind, k.articles, k.statements
FROM (
  SELECT speaker, name, kind, articles, statements FROM speakers
  WHERE :word = '' OR speaker IN (SELECT speaker FROM speaker_names WHERE word = :word)
  ORDER BY statements DESC, articles DESC, speaker LIMIT :limit OFFSET :start
) AS k
JOIN speaker_parties AS f ON f.speaker = k.speaker
  AND f.article = (SELECT min(article) FROM speaker_parties AS g WHERE g.speaker = k.speaker)
JOIN articles AS a ON a.article = f.article
GROUP BY k.speaker
ORDER BY k.statements DESC, k.articles DESC, k.speaker;
