"""Trails: one claim in time, on whose say-so, and what changed as it was retold."""
