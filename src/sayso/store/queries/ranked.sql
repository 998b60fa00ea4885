SELECT rowid, -bm25(:index) AS score FROM :index
WHERE :index MATCH :match AND +rowid NOT IN (:hidden)
ORDER BY score DESC, rowid LIMIT :limit;
