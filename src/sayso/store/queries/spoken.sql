-- A page of what a speaker says, the newest first; repeats and copies are left out.
WITH page AS (
  SELECT s.statement, a.published_day AS day FROM speaker_parties AS m
  JOIN articles AS a ON a.article = m.article
  JOIN current_statements AS s ON s.article = m.article AND s.speaker = m.party
  WHERE m.speaker = :speaker AND :{stands} AND (:weak OR NOT s.weak)
    AND m.article NOT IN (SELECT article FROM copies)
  ORDER BY a.published_day DESC, m.article DESC, s.span_start, s.statement
  LIMIT :limit OFFSET :start
)
SELECT a.article AS number, a.id AS article_id, a.outlet, a.published, a.title, a.text, s.id, s.content, s.cue,
  s.source, s.act, s.stance, s.certainty, s.weak, s.layer = 'corrected' AS corrected, s.answers
FROM page JOIN statements AS s USING (statement) JOIN articles AS a ON a.article = s.article
ORDER BY page.day DESC, a.article DESC, s.span_start, s.statement;
