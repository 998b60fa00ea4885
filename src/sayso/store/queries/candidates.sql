-- No more than some of those that share a band: a form letter would make every article share one.
SELECT article FROM (
  SELECT article FROM fingerprints WHERE band IN (:bands) AND article < ? LIMIT 1000
)
GROUP BY article
ORDER BY count(*) DESC, article
LIMIT ?;
