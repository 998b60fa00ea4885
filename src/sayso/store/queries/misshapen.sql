SELECT 'profiles' AS sort, count(*) FROM profiles
WHERE typeof(words) <> 'blob' OR typeof(weights) <> 'blob' OR length(words) % 8 OR length(weights) <> length(words)
UNION ALL
SELECT 'article_pairs', count(*) FROM article_pairs
WHERE scores IS NOT NULL AND (typeof(scores) <> 'blob' OR length(scores) % 6)
UNION ALL
SELECT 'article_points', count(*) FROM article_points WHERE typeof(flags) <> 'blob' OR length(flags) <> points
UNION ALL
SELECT 'speakers', count(*) FROM speakers WHERE kind NOT IN (SELECT kind FROM parties)
UNION ALL
SELECT 'merges', count(*) FROM merges
WHERE CASE WHEN json_valid(evidence) THEN EXISTS (SELECT 1 FROM json_each(evidence) WHERE type <> 'array') ELSE 1 END;
