-- Statements that nobody has looked at, the least sure first.
SELECT a.id, s.id, s.confidence_line
FROM statements AS s INDEXED BY statements_unreviewed JOIN articles AS a USING (article)
WHERE s.layer = 'machine' AND s.weak = :weak AND s.repeat_of IS NULL
AND s.statement NOT IN (SELECT statement FROM hidden_statements)
AND s.article NOT IN (SELECT article FROM copies)
ORDER BY s.confidence_line, s.statement LIMIT :limit OFFSET :start;
