DELETE FROM article_pairs WHERE left_article = :article OR right_article = :article;
