-- Articles, newest first.
SELECT a.article, a.article, NULL, NULL, NULL, NULL, a.outlet, a.published_day,
  :copies OR a.article NOT IN (SELECT article FROM copies)
FROM :source
LIMIT :most;
