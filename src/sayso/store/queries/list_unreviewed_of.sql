-- The same of one article.
SELECT a.id, s.id, s.confidence_line
FROM articles AS a CROSS JOIN statements AS s INDEXED BY statements_by_article ON s.article = a.article
WHERE a.id = :article AND s.layer = 'machine' AND s.weak = :weak AND s.repeat_of IS NULL
AND s.statement NOT IN (SELECT statement FROM hidden_statements)
ORDER BY s.confidence_line, s.statement LIMIT :limit OFFSET :start;
