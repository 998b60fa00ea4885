"""A store in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an empty store."""
    with Store(tmp_path / "news.db", wait=0.2) as one:
        yield one
