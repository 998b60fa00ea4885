SELECT version, text FROM articles WHERE url = ? ORDER BY article;
