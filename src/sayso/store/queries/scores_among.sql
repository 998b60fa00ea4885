WITH among AS MATERIALIZED (SELECT value AS article FROM json_each(:articles))
SELECT left_article, right_article, scores
FROM among JOIN article_pairs ON left_article = among.article
WHERE right_article IN (SELECT article FROM among) AND scores IS NOT NULL;
