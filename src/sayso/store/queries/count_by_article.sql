-- Of each who is counted, with the name, its kind and the language it stands in: how many statements an article has.
SELECT :key AS who, :label AS name, :kind AS kind, (SELECT language FROM articles AS l WHERE l.article = c.article),
  article, count(*)
FROM (:chosen) AS c
WHERE (:weak OR NOT weak) AND (:copies OR NOT copied)
GROUP BY who, name, article ORDER BY article;
