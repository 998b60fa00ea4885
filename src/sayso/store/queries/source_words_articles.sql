(SELECT rowid AS found FROM articles_words WHERE articles_words MATCH :match ORDER BY rowid DESC LIMIT :most) AS w
CROSS JOIN articles AS a INDEXED BY articles_filters ON a.article = w.found
