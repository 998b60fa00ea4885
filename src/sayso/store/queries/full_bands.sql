-- A band of this original that holds as many as are compared: another would take its place.
SELECT 1 FROM fingerprints AS own
WHERE own.article = ? AND own.compared = 1
AND (SELECT count(*) FROM fingerprints AS f WHERE f.band = own.band AND f.compared = 1) >= ?
LIMIT 1;
