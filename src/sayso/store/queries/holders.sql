SELECT article FROM profile_words WHERE word = ? AND period = ? LIMIT ?;
