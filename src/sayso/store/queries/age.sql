-- An article is as old as the first version under its address.
SELECT coalesce((SELECT min(coalesce(o.published, '~')) FROM articles AS o WHERE o.url = a.url), a.published), id
FROM articles AS a
WHERE article = ?;
