-- How likely all that is shown of a statement is right, and whether that is too little for it to be printed.
-- What was read before is as sure as the least sure of its parts, and none of it is weak.

ALTER TABLE statements ADD COLUMN weak INTEGER NOT NULL DEFAULT 0;
ALTER TABLE statements ADD COLUMN confidence_line REAL NOT NULL DEFAULT 1.0;
UPDATE statements SET confidence_line = min(
  confidence_content, confidence_source, confidence_act, confidence_certainty,
  CASE WHEN speaker IS NULL THEN 1.0 ELSE confidence_speaker END
);

DROP TRIGGER statements_added;
DROP TRIGGER statements_gone;
DROP TRIGGER statements_changed;
DROP TABLE statements_words;
CREATE VIRTUAL TABLE statements_words USING fts5 (
  content_words, weak, content = 'statements', content_rowid = 'statement',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO statements_words (statements_words) VALUES ('rebuild');
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
  INSERT INTO statements_words (rowid, content_words, weak) VALUES (new.statement, new.content_words, new.weak);
END;
CREATE TRIGGER statements_gone AFTER DELETE ON statements BEGIN
  INSERT INTO statements_words (statements_words, rowid, content_words, weak)
  VALUES ('delete', old.statement, old.content_words, old.weak);
END;
CREATE TRIGGER statements_changed AFTER UPDATE OF content_words, weak ON statements BEGIN
  INSERT INTO statements_words (statements_words, rowid, content_words, weak)
  VALUES ('delete', old.statement, old.content_words, old.weak);
  INSERT INTO statements_words (rowid, content_words, weak) VALUES (new.statement, new.content_words, new.weak);
END;
