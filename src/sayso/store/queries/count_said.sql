-- How many statements each person and body makes: none that is weak or a repeat, none of a copy.
UPDATE speakers SET statements = said.many
FROM (
  SELECT m.speaker, count(*) AS many
  FROM current_statements AS s JOIN speaker_parties AS m ON m.article = s.article AND m.party = s.speaker
  WHERE NOT s.weak AND :{stands} AND s.article NOT IN (SELECT article FROM copies)
  GROUP BY m.speaker
) AS said
WHERE said.speaker = speakers.speaker;
