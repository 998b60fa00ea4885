"""Timelines: what some articles tell, in the order of the events' times."""
