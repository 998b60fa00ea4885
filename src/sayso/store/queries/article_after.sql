SELECT id FROM articles INDEXED BY articles_newest
WHERE (published_day, article) > (SELECT published_day, article FROM articles WHERE article = :article)
ORDER BY published_day, article LIMIT 1;
