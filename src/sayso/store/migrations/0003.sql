-- What a source does with a content (of what was read before, as far as the act tells it), who could be meant
-- where nobody is named, and the points of a statement or assertion; what was read before has none of these.

ALTER TABLE statements ADD COLUMN stance TEXT NOT NULL DEFAULT 'asserts';
UPDATE statements SET stance = CASE act
  WHEN 'deny' THEN 'denies' WHEN 'decline' THEN 'unsaid' WHEN 'no_reply' THEN 'unsaid' WHEN 'ask' THEN 'asks'
  ELSE stance
END;
ALTER TABLE statements ADD COLUMN candidates TEXT NOT NULL DEFAULT '[]';
ALTER TABLE statements ADD COLUMN points TEXT NOT NULL DEFAULT '[]';
ALTER TABLE assertions ADD COLUMN points TEXT NOT NULL DEFAULT '[]';
