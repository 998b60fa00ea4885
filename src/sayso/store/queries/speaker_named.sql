SELECT m.speaker FROM articles AS a JOIN speaker_parties AS m USING (article)
WHERE a.id = :article AND m.party = :party;
