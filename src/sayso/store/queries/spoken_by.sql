-- Statements of parties whose name holds these words, or of persons and bodies one of whose names does.
SELECT s.statement
FROM (
  SELECT n.article, n.party
  FROM party_names AS n JOIN parties AS p ON p.article = n.article AND p.id = n.party
  WHERE n.word = :word AND instr(p.name_key, :speaker)
  UNION
  SELECT m.article, m.party
  FROM speaker_names AS n JOIN speakers AS k USING (speaker) JOIN speaker_parties AS m USING (speaker)
  WHERE n.word = :word AND instr(k.name_key, :speaker)
) AS named CROSS JOIN statements AS s INDEXED BY statements_by_article
WHERE s.article = named.article AND s.speaker = named.party
