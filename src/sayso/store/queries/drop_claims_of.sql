DELETE FROM claim_points WHERE claim IN (SELECT claim FROM claim_points WHERE article = ?);
