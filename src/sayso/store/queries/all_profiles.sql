SELECT article, id, day, words, weights FROM profiles JOIN articles USING (article) ORDER BY article;
