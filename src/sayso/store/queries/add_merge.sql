INSERT INTO merges (speaker, left_article, left_party, right_article, right_party, evidence)
VALUES (?, ?, ?, ?, ?, ?);
