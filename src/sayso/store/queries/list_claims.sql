-- A page of claims that several articles tell, or one tells and denies.
SELECT claim, originals, outlets, mentions, denials, last, first_point
FROM claim_counts
WHERE across AND claim NOT IN (SELECT claim FROM claims_changed)
ORDER BY :order LIMIT :limit OFFSET :start;
