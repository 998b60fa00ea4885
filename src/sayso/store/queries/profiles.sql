SELECT article, day, words, weights FROM profiles WHERE article IN (SELECT value FROM json_each(?));
