"""Ingest: the world in.  Files, folders, pages and lines become articles."""

from sayso.ingest.building import Given
from sayso.ingest.opening import open_article
from sayso.ingest.paths import read_paths
from sayso.ingest.unread import Skipped, Unread

__all__ = ["Given", "Skipped", "Unread", "open_article", "read_paths"]
