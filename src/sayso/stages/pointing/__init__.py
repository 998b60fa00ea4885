"""Pointing: where the words of a statement or assertion part into clauses, and what each is told with."""
