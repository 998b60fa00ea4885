SELECT id, max(statement) FROM statements WHERE article = ? GROUP BY id;
