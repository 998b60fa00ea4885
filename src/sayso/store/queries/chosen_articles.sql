SELECT article FROM articles AS a
WHERE (:outlet IS NULL OR outlet = :outlet)
AND (:since IS NULL OR substr(published_day, 1, length(:since)) >= substr(:since, 1, length(published_day)))
AND (:until IS NULL OR substr(published_day, 1, length(:until)) <= substr(:until, 1, length(published_day)))
ORDER BY article;
