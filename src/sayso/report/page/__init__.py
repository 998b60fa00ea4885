"""The page of one reading."""
