"""The command line: thin; each command parses, calls one function, prints."""
