(SELECT article, outlet, published_day FROM articles INDEXED BY articles_newest
 WHERE (:outlet IS NULL OR outlet = :outlet)
 AND (:since IS NULL OR published_day >= :since OR published_day IN (:since_month, :since_year))
 AND (:until IS NULL OR published_day <= :until)
 ORDER BY published_day DESC, article DESC) AS a
