SELECT max(statement) FROM statements WHERE article = ? AND id = ? HAVING max(statement) IS NOT NULL;
