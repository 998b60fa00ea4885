SELECT left_article, right_article, sort, likeness, left_lists, right_lists FROM article_pairs;
