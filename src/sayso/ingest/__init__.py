"""Ingest: the world in.  Files, folders, pages and lines become articles."""

from sayso.ingest.opening import Given, open_article
from sayso.ingest.reading_paths import Unread, read_paths

__all__ = ["Given", "Unread", "open_article", "read_paths"]
