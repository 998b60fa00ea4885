-- Whether statement s is counted: no repeat; where weak ones do not count, the first that repeats a weak one too.
(s.repeat_of IS NULL OR (NOT :weak AND NOT s.weak AND EXISTS (
  SELECT 1 FROM current_statements AS one
  WHERE one.article = s.article AND one.id = s.repeat_of AND one.weak
) AND NOT EXISTS (
  SELECT 1 FROM current_statements AS other
  WHERE other.article = s.article AND other.repeat_of = s.repeat_of
  AND NOT other.weak AND other.statement < s.statement
)))
