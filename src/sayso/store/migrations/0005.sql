-- Which article counts with which, whoever was added first; and which points are one claim.
-- All of it is made from the articles when the store is linked.

DROP TABLE fingerprints;
DROP TABLE article_repeats;
CREATE TABLE fingerprints (
  band INTEGER NOT NULL,
  compared INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  PRIMARY KEY (band, compared, article)
) WITHOUT ROWID;
CREATE INDEX fingerprints_by_article ON fingerprints (article);
CREATE TABLE article_repeats (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE,
  of_article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  jaccard REAL NOT NULL
);
CREATE INDEX article_repeats_of ON article_repeats (of_article);
CREATE TABLE superseded (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE,
  by_article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE
);
CREATE INDEX superseded_by ON superseded (by_article);
CREATE VIEW copies AS
SELECT s.article, coalesce(r.of_article, s.by_article) AS of_article, 'version' AS kind
FROM superseded AS s LEFT JOIN article_repeats AS r ON r.article = s.by_article
UNION ALL
SELECT article, of_article, 'reprint' FROM article_repeats;
CREATE TABLE unlinked (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE
);
CREATE TABLE profiles (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE,
  day INTEGER,
  words BLOB NOT NULL,
  weights BLOB NOT NULL
);
CREATE TABLE profile_words (
  word INTEGER NOT NULL,
  period INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (word, period, article)
) WITHOUT ROWID;
CREATE TABLE article_pairs (
  left_article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  right_article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  sort TEXT NOT NULL,
  likeness INTEGER NOT NULL,
  left_lists INTEGER NOT NULL,
  right_lists INTEGER NOT NULL,
  scores BLOB,
  PRIMARY KEY (left_article, right_article)
);
CREATE INDEX article_pairs_by_right ON article_pairs (right_article);
CREATE INDEX article_pairs_unscored ON article_pairs (left_article) WHERE scores IS NULL;
CREATE TABLE article_points (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE,
  points INTEGER NOT NULL,
  weak INTEGER NOT NULL,
  flags BLOB NOT NULL
);
CREATE TABLE claim_points (
  article INTEGER NOT NULL REFERENCES articles (article) ON DELETE CASCADE,
  point INTEGER NOT NULL,
  claim INTEGER NOT NULL,
  weak INTEGER NOT NULL,
  denies INTEGER NOT NULL,
  PRIMARY KEY (article, point)
) WITHOUT ROWID;
CREATE INDEX claim_points_by_claim ON claim_points (claim);
INSERT INTO unlinked SELECT article FROM articles;
INSERT INTO bookkeeping (name, value) SELECT 'relink', count(*) > 0 FROM articles;
