-- Sums by which a turned bit is seen, of what is added from now on; and how long a server wants to be left in peace.

CREATE TABLE checksums (
  article INTEGER PRIMARY KEY REFERENCES articles (article) ON DELETE CASCADE,
  checksum INTEGER NOT NULL
);
ALTER TABLE feeds ADD COLUMN retry_after TEXT;
