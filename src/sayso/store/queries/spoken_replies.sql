-- What a statement answers, and what answers it.
SELECT CASE WHEN s.id = :answers THEN 'answers' ELSE 'answered' END AS sort,
  s.id, p.name, s.act, s.stance, s.content_words, s.cue_words
FROM current_statements AS s
LEFT JOIN parties AS p ON p.article = s.article AND p.id = s.speaker
WHERE s.article = :article AND NOT s.weak AND s.repeat_of IS NULL AND (s.id = :answers OR s.answers = :id)
ORDER BY s.span_start, s.statement;
