SELECT claim, originals, outlets, mentions, denials, last, first_point
FROM claim_counts
WHERE claim IN (SELECT value FROM json_each(?)) AND claim NOT IN (SELECT claim FROM claims_changed);
