"""Pages: templates over small frozen contexts; no page needs a script to be read."""
