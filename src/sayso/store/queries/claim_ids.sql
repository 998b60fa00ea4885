SELECT claim FROM claim_counts WHERE across AND claim NOT IN (SELECT claim FROM claims_changed) ORDER BY claim;
