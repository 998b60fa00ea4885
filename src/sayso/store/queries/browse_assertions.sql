-- What outlets say themselves,, newest first.
SELECT s.assertion, NULL, NULL, s.certainty, NULL, a.outlet, a.published_day
FROM :source
WHERE (:copies OR s.article NOT IN (SELECT article FROM copies))
LIMIT :most;
