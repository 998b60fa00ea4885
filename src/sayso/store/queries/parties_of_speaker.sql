SELECT articles.id, parties.name, forms, role_words, affiliation_words,
  m.article IN (SELECT article FROM copies) AS copied
FROM speaker_parties AS m
JOIN parties ON parties.article = m.article AND parties.id = m.party
JOIN articles ON articles.article = m.article
WHERE m.speaker = ?
ORDER BY m.article, parties.place;
