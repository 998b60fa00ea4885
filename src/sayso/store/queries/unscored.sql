-- By day, so that articles that are compared with each other are in memory together.
SELECT left_article, right_article, likeness
FROM article_pairs LEFT JOIN profiles ON article = left_article
WHERE scores IS NULL
ORDER BY day, left_article, right_article;
