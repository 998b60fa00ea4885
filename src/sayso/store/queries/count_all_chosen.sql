SELECT count(CASE WHEN (:weak OR NOT weak) AND (:copies OR NOT copied) THEN 1 END),
  count(DISTINCT CASE WHEN (:weak OR NOT weak) AND (:copies OR NOT copied) THEN article END),
  count(CASE WHEN corrected AND (:copies OR NOT copied) THEN 1 END),
  count(CASE WHEN NOT :weak AND weak AND (:copies OR NOT copied) THEN 1 END),
  count(CASE WHEN NOT :copies AND copied AND (:weak OR NOT weak) THEN 1 END)
FROM (:chosen);
