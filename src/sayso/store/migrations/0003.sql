-- Every statement and assertion cut into its points; what was read before has none.

ALTER TABLE statements ADD COLUMN points TEXT NOT NULL DEFAULT '[]';
ALTER TABLE assertions ADD COLUMN points TEXT NOT NULL DEFAULT '[]';
