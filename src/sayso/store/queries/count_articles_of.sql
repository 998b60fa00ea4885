SELECT count(*) FROM articles WHERE outlet = :outlet;
