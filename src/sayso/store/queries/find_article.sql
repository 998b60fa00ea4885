SELECT article FROM articles WHERE id = :asked
UNION ALL
SELECT article FROM (SELECT article FROM articles WHERE url = :asked ORDER BY version DESC, article DESC LIMIT 1);
