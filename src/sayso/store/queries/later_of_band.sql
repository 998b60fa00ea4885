SELECT f.article
FROM fingerprints AS f JOIN articles AS a USING (article)
WHERE f.band = ? AND (coalesce(a.published, '~'), a.id) > (?, ?)
LIMIT ?;
