SELECT right_article FROM article_pairs WHERE left_article = :article AND right_lists
UNION ALL
SELECT left_article FROM article_pairs WHERE right_article = :article AND left_lists;
