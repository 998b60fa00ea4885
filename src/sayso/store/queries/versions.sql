SELECT article, id, published, text_sha256 FROM articles WHERE url = ? ORDER BY version, article;
