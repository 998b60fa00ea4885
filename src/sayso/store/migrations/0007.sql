-- Searches that are saved by name.

CREATE TABLE searches (      -- by name, so that a later one tells what is new
  name TEXT PRIMARY KEY,
  words TEXT NOT NULL,
  filters TEXT NOT NULL,   -- JSON
  seen INTEGER NOT NULL,   -- the last article there was; lower where that is gone
  asked_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER searches_seen AFTER DELETE ON articles BEGIN
  UPDATE searches SET seen = min(seen, (SELECT coalesce(max(article), 0) FROM articles));
END;
