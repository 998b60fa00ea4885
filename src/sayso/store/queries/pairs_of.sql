SELECT left_article, right_article, sort, scores FROM article_pairs WHERE left_article = :article
UNION
SELECT left_article, right_article, sort, scores FROM article_pairs WHERE right_article = :article;
