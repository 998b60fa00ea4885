"""Columns: which holds which part of an article."""

import pytest

from sayso.errors import NoColumn
from sayso.ingest.columns import ColumnMap, check_columns, map_columns


def test_usual_names_are_known() -> None:
    """Capitals do not matter, the plainest name of a part goes first, other columns are left alone."""
    columns = ["id", "Headline", "article_content", "Content", "sourceName", "labels"]
    assert map_columns(columns) == {
        "text": "Content",
        "title": "Headline",
        "outlet": "sourceName",
        "key": "id",
    }


@pytest.mark.parametrize("name", ["Wording", "wording ", "WORDING"])
def test_a_named_column_goes_first(name: str) -> None:
    """Capitals and blanks do not matter where no column has the very name."""
    assert map_columns(["text", "Wording"], ColumnMap(text=name)) == {"text": "Wording"}


def test_the_very_name_goes_before_one_like_it() -> None:
    """Two columns may differ in capitals alone."""
    assert map_columns(["BODY", "Body"], ColumnMap(text="Body")) == {"text": "Body"}


def test_a_missing_column_is_told_with_those_there() -> None:
    """The message says what to do."""
    with pytest.raises(
        NoColumn, match=r"Its columns: a, b. Nothing was read; name one of them with --url-column"
    ):
        check_columns(["a", "b", ""], ColumnMap(url="link"))
