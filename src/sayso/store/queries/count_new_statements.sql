SELECT count(DISTINCT id) FROM statements AS s
WHERE article = ? AND layer = 'corrected'
AND NOT EXISTS (
  SELECT 1 FROM statements AS m WHERE m.article = s.article AND m.id = s.id AND m.layer = 'machine'
);
