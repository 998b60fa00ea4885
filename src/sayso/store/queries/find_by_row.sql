-- The articles of a row of a file, with the folder of the file or without.
SELECT article, id FROM articles
WHERE file = :asked OR substr(file, -length(:end)) = :end ORDER BY article LIMIT 4;
