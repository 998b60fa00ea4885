SELECT w.rowid, a.article IN (SELECT article FROM copies) AS copied
FROM articles_words AS w
JOIN articles AS a INDEXED BY articles_filters ON a.article = w.rowid
WHERE articles_words MATCH :match AND w.rowid > :above
AND a.article > :newer
AND (:outlet IS NULL OR a.outlet = :outlet)
AND (:since IS NULL OR a.published_day >= :since OR a.published_day IN (:since_month, :since_year))
AND (:until IS NULL OR a.published_day <= :until);
