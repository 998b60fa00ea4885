-- Each party of an article that is somebody known across articles, by that one's first article.
SELECT m.party, a.id || '.' || min(f.party)
FROM speaker_parties AS m
JOIN speaker_parties AS f ON f.speaker = m.speaker
  AND f.article = (SELECT min(article) FROM speaker_parties AS g WHERE g.speaker = m.speaker)
JOIN articles AS a ON a.article = f.article
WHERE m.article = :article
GROUP BY m.party;
