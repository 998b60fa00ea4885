-- The claims that an article tells, by the place of their point, with how many articles tell each.
SELECT c.point, c.claim, n.originals
FROM claim_points AS c JOIN claim_counts AS n USING (claim)
WHERE c.article = :article AND n.originals > 1 AND c.claim NOT IN (SELECT claim FROM claims_changed)
ORDER BY c.point;
