(SELECT rowid AS found FROM :kinds_words WHERE :kinds_words MATCH :match :said ORDER BY rowid DESC LIMIT :most) AS w
CROSS JOIN :kinds AS s ON s.:kind = w.found
CROSS JOIN articles AS a INDEXED BY articles_filters ON a.article = s.article
