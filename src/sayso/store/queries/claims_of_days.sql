SELECT DISTINCT claim FROM claim_points WHERE article IN (
  SELECT article FROM articles
  WHERE published >= :since AND substr(published, 1, length(:until)) <= :until
);
