-- The newest articles, those of a run, and the statements that nobody has looked at, without reading all of them.
CREATE INDEX articles_newest ON articles (published_day, article, outlet);
CREATE INDEX articles_by_run ON articles (run);
CREATE INDEX statements_unreviewed ON statements (weak, confidence_line, statement) WHERE layer = 'machine';
-- How many statements each person and body makes is counted when they are joined: let them be joined anew.
ALTER TABLE speakers ADD COLUMN statements INTEGER NOT NULL DEFAULT 0;
UPDATE bookkeeping SET value = -1 WHERE name = 'speakers';
-- What is told of each claim in a list.
CREATE TABLE claim_counts (
  claim INTEGER PRIMARY KEY,
  across INTEGER NOT NULL,
  originals INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  denials INTEGER NOT NULL,
  last TEXT,
  first_point INTEGER NOT NULL
);
CREATE INDEX claim_counts_retold ON claim_counts (outlets DESC, originals DESC, mentions DESC, first_point)
  WHERE across;
CREATE INDEX claim_counts_denied
  ON claim_counts (denials DESC, outlets DESC, originals DESC, mentions DESC, first_point) WHERE across;
CREATE INDEX claim_counts_newest
  ON claim_counts (last DESC, outlets DESC, originals DESC, mentions DESC, first_point) WHERE across;
CREATE TABLE claims_changed (
  claim INTEGER PRIMARY KEY
);
CREATE TRIGGER claim_points_added AFTER INSERT ON claim_points BEGIN
  INSERT OR IGNORE INTO claims_changed VALUES (new.claim);
END;
CREATE TRIGGER claim_points_gone AFTER DELETE ON claim_points BEGIN
  INSERT OR IGNORE INTO claims_changed VALUES (old.claim);
END;
INSERT INTO claims_changed SELECT DISTINCT claim FROM claim_points;
