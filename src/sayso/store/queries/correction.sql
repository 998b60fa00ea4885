-- The row and article of a correction, if nothing came after it.
SELECT s.statement, s.article, a.id, s.id
FROM corrections AS c JOIN statements AS s USING (statement) JOIN articles AS a USING (article)
WHERE c.correction = :correction
AND NOT EXISTS (SELECT 1 FROM statements AS later WHERE later.supersedes = s.statement);
