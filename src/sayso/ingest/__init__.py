"""Ingest: the world in.  Files, folders, pages and records become articles whose text is then fixed."""

from sayso.ingest.open import Given, open_article
from sayso.ingest.paths import Unread, read_paths

__all__ = ["Given", "Unread", "open_article", "read_paths"]
