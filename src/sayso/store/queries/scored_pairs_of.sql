SELECT left_article, right_article, sort,
  sort = 'copy' AND EXISTS (SELECT 1 FROM copies WHERE article = left_article), scores
FROM article_pairs
WHERE (left_article = :article OR right_article = :article) AND scores IS NOT NULL;
