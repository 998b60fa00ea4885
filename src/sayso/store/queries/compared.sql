SELECT f.article, a.published, a.id
FROM fingerprints AS f JOIN articles AS a USING (article)
WHERE f.band = ? AND f.compared = 1;
