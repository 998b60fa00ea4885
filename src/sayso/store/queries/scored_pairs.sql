SELECT left_article, right_article, sort,
  sort = 'copy' AND EXISTS (SELECT 1 FROM copies WHERE article = left_article), scores
FROM article_pairs
WHERE scores IS NOT NULL;
