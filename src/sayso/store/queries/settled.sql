SELECT a.text, s.by_article IS NOT NULL, r.of_article
FROM articles AS a LEFT JOIN superseded AS s USING (article) LEFT JOIN article_repeats AS r USING (article)
WHERE a.article = ?;
