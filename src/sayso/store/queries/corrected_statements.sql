-- A corrected statement stands where the machine's stood; a new one before the first that begins after it.
SELECT :columns FROM current_statements AS one
WHERE article = :article
ORDER BY
  CASE WHEN layer = 'machine' THEN statement
  ELSE coalesce(
    (SELECT statement FROM statements AS first
     WHERE first.article = one.article AND first.layer = 'machine' AND first.id = one.id),
    (SELECT min(statement) - 0.5 FROM statements AS next
     WHERE next.article = one.article AND next.layer = 'machine' AND next.span_start > one.span_start),
    statement)
  END,
  statement;
