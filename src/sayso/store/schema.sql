-- The store: one SQLite file.  Spans count code points; lists of spans are JSON, [[0,12]].
-- A change of this file needs a migration: migrations/NNNN.sql makes version NNNN of the one before.

CREATE TABLE bookkeeping (
  name TEXT PRIMARY KEY,   -- changes: counted; speakers: the count at which they were last made;
                           -- relink: 1 where all is to be linked anew
  value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO bookkeeping (name, value) VALUES ('changes', 0), ('speakers', -1), ('relink', 0);

CREATE TABLE runs (
  run INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  finished TEXT,           -- NULL while it runs, or where it was interrupted
  version TEXT NOT NULL,
  settings TEXT NOT NULL   -- JSON
);

CREATE TABLE unread (
  unread INTEGER PRIMARY KEY,
  run INTEGER REFERENCES runs (run) ON DELETE CASCADE,
  file TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX unread_by_run ON unread (run);

CREATE TABLE feeds (        -- those that are followed
  feed INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  title TEXT,
  etag TEXT,               -- what its server said of the state last seen
  modified TEXT,
  last_pulled TEXT,        -- NULL where it never was
  status TEXT,             -- how that went
  retry_after TEXT         -- so long its server asked to be left in peace
);

CREATE TABLE searches (      -- by name, so that a later one tells what is new
  name TEXT PRIMARY KEY,
  words TEXT NOT NULL,
  filters TEXT NOT NULL,   -- JSON
  seen INTEGER NOT NULL,   -- the last article there was; lower where that is gone
  asked_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE made_by (
  made_by INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  language_pack TEXT NOT NULL,
  models TEXT NOT NULL,    -- JSON
  UNIQUE (version, language_pack, models)
);

CREATE TABLE articles (
  article INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT,
  key TEXT,
  url TEXT,
  outlet TEXT,
  published TEXT,          -- ISO 8601, as precise as found
  published_day TEXT,      -- its day, or its month or year where no more is known
  retrieved TEXT,
  language TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  title TEXT,
  genre TEXT NOT NULL,
  genre_evidence TEXT NOT NULL,
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL, -- of the text; sha256 is that of the input
  blocks TEXT NOT NULL,    -- JSON
  authors TEXT NOT NULL,   -- JSON
  dates TEXT NOT NULL,     -- JSON
  notes TEXT NOT NULL,     -- JSON
  coverage TEXT NOT NULL,  -- JSON
  version INTEGER NOT NULL DEFAULT 1, -- of the text under this address
  made_by INTEGER NOT NULL REFERENCES made_by (made_by),
  run INTEGER REFERENCES runs (run) ON DELETE SET NULL,
  own_columns TEXT NOT NULL DEFAULT '{}' -- JSON: cells of its record that were to be kept
);
CREATE INDEX articles_by_url ON articles (url, text_sha256, version) WHERE url IS NOT NULL;
CREATE INDEX articles_by_version ON articles (url, version) WHERE url IS NOT NULL;
CREATE INDEX articles_by_outlet ON articles (outlet);
-- All that a search filters by: reading it from the rows themselves would cost three times as much.
CREATE INDEX articles_filters ON articles (article, outlet, published_day);
CREATE INDEX articles_newest ON articles (published_day, article, outlet);
CREATE INDEX articles_by_run ON articles (run);

CREATE TABLE parties (
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  id TEXT NOT NULL,
  layer TEXT NOT NULL DEFAULT 'machine',
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  roles TEXT NOT NULL,
  affiliations TEXT NOT NULL,
  mentions TEXT NOT NULL,
  members TEXT NOT NULL,        -- JSON, ids
  name_key TEXT NOT NULL,       -- its names as they are compared: small letters, no accents
  forms TEXT NOT NULL,          -- JSON: names written, the longest first
  role_words TEXT NOT NULL,     -- JSON: as written
  affiliation_words TEXT NOT NULL, -- JSON: as written
  PRIMARY KEY (article, id)
) WITHOUT ROWID;

-- Each word of each name, to find parties by.
CREATE TABLE party_names (
  word TEXT NOT NULL,
  article INTEGER NOT NULL,
  party TEXT NOT NULL,          -- id of a party of the article
  PRIMARY KEY (word, article, party)
) WITHOUT ROWID;

CREATE TABLE statements (
  statement INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  id TEXT NOT NULL,
  layer TEXT NOT NULL DEFAULT 'machine', -- or 'corrected'
  supersedes INTEGER REFERENCES statements (statement) ON DELETE CASCADE,
  removed INTEGER NOT NULL DEFAULT 0,    -- 1 where a person took the statement away
  content TEXT NOT NULL,
  cue TEXT NOT NULL,
  source TEXT NOT NULL,
  speaker TEXT,             -- id of a party of the same article; so are addressee, target and chain
  chain TEXT NOT NULL,      -- JSON
  addressee TEXT,
  target TEXT,
  manner TEXT NOT NULL,
  act TEXT NOT NULL,
  certainty TEXT,
  polarity TEXT NOT NULL,
  hedges TEXT NOT NULL,     -- JSON
  condition TEXT NOT NULL,
  event_time TEXT,
  said_time TEXT,
  nested_in TEXT,           -- id of a statement of the same article; so are answers and repeat_of
  answers TEXT,
  repeat_of TEXT,
  candidates TEXT NOT NULL,  -- who could be meant where the speaker is open, with chances
  stance TEXT NOT NULL,     -- 'unsaid' is no word of the speaker
  weak INTEGER NOT NULL,   -- 1 where it is too likely wrong to be printed
  points TEXT NOT NULL,     -- JSON
  rule TEXT NOT NULL,
  over TEXT NOT NULL,       -- JSON
  confidence_line REAL NOT NULL,
  confidence_content REAL NOT NULL,
  confidence_source REAL NOT NULL,
  confidence_speaker REAL NOT NULL,
  confidence_act REAL NOT NULL,
  confidence_certainty REAL NOT NULL,
  lexeme TEXT NOT NULL,
  known_by TEXT NOT NULL,   -- the first word of `how`, from a closed choice
  how TEXT NOT NULL,
  runner_up TEXT NOT NULL,
  chain_words TEXT NOT NULL, -- JSON, the words of each step of the chain
  content_words TEXT NOT NULL,
  cue_words TEXT NOT NULL,
  source_words TEXT NOT NULL,
  span_start INTEGER,
  span_end INTEGER
);
CREATE INDEX statements_by_article ON statements (article);
CREATE INDEX statements_filters ON statements (statement, article, act, certainty, speaker, layer);
-- Those that people may look at, the least sure first.
CREATE INDEX statements_unreviewed ON statements (weak, confidence_line, statement) WHERE layer = 'machine';
CREATE INDEX statements_superseded ON statements (supersedes) WHERE supersedes IS NOT NULL;

-- What no longer stands.
CREATE VIEW hidden_statements AS
SELECT supersedes AS statement FROM statements WHERE supersedes IS NOT NULL
UNION ALL
SELECT statement FROM statements WHERE supersedes IS NOT NULL AND removed;

-- What stands: the machine's statements as people left them.
CREATE VIEW current_statements AS
SELECT * FROM statements
WHERE NOT removed
  AND NOT EXISTS (SELECT 1 FROM statements AS later WHERE later.supersedes = statements.statement);

CREATE TABLE corrections (
  correction INTEGER PRIMARY KEY,
  statement INTEGER NOT NULL UNIQUE REFERENCES statements (statement) ON DELETE CASCADE,
  annotator TEXT,
  tool TEXT NOT NULL,
  corrected_at TEXT,
  brought_by TEXT NOT NULL
);

CREATE TABLE assertions (
  assertion INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  id TEXT NOT NULL,
  content TEXT NOT NULL,
  trigger_spans TEXT NOT NULL,
  sourced_by TEXT NOT NULL,  -- JSON, ids of statements
  certainty TEXT,
  polarity TEXT NOT NULL,
  hedges TEXT NOT NULL,      -- JSON
  event_time TEXT,
  points TEXT NOT NULL,      -- JSON
  content_words TEXT NOT NULL,
  span_start INTEGER,
  span_end INTEGER
);
CREATE INDEX assertions_by_article ON assertions (article);
CREATE INDEX assertions_filters ON assertions (assertion, article, certainty);

CREATE TABLE quotations (
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  inner_span TEXT,
  kind TEXT NOT NULL,
  closed INTEGER NOT NULL,
  depth INTEGER NOT NULL,
  continues INTEGER NOT NULL,
  PRIMARY KEY (article, place)
) WITHOUT ROWID;

CREATE TABLE times (
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  value TEXT,
  kind TEXT NOT NULL,
  PRIMARY KEY (article, place)
) WITHOUT ROWID;

CREATE TABLE quantities (
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  low REAL,
  high REAL,
  unit TEXT,
  what TEXT NOT NULL,
  approximate INTEGER NOT NULL,
  PRIMARY KEY (article, place)
) WITHOUT ROWID;

CREATE TABLE places (
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  code TEXT,
  PRIMARY KEY (article, place)
) WITHOUT ROWID;

CREATE TABLE wording (
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (article, place)
) WITHOUT ROWID;

CREATE TABLE repeats (
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  mentions TEXT NOT NULL,
  PRIMARY KEY (article, place)
) WITHOUT ROWID;

-- The sum of all that was written of an article, by which a turned bit is seen; articles added before sums were
-- kept have none.  A migration that changes what stands in these rows, but for new columns that hold nothing,
-- ends with DELETE FROM checksums.
CREATE TABLE checksums (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE,
  checksum INTEGER NOT NULL -- 64 bits
);

-- Bands of the MinHash of an article's words; equal bands make two articles worth comparing.
CREATE TABLE fingerprints (
  band INTEGER NOT NULL,
  compared INTEGER NOT NULL, -- 1: one of the first originals of the band, with which others are compared
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  PRIMARY KEY (band, compared, article)
) WITHOUT ROWID;
CREATE INDEX fingerprints_by_article ON fingerprints (article);

-- Copies: nearly the words of an article of an earlier date.
CREATE TABLE article_repeats (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE,
  of_article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  jaccard REAL NOT NULL    -- share of the shingles of both that both hold
);
CREATE INDEX article_repeats_of ON article_repeats (of_article);

-- Versions under an address of which there is a later one.
CREATE TABLE superseded (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE,
  by_article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE
);
CREATE INDEX superseded_by ON superseded (by_article);

-- What counts with another article.
CREATE VIEW copies AS
SELECT s.article, coalesce(r.of_article, s.by_article) AS of_article, 'version' AS kind
FROM superseded AS s LEFT JOIN article_repeats AS r ON r.article = s.by_article
UNION ALL
SELECT article, of_article, 'reprint' FROM article_repeats;

-- Articles whose points are to be linked, or linked anew.
CREATE TABLE unlinked (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE
);

-- The heaviest words of originals, as hashes, by which their neighbours are found.
CREATE TABLE profiles (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE,
  day INTEGER,              -- NULL where it is not known
  words BLOB NOT NULL,      -- 64-bit numbers, as are the weights
  weights BLOB NOT NULL
);
CREATE TABLE profile_words (
  word INTEGER NOT NULL,
  period INTEGER NOT NULL,  -- half months; -1 where the day is not known
  article INTEGER NOT NULL,
  PRIMARY KEY (word, period, article)
) WITHOUT ROWID;

-- Pairs of articles that are compared, the one with the lower id on the left.
CREATE TABLE article_pairs (
  left_article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  right_article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  sort TEXT NOT NULL,       -- near, copy, or own: an article beside itself
  likeness INTEGER NOT NULL,
  left_lists INTEGER NOT NULL,  -- 1: the right one is among the nearest of the left one
  right_lists INTEGER NOT NULL,
  scores BLOB,     -- 16-bit numbers: point on the left, on the right, likeness in 1/10,000; NULL: yet to be scored
  PRIMARY KEY (left_article, right_article)
);
CREATE INDEX article_pairs_by_right ON article_pairs (right_article);
CREATE INDEX article_pairs_unscored ON article_pairs (left_article) WHERE scores IS NULL;

-- How many points each article has that was linked, how many are weak; and a byte each: 1 weak, 2 denies.
CREATE TABLE article_points (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE,
  points INTEGER NOT NULL,
  weak INTEGER NOT NULL,
  flags BLOB NOT NULL
);

-- The points of claims that are told twice or more.
CREATE TABLE claim_points (
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  point INTEGER NOT NULL,   -- its place among the points of its article
  claim INTEGER NOT NULL,
  weak INTEGER NOT NULL,
  denies INTEGER NOT NULL,
  PRIMARY KEY (article, point)
) WITHOUT ROWID;
CREATE INDEX claim_points_by_claim ON claim_points (claim);

-- What is told of each claim in a list, weak points and copies left out; `across` tells those of several
-- articles, or told and denied.  Claims whose points came or went are noted, and counted anew at the next link.
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

-- Who is the same across articles; made anew where articles came or went.
CREATE TABLE speakers (
  speaker INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  name_key TEXT NOT NULL,
  articles INTEGER NOT NULL,
  statements INTEGER NOT NULL DEFAULT 0  -- none that is weak or a repeat, none of a copy
);

-- Each word of each name, to find speakers by.
CREATE TABLE speaker_names (
  word TEXT NOT NULL,
  speaker INTEGER NOT NULL,
  PRIMARY KEY (word, speaker)
) WITHOUT ROWID;

CREATE TABLE speaker_parties (
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  party TEXT NOT NULL,      -- id of a party of the article
  speaker INTEGER NOT NULL REFERENCES speakers (speaker) ON DELETE CASCADE,
  PRIMARY KEY (article, party)
) WITHOUT ROWID;
CREATE INDEX speaker_parties_by_speaker ON speaker_parties (speaker);

CREATE TABLE merges (
  merge INTEGER PRIMARY KEY,
  speaker INTEGER NOT NULL REFERENCES speakers (speaker) ON DELETE CASCADE,
  left_article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  left_party TEXT NOT NULL,
  right_article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  right_party TEXT NOT NULL,
  evidence TEXT NOT NULL   -- JSON
);
CREATE INDEX merges_by_speaker ON merges (speaker);
CREATE INDEX merges_by_left ON merges (left_article);
CREATE INDEX merges_by_right ON merges (right_article);

CREATE VIRTUAL TABLE articles_words USING fts5 (
  title, text, content = 'articles', content_rowid = 'article', tokenize = 'porter unicode61 remove_diacritics 2'
);
-- `weak` is indexed as a word, 0 or 1: it takes the index alone to leave weak statements out.
CREATE VIRTUAL TABLE statements_words USING fts5 (
  content_words, weak, content = 'statements', content_rowid = 'statement',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE assertions_words USING fts5 (
  content_words, content = 'assertions', content_rowid = 'assertion',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

-- A later article may take the row of one that is gone: it is new all the same.
CREATE TRIGGER searches_seen AFTER DELETE ON articles BEGIN
  UPDATE searches SET seen = min(seen, (SELECT coalesce(max(article), 0) FROM articles));
END;

CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
  INSERT INTO articles_words (rowid, title, text) VALUES (new.article, new.title, new.text);
END;
CREATE TRIGGER articles_gone AFTER DELETE ON articles BEGIN
  INSERT INTO articles_words (articles_words, rowid, title, text)
  VALUES ('delete', old.article, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
  INSERT INTO articles_words (articles_words, rowid, title, text)
  VALUES ('delete', old.article, old.title, old.text);
  INSERT INTO articles_words (rowid, title, text) VALUES (new.article, new.title, new.text);
END;
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
CREATE TRIGGER assertions_added AFTER INSERT ON assertions BEGIN
  INSERT INTO assertions_words (rowid, content_words) VALUES (new.assertion, new.content_words);
END;
CREATE TRIGGER assertions_gone AFTER DELETE ON assertions BEGIN
  INSERT INTO assertions_words (assertions_words, rowid, content_words)
  VALUES ('delete', old.assertion, old.content_words);
END;
CREATE TRIGGER assertions_changed AFTER UPDATE OF content_words ON assertions BEGIN
  INSERT INTO assertions_words (assertions_words, rowid, content_words)
  VALUES ('delete', old.assertion, old.content_words);
  INSERT INTO assertions_words (rowid, content_words) VALUES (new.assertion, new.content_words);
END;
