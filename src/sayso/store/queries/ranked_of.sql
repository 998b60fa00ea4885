SELECT rowid, -bm25(:index) AS score FROM :index
WHERE :index MATCH :match AND rowid > :above AND +rowid IN (SELECT value FROM json_each(:rows))
ORDER BY score DESC, rowid LIMIT :limit;
