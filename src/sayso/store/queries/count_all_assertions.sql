SELECT count(*), 0 FROM assertions_words WHERE assertions_words MATCH :match;
