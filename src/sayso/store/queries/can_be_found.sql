SELECT 1 FROM fingerprints WHERE article = :article
UNION ALL
SELECT 1 FROM superseded WHERE article = :article
LIMIT 1;
