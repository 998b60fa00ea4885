-- Claims that earlier articles tell and those of a run tell again, told by most of them first.
SELECT c.claim, count(*) AS told
FROM articles AS a CROSS JOIN claim_points AS c ON c.article = a.article
WHERE a.run = :run AND NOT c.weak
AND EXISTS (
  SELECT 1 FROM claim_points AS e JOIN articles AS b USING (article)
  WHERE e.claim = c.claim AND b.run IS NOT :run AND NOT e.weak
)
GROUP BY c.claim ORDER BY told DESC, c.claim LIMIT :limit;
