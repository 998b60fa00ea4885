"""Doing: the words and targets of acts."""
