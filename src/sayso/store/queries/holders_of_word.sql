SELECT period, article FROM profile_words WHERE word = ? ORDER BY period, article;
