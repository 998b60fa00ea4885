"""Tables: one spec of columns for CSV, data frames, exports and the documentation."""
