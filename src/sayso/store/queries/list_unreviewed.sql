-- Statements that nobody has looked at, the least sure first; weak ones too, or others alone.
SELECT a.id, s.id, s.confidence_line
FROM statements AS s INDEXED BY statements_unreviewed JOIN articles AS a USING (article)
WHERE s.layer = 'machine' AND (:weak OR NOT s.weak) AND s.repeat_of IS NULL
AND s.statement NOT IN (SELECT statement FROM hidden_statements)
AND (:article IS NULL OR a.id = :article)
ORDER BY s.confidence_line, s.statement LIMIT :limit OFFSET :start;
