SELECT count(*), 0
FROM articles_words AS w
JOIN articles AS a INDEXED BY articles_filters ON a.article = w.rowid
WHERE articles_words MATCH :match AND w.rowid > :above
AND (:outlet IS NULL OR a.outlet = :outlet)
AND (:since IS NULL OR substr(a.published_day, 1, length(:since)) >= substr(:since, 1, length(a.published_day)))
AND (:until IS NULL OR substr(a.published_day, 1, length(:until)) <= substr(:until, 1, length(a.published_day)));
