SELECT article, id FROM articles WHERE id >= :first AND id < :after ORDER BY id LIMIT 4;
