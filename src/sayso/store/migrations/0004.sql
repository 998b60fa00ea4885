-- By what a speaker is known, which stood in the first word of `how`, and the words of each step of a chain;
-- what was read before has none of these.

ALTER TABLE statements ADD COLUMN chain_words TEXT NOT NULL DEFAULT '[]';
ALTER TABLE statements ADD COLUMN known_by TEXT NOT NULL DEFAULT 'nothing';
UPDATE statements SET known_by = CASE
  WHEN how LIKE 'name%' THEN 'name' WHEN how LIKE 'role%' THEN 'role' WHEN how LIKE 'pronoun%' THEN 'pronoun'
  WHEN how LIKE 'author%' THEN 'author' WHEN how = 'turn' THEN 'turn' WHEN how LIKE 'same %' THEN 'same'
  WHEN how = 'described' THEN 'described' WHEN how = 'together' THEN 'together'
  WHEN how LIKE 'continues%' THEN 'continues' WHEN how = 'kept apart' THEN 'apart'
  ELSE known_by
END;
