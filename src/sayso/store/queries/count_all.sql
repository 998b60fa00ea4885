-- Without filters the index alone knows.  The + keeps its rows in one pass.
SELECT count(*) FROM :index WHERE :index MATCH :match AND +rowid NOT IN (:hidden);
