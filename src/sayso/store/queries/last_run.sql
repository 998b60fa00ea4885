-- The last run that brought articles.
SELECT run, started, (SELECT count(*) FROM articles AS a WHERE a.run = r.run) AS brought
FROM runs AS r WHERE EXISTS (SELECT 1 FROM articles AS a WHERE a.run = r.run)
ORDER BY run DESC LIMIT 1;
