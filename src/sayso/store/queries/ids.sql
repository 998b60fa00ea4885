SELECT article, id FROM articles WHERE article IN (SELECT value FROM json_each(?));
