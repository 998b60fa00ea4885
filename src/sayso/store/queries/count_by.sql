SELECT max(:label) AS value, count(*) AS statements, count(DISTINCT article) AS articles, :negated AS negated FROM (:chosen) AS c
WHERE (:weak OR NOT weak) AND (:copies OR NOT copied)
GROUP BY :key ORDER BY statements DESC, value, negated;
