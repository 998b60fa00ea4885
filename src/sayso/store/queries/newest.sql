SELECT rowid, 0.0 FROM :index
WHERE :index MATCH :match AND +rowid NOT IN (:hidden)
ORDER BY rowid DESC LIMIT :limit;
