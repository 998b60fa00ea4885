SELECT count(*) FROM articles WHERE article NOT IN (SELECT article FROM checksums);
