INSERT INTO speakers (speaker, name, kind, name_key, articles) VALUES (?, ?, ?, ?, ?);
