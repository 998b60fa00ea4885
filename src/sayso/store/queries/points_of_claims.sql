SELECT claim, article, point FROM claim_points WHERE claim IN (SELECT value FROM json_each(?));
