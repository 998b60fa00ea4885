SELECT scores FROM article_pairs
WHERE left_article = ? AND right_article = ? AND sort = 'near' AND NOT left_lists AND NOT right_lists;
