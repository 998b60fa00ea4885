"""Engines: where the work of reading runs.  What runs is the same function everywhere."""
