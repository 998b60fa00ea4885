"""Claims: what is told in more than one place, by whom, in which words."""
