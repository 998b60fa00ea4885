SELECT w.rowid, a.article IN (SELECT article FROM copies) AS copied
FROM assertions_words AS w
JOIN assertions AS s INDEXED BY assertions_filters ON s.assertion = w.rowid
JOIN articles AS a INDEXED BY articles_filters ON a.article = s.article
WHERE assertions_words MATCH :match AND w.rowid > :above
AND (:certainty IS NULL OR s.certainty = :certainty)
AND a.article > :newer
AND (:outlet IS NULL OR a.outlet = :outlet)
AND (:since IS NULL OR a.published_day >= :since OR a.published_day IN (:since_month, :since_year))
AND (:until IS NULL OR a.published_day <= :until);
