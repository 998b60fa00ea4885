"""Judging: hedges, negations and conditions with their scope, which certainty is read from."""
