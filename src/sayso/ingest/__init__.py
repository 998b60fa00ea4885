"""Ingest: the world in.  Files, folders, pages and lines become articles."""

from sayso.ingest.building import Given
from sayso.ingest.columns import ColumnMap
from sayso.ingest.opening import open_article
from sayso.ingest.paths import read_paths
from sayso.ingest.unread import Noted, Skipped, Unread

__all__ = ["ColumnMap", "Given", "Noted", "Skipped", "Unread", "open_article", "read_paths"]
