"""What times, quantities and places share: pieces of text, numbers in figures and words, the grammar."""
