INSERT INTO corrections (statement, annotator, tool, corrected_at, brought_by) VALUES (?, ?, ?, ?, ?);
