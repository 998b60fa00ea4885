INSERT OR REPLACE INTO searches (name, words, filters, seen, asked_at) VALUES (?, ?, ?, ?, ?);
