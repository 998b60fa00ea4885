"""Across articles: who is the same, on what evidence."""
