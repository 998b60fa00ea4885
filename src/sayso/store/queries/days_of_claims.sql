-- On which days some claims are told, in how many articles.
SELECT 'c' || p.claim, a.published_day, count(DISTINCT p.article)
FROM claim_points AS p JOIN articles AS a USING (article)
WHERE p.claim IN (SELECT value FROM json_each(:claims)) AND NOT p.weak AND a.published_day IS NOT NULL
GROUP BY p.claim, a.published_day;
