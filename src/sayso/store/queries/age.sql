-- An article is as old as the first version under its address; of two of one age the earlier printed goes first.
SELECT coalesce((SELECT min(coalesce(o.published, '~')) FROM articles AS o WHERE o.url = a.url), a.published),
  coalesce(a.published, '~') || ' ' || a.id
FROM articles AS a
WHERE article = ?;
