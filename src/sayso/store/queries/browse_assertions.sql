-- What outlets say themselves, newest first.
SELECT s.assertion, s.article, NULL, NULL, s.certainty, NULL, a.outlet, a.published_day,
  :copies OR s.article NOT IN (SELECT article FROM copies)
FROM :source
LIMIT :most;
