"""Opened: the reading of an article file; several scores ask for the same articles one after the other."""

from functools import lru_cache
from pathlib import Path

from sayso.model.reading import Reading

_KEPT = 64  # more than the articles of any folder that several scores read


@lru_cache(maxsize=_KEPT)
def read_file(path: Path) -> Reading:
    """Return the reading of an article file, read once."""
    from sayso.ingest import open_article
    from sayso.pipeline import read

    return read(open_article(path))
