SELECT one.id, left_party, other.id, right_party, evidence
FROM merges
JOIN articles AS one ON one.article = left_article
JOIN articles AS other ON other.article = right_article
WHERE speaker = ?
ORDER BY merge;
