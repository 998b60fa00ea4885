SELECT earlier.id
FROM article_repeats JOIN articles AS earlier ON earlier.article = article_repeats.of_article
WHERE article_repeats.article = ?;
