-- What people made of statements, or of those of an article, the last first.
SELECT c.correction, a.id, a.title, s.id,
  CASE
    WHEN s.removed THEN 'removed'
    WHEN s.supersedes IS NULL THEN 'added'
    WHEN s.content = m.content AND s.cue = m.cue AND s.source = m.source AND s.speaker IS m.speaker
      AND s.addressee IS m.addressee AND s.target IS m.target AND s.act = m.act AND s.stance = m.stance
      AND s.polarity = m.polarity AND s.manner = m.manner AND s.certainty IS m.certainty THEN 'confirmed'
    ELSE 'corrected'
  END,
  s.content_words, coalesce(c.annotator, c.brought_by), c.tool, c.corrected_at,
  NOT EXISTS (SELECT 1 FROM statements AS later WHERE later.supersedes = s.statement)
FROM corrections AS c JOIN statements AS s USING (statement) JOIN articles AS a USING (article)
LEFT JOIN statements AS m ON m.statement = s.supersedes
WHERE :article IS NULL OR a.id = :article
ORDER BY c.correction DESC LIMIT :limit OFFSET :start;
