INSERT OR IGNORE INTO unlinked
SELECT right_article FROM article_pairs WHERE left_article = :article AND right_article <> :article
UNION
SELECT left_article FROM article_pairs WHERE right_article = :article AND left_article <> :article;
