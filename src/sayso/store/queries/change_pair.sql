UPDATE article_pairs SET sort = ?, likeness = ?, left_lists = ?, right_lists = ?
WHERE left_article = ? AND right_article = ?;
