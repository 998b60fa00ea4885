"""Bylines: names without what the people are."""

import pytest

from sayso.ingest.byline import authors_in, opens_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Frost", ("Ida Frost",)),
        ("By IDA FROST, JAN POE and TOM VANE", ("IDA FROST", "JAN POE", "TOM VANE")),
        ("Ida Frost, Tarn News Harbour Correspondent", ("Ida Frost",)),
        ("By Ida Frost | Tarn Media for tarn.example", ("Ida Frost",)),
        ("by Ida Frost\nMonday, March 2, 2026, 04:05 pm", ("Ida Frost",)),
        ("Ida Frost March 2, 2026, 9:02 AM", ("Ida Frost",)),
        ("Northline Press", ("Northline Press",)),
        ("Posted by Admin", ()),
        ("Ida Frost ida@tarn.example", ("Ida Frost",)),
    ],
)
def test_names_in_a_byline(line: str, names: tuple[str, ...]) -> None:
    """Posts, places, days and addresses are no names."""
    assert authors_in(line) == names


@pytest.mark.parametrize(
    "line", ["By Monday the dam was full.", "By the river", "Bystanders ran", "By then she had gone"]
)
def test_a_sentence_is_no_byline(line: str) -> None:
    """Small words go on as a sentence does."""
    assert not opens_byline(line)
