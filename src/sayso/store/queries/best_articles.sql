SELECT a.id AS article_id, a.file, a.url, a.outlet, a.published, a.title, a.text,
  NULL AS id, NULL AS content, NULL AS act, NULL AS certainty, 0 AS corrected, score, NULL AS speaker
FROM (
  SELECT w.rowid AS number, -bm25(articles_words) AS score
  FROM articles_words AS w
  JOIN articles AS a INDEXED BY articles_filters ON a.article = w.rowid
  WHERE articles_words MATCH :match AND w.rowid > :above
  AND (:outlet IS NULL OR a.outlet = :outlet)
  AND (:since IS NULL OR substr(a.published_day, 1, length(:since)) >= substr(:since, 1, length(a.published_day)))
  AND (:until IS NULL OR substr(a.published_day, 1, length(:until)) <= substr(:until, 1, length(a.published_day)))
  ORDER BY score DESC, w.rowid
  LIMIT :limit
) AS best
JOIN articles AS a ON a.article = best.number
ORDER BY score DESC, best.number;
