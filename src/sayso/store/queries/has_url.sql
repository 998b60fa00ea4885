SELECT 1 FROM articles
WHERE url = ? AND NOT EXISTS (SELECT 1 FROM json_each(articles.notes) WHERE value = ?);
