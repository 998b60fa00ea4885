SELECT 1 FROM statements WHERE article = ? AND layer = 'corrected' LIMIT 1;
