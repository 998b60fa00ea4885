SELECT article, flags FROM article_points WHERE article IN (SELECT value FROM json_each(?));
