-- How many other articles hold nearly the same words.
SELECT count(*) FROM article_repeats
WHERE article <> :article AND of_article = coalesce(
  (SELECT of_article FROM article_repeats WHERE article = :article), :article)
UNION ALL
SELECT count(*) FROM article_repeats WHERE article = :article;
