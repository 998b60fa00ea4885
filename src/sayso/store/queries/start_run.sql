INSERT INTO runs (started, version, settings) VALUES (?, ?, ?);
