"""The text of one reading, and of what a store answers, for a terminal."""
