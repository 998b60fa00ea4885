"""The ways out: readings for the tools that people already use, one module a format."""
