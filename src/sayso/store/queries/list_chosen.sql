SELECT row FROM (:chosen)
WHERE (:weak OR NOT weak) AND (:copies OR NOT copied)
ORDER BY day DESC, article DESC, row LIMIT :limit;
