-- Statements, newest first, with all that they can be narrowed by.
SELECT s.statement, s.article, s.act, s.stance, s.certainty, p.name, a.outlet, a.published_day,
  NOT s.removed AND :{stands}
  AND s.statement NOT IN (SELECT statement FROM hidden_statements)
  AND (:copies OR s.article NOT IN (SELECT article FROM copies))
FROM :source
LEFT JOIN parties AS p ON p.article = s.article AND p.id = s.speaker
WHERE :weak OR NOT s.weak
LIMIT :most;
