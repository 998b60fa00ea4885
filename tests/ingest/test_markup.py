"""Markup: tags and texts of a page with their places."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.markup import attributes, read_pieces


def pieces(page: str) -> list[str]:
    """Return the tags and texts of a page as they stand in it."""
    return [page[piece.start : piece.end] for piece in read_pieces(page)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Dam</p>", ["<p>", "Dam", "</p>"]),
        ('<a title="a > b">Dam</a>', ['<a title="a > b">', "Dam", "</a>"]),
        ("3 < 4 and 5 > 4", ["3 <", " 4 and 5 > 4"]),
        ("a<!-- <p> -->b<!DOCTYPE html><?php ?>c", ["a", "b", "c"]),
        ("<script>if (a < b) </p></script>Dam", ["<script>if (a < b) </p></script>", "Dam"]),
        ("<script>never closed <p>Dam", ["<script>never closed <p>Dam"]),
        ("<a href='x>Dam", ["<a href='x>", "Dam"]),
    ],
)
def test_a_page_falls_into_tags_and_texts(page: str, expected: list[str]) -> None:
    """Comments and declarations are left out; scripts are one piece; broken tags end where they can."""
    assert pieces(page) == expected


def test_attributes_are_decoded() -> None:
    """The first of each name counts, whatever its quotation marks."""
    piece = next(read_pieces("<META Name=author content='A &amp; B' content=C hidden>"))
    assert attributes(piece) == {"name": "author", "content": "A & B", "hidden": ""}


@pytest.mark.parametrize("hostile", ["<", "<a ", '<a "', "<!--", "<script>", "&", "<b>", "</b>", "<a '\">"])
def test_hostile_pages_take_linear_time(hostile: str) -> None:
    """Tags that never end do not send the reader through the page again and again."""
    begin = time.perf_counter()
    for _ in read_pieces(hostile * (400_000 // len(hostile))):
        pass
    assert time.perf_counter() - begin < 5


@given(st.text(alphabet="<>/!-\"'= abp&;", max_size=100))
def test_pieces_are_in_order(page: str) -> None:
    """No piece overlaps another, and every piece lies in the page."""
    end = 0
    for piece in read_pieces(page):
        assert end <= piece.start < piece.end <= len(page)
        end = piece.end
