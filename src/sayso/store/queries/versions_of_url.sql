-- The version of the same text under an address, and the last of any text there.
SELECT
  (SELECT min(version) FROM articles WHERE url = :url AND text_sha256 = :text_sha256) AS same,
  (SELECT max(version) FROM articles WHERE url = :url) AS latest;
