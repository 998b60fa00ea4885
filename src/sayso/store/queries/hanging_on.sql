SELECT article FROM article_repeats WHERE of_article = :article
UNION
SELECT article FROM superseded WHERE by_article = :article
UNION
SELECT other.article FROM articles AS one JOIN articles AS other ON other.url = one.url
WHERE one.article = :article AND other.article <> :article;
