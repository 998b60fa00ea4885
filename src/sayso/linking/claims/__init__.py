"""Claims: which points of several articles are one claim."""
