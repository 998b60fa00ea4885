SELECT article FROM fingerprints
WHERE band IN (:bands) AND article < ?
GROUP BY article
ORDER BY count(*) DESC, article
LIMIT ?;
