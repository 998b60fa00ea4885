SELECT f.article
FROM fingerprints AS f JOIN articles AS a USING (article)
WHERE f.band = ? AND (
  coalesce((SELECT min(coalesce(o.published, '~')) FROM articles AS o WHERE o.url = a.url), a.published, '~'),
  coalesce(a.published, '~') || ' ' || a.id
) > (?, ?)
LIMIT ?;
