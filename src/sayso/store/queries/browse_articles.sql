-- Articles, newest first.
SELECT a.article, NULL, NULL, NULL, NULL, a.outlet, a.published_day
FROM :source
WHERE :copies OR a.article NOT IN (SELECT article FROM copies)
LIMIT :most;
