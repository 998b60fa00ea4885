SELECT 1 FROM fingerprints WHERE article = :article
UNION ALL
SELECT 1 FROM article_repeats WHERE article = :article
LIMIT 1;
