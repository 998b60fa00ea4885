-- Repeats count once.  Where weak ones do not count, the first that repeats a weak one stands for it.
WITH said AS (
  SELECT s.* FROM speaker_parties AS m
  JOIN current_statements AS s ON s.article = m.article AND s.speaker = m.party
  WHERE m.speaker = :speaker AND (:copies OR m.article NOT IN (SELECT article FROM copies))
)
SELECT
  count(*) FILTER (WHERE (:weak OR NOT weak) AND (repeat_of IS NULL OR (NOT :weak AND EXISTS (
    SELECT 1 FROM current_statements AS one
    WHERE one.article = said.article AND one.id = said.repeat_of AND one.weak
  ) AND NOT EXISTS (
    SELECT 1 FROM current_statements AS other
    WHERE other.article = said.article AND other.repeat_of = said.repeat_of
    AND NOT other.weak AND other.statement < said.statement
  )))) AS statements,
  count(*) FILTER (WHERE weak AND NOT :weak) AS weaker
FROM said;
