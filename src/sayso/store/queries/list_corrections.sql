-- What people made of statements, the last first.
SELECT c.correction, a.id, a.title, s.id,
  CASE
    WHEN s.removed THEN 'removed'
    WHEN s.supersedes IS NULL THEN 'added'
    WHEN s.content = m.content AND s.cue = m.cue AND s.source = m.source AND s.speaker IS m.speaker
      AND s.act = m.act AND s.certainty IS m.certainty THEN 'confirmed'
    ELSE 'corrected'
  END,
  s.content_words, coalesce(c.annotator, c.brought_by), c.tool, c.corrected_at,
  NOT EXISTS (SELECT 1 FROM statements AS later WHERE later.supersedes = s.statement)
FROM corrections AS c JOIN statements AS s USING (statement) JOIN articles AS a USING (article)
LEFT JOIN statements AS m ON m.statement = s.supersedes
ORDER BY c.correction DESC LIMIT :limit OFFSET :start;
