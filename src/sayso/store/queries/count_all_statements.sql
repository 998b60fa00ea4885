-- Without filters: the index alone knows, but for what people corrected.  The + keeps its rows in one pass.
SELECT count(*), count(CASE WHEN rowid IN (SELECT statement FROM corrections) THEN 1 END)
FROM statements_words
WHERE statements_words MATCH :match AND +rowid NOT IN (SELECT statement FROM hidden_statements);
