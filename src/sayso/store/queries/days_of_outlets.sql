-- On which days some outlets have articles, and how many; by months on the first of each.
SELECT outlet,
  CASE WHEN :months THEN substr(published_day, 1, 7) || '-01' ELSE published_day END AS day, count(*)
FROM articles INDEXED BY articles_filters
WHERE outlet IN (SELECT value FROM json_each(:outlets)) AND published_day IS NOT NULL
GROUP BY outlet, day;
