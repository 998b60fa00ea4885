-- Claims told twice or more, and whether in several articles, or told and denied.
WITH told AS (
  SELECT c.claim, c.article, c.article * 65536 + c.point AS place, c.denies,
    coalesce(k.of_article, c.article) AS original, coalesce(a.outlet, a.article) AS outlet, a.published
  FROM claim_points AS c JOIN articles AS a USING (article) LEFT JOIN copies AS k USING (article)
  WHERE :weak OR NOT c.weak
)
SELECT claim, count(DISTINCT article) > 1 OR sum(denies) > 0 AS across,
  count(DISTINCT original) AS originals, count(DISTINCT outlet) AS outlets, count(*) AS mentions,
  sum(denies) AS denials, max(published) AS last, min(place) AS first_point
FROM told
GROUP BY claim
HAVING count(*) > 1
ORDER BY :order;
