UPDATE article_pairs SET scores = ? WHERE left_article = ? AND right_article = ?;
