-- What a source does with a content; of what was read before, as far as the act tells it.

ALTER TABLE statements ADD COLUMN stance TEXT NOT NULL DEFAULT 'asserts';
UPDATE statements SET stance = CASE act
  WHEN 'deny' THEN 'denies' WHEN 'decline' THEN 'unsaid' WHEN 'no_reply' THEN 'unsaid' WHEN 'ask' THEN 'asks'
  ELSE stance
END;
