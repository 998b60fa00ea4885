INSERT OR IGNORE INTO unlinked SELECT article FROM superseded WHERE by_article = ?;
