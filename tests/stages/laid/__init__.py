"""Tests of what layout alone tells."""
