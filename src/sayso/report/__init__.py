"""The world out: readings for people and for programs."""
