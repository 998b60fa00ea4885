"""Names: what files and pages call their parts."""

import pytest

from sayso.ingest.names import names


@pytest.mark.parametrize("table", ["fields", "meta", "classes", "tags", "files"])
def test_names_are_small_letters_and_stand_once(table: str) -> None:
    """Names are compared in small letters, and a name says one thing within its table."""
    every = [name for values in names(table).values() for name in values]
    assert every == [name.lower() for name in every]
    assert len(every) == len(set(every))
