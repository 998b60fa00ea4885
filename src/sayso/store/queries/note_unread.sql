INSERT INTO unread (run, file, reason) VALUES (?, ?, ?);
