SELECT DISTINCT claim FROM claim_points WHERE article IN (
  SELECT article FROM statements WHERE statement IN (
    SELECT rowid FROM statements_words WHERE statements_words MATCH 'content_words : (' || :match || ')')
  UNION
  SELECT article FROM assertions WHERE assertion IN (
    SELECT rowid FROM assertions_words WHERE assertions_words MATCH :match)
);
