-- Those that are originals and have no profile, or have one and are none.
INSERT OR IGNORE INTO unlinked
SELECT article FROM articles
WHERE (article IN (SELECT article FROM profiles)) = (article IN (SELECT article FROM copies));
