INSERT OR IGNORE INTO article_pairs (left_article, right_article, sort, likeness, left_lists, right_lists)
VALUES (?, ?, ?, ?, ?, ?);
