SELECT count(*), 0 FROM articles_words WHERE articles_words MATCH :match;
