SELECT likeness, id, article
FROM article_pairs JOIN articles ON article = right_article
WHERE left_article = :article AND left_lists
UNION ALL
SELECT likeness, id, article
FROM article_pairs JOIN articles ON article = left_article
WHERE right_article = :article AND right_lists;
