-- On whom statement s rests: 'named', 'unnamed', or 'open' where its speaker is.
SELECT CASE
  WHEN t.candidates != '[]' THEN 'open'
  WHEN EXISTS (
    SELECT 1 FROM parties AS p
    WHERE p.article = t.article AND p.kind NOT IN ('unnamed', 'described', 'collective')
    AND (p.id = t.speaker OR p.id IN (SELECT value FROM json_each(t.chain)) OR p.id IN (
      SELECT value FROM parties AS g, json_each(g.members) WHERE g.article = t.article AND g.id = t.speaker
    ))
  ) THEN 'named'
  ELSE 'unnamed' END
FROM statements AS t WHERE t.statement = s.statement
