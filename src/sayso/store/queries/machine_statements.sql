SELECT :columns FROM statements
WHERE article = :article AND layer = 'machine'
ORDER BY statement;
