SELECT s.assertion AS row, s.article, 0 AS weak, a.article IN (SELECT article FROM copies) AS copied,
  a.published_day AS day, a.outlet, NULL AS act, NULL AS speaker, 0 AS corrected
FROM assertions AS s JOIN articles AS a USING (article)
WHERE (:certainty IS NULL OR s.certainty = :certainty)
AND a.article > :newer
AND (:outlet IS NULL OR a.outlet = :outlet)
AND (:since IS NULL OR a.published_day >= :since OR a.published_day IN (:since_month, :since_year))
AND (:until IS NULL OR a.published_day <= :until)
