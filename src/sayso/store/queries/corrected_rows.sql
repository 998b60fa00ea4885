SELECT count(*) FROM corrections WHERE statement IN (SELECT value FROM json_each(?));
