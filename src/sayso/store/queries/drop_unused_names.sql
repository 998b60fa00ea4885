DELETE FROM party_names
WHERE article = :article
AND NOT EXISTS (SELECT 1 FROM parties AS p WHERE p.article = party_names.article AND p.id = party_names.party);
