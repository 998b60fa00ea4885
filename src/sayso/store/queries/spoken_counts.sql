-- The articles in which a speaker is heard, with how many statements.
SELECT a.outlet, a.published_day, count(*) AS statements FROM speaker_parties AS m
JOIN articles AS a ON a.article = m.article
JOIN current_statements AS s ON s.article = m.article AND s.speaker = m.party
WHERE m.speaker = :speaker AND :{stands} AND (:weak OR NOT s.weak)
  AND m.article NOT IN (SELECT article FROM copies)
GROUP BY m.article;
