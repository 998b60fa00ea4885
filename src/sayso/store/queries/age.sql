SELECT published, id FROM articles WHERE article = ?;
