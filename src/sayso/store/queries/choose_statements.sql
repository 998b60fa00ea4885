WITH named AS MATERIALIZED (
  SELECT n.article, n.party
  FROM party_names AS n JOIN parties AS p ON p.article = n.article AND p.id = n.party
  WHERE n.word = :word AND instr(p.name_key, :speaker)
  UNION
  SELECT m.article, m.party
  FROM speaker_names AS n JOIN speakers AS k USING (speaker) JOIN speaker_parties AS m USING (speaker)
  WHERE n.word = :word AND instr(k.name_key, :speaker)
), spoken AS MATERIALIZED (
  SELECT s.statement
  FROM named AS n CROSS JOIN statements AS s INDEXED BY statements_by_article
  WHERE s.article = n.article AND s.speaker = n.party
)
SELECT s.statement AS row, s.article, s.weak, a.article IN (SELECT article FROM copies) AS copied,
  a.published_day AS day, a.outlet, s.act, s.speaker, s.layer = 'corrected' AS corrected,
  :{negated} AS negated
FROM articles AS a INDEXED BY articles_filters JOIN statements AS s INDEXED BY statements_by_article
  ON s.article = a.article
-- Weak repeats are let through as well, to be counted with the other weak ones.
WHERE (:{stands} OR (s.weak AND NOT :weak))
AND +s.statement NOT IN (SELECT statement FROM hidden_statements)
AND (:act IS NULL OR s.act = :act)
AND (:stance IS NULL OR s.stance = :stance)
AND (:certainty IS NULL OR s.certainty = :certainty)
AND (:speaker IS NULL OR +s.statement IN (SELECT statement FROM spoken))
AND ((:unnamed IS NULL AND :open IS NULL) OR (:{rests_on}) IN (:unnamed, :open))
AND a.article > :newer
AND (:outlet IS NULL OR a.outlet = :outlet)
AND (:since IS NULL OR a.published_day >= :since OR a.published_day IN (:since_month, :since_year))
AND (:until IS NULL OR a.published_day <= :until)
