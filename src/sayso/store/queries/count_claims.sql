-- What is told of the claims whose points came or went.
WITH told AS (
  SELECT c.claim, c.article, c.article * 65536 + c.point AS place, c.denies,
    coalesce(k.of_article, c.article) AS original, coalesce(a.outlet, a.article) AS outlet, a.published_day
  FROM claims_changed AS n CROSS JOIN claim_points AS c ON c.claim = n.claim
  JOIN articles AS a USING (article) LEFT JOIN copies AS k USING (article)
  WHERE NOT c.weak
)
INSERT INTO claim_counts
SELECT claim, count(DISTINCT article) > 1 OR sum(denies) > 0,
  count(DISTINCT original),
  count(DISTINCT outlet) FILTER (WHERE article = original),
  count(*) FILTER (WHERE article = original),
  coalesce(sum(denies) FILTER (WHERE article = original), 0),
  max(published_day) FILTER (WHERE article = original),
  min(place)
FROM told
GROUP BY claim
HAVING count(*) > 1;
