SELECT 'content words', id, content, content_words FROM statements WHERE article = :article
UNION ALL
SELECT 'cue words', id, cue, cue_words FROM statements WHERE article = :article
UNION ALL
SELECT 'source words', id, source, source_words FROM statements WHERE article = :article
UNION ALL
SELECT 'content words', id, content, content_words FROM assertions WHERE article = :article;
