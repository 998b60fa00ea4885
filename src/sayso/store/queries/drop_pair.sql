DELETE FROM article_pairs WHERE left_article = ? AND right_article = ?;
