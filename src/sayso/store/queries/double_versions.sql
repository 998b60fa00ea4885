SELECT url, version FROM articles
WHERE url IS NOT NULL
GROUP BY url, version
HAVING count(DISTINCT text) > 1;
