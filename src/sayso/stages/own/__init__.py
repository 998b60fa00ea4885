"""Own: the parts of the outlet's own voice — its clauses, its event nouns, and who else asserts them."""
