SELECT article, parties.id, kind, language, name, forms, role_words, affiliation_words
FROM parties JOIN articles USING (article)
WHERE kind IN ('named', 'organisation', 'wire', 'outlet')
ORDER BY article, place;
