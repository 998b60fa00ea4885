-- A page of outlets, those of most articles first.
SELECT outlet, count(*), sum(article IN (SELECT article FROM copies)), min(published_day), max(published_day)
FROM articles INDEXED BY articles_filters
GROUP BY outlet ORDER BY count(*) DESC, outlet LIMIT :limit OFFSET :start;
