WITH said AS (
  SELECT s.* FROM speaker_parties AS m
  JOIN current_statements AS s ON s.article = m.article AND s.speaker = m.party
  WHERE m.speaker = :speaker AND (:copies OR m.article NOT IN (SELECT article FROM copies))
)
SELECT
  count(*) FILTER (WHERE (:weak OR NOT weak) AND :{stands}) AS statements,
  count(*) FILTER (WHERE weak AND NOT :weak) AS weaker
FROM said AS s;
