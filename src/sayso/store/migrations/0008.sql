-- Cells of an article's record that were to be kept, by the names of their columns.
ALTER TABLE articles ADD COLUMN own_columns TEXT NOT NULL DEFAULT '{}';
