-- Where so many match that ranking them would take long.
SELECT a.id AS article_id, a.file, a.url, a.outlet, a.published, a.title, a.text,
  s.id, s.content, NULL AS act, s.certainty, 0 AS corrected, score, NULL AS speaker
FROM (
  SELECT w.rowid AS number, 0.0 AS score
  FROM assertions_words AS w
  JOIN assertions AS s ON s.assertion = w.rowid
  JOIN articles AS a INDEXED BY articles_filters ON a.article = s.article
  WHERE assertions_words MATCH :match AND w.rowid > :above
  AND (:certainty IS NULL OR s.certainty = :certainty)
  AND (:outlet IS NULL OR a.outlet = :outlet)
  AND (:since IS NULL OR substr(a.published_day, 1, length(:since)) >= substr(:since, 1, length(a.published_day)))
  AND (:until IS NULL OR substr(a.published_day, 1, length(:until)) <= substr(:until, 1, length(a.published_day)))
  ORDER BY w.rowid DESC
  LIMIT :limit
) AS best
JOIN assertions AS s ON s.assertion = best.number
JOIN articles AS a ON a.article = s.article
ORDER BY best.number DESC;
