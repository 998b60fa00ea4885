(:spoken ORDER BY s.statement DESC LIMIT :most) AS w
CROSS JOIN statements AS s ON s.statement = w.statement
CROSS JOIN articles AS a INDEXED BY articles_filters ON a.article = s.article
