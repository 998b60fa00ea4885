-- Of those that match, how many are a person's.
SELECT count(*) FROM statements_words
WHERE statements_words MATCH :match AND rowid IN (
  SELECT statement FROM corrections WHERE statement NOT IN (:hidden)
);
