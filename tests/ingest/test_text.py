"""Texts: the blocks of plain texts and records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.text import find_blocks

LONG = "The dam above Halden is safe, mayor Ida Brook told the council on Monday, after three days of rain."


def blocks(text: str) -> list[tuple[str, str]]:
    """Return kind and words of each block."""
    return [(block.kind.value, block.span.of(text)) for block in find_blocks(text)]


@pytest.mark.parametrize(
    "title",
    [
        "Dam holds, says mayor",
        "Will the Dam Hold?",
        "Mayor: ‘The dam is safe’",
        "Mayor Says the Dam Above Halden Is Safe.",
        "Mayor trusts the dam.",
    ],
)
def test_a_headline_is_the_title(title: str) -> None:
    """A short line that heads the text is its title, also where an archive ends it with a stop."""
    assert blocks(f"{title}\n\n{LONG}") == [("title", title), ("paragraph", LONG)]


@pytest.mark.parametrize(
    "first",
    [
        LONG,
        "HALDEN (Northline) — The dam above the town is safe",
        "HALDEN, March 2 — The dam above the town is safe",
        "The mayor said on Monday:",
        "The dam above Halden is safe, mayor Ida Brook said on Monday after a night of rain.",
    ],
)
def test_a_first_paragraph_is_no_title(first: str) -> None:
    """A sentence of the story, a dateline or an unfinished line is prose."""
    assert blocks(f"{first}\n\n{LONG}")[0] == ("paragraph", first)


def test_one_line_alone_is_no_title() -> None:
    """A text of one line is its own story."""
    assert blocks("Dam holds") == [("paragraph", "Dam holds")]


def test_a_record_has_a_header_and_a_title() -> None:
    """The first line of a record is no prose, and the line below it is the title whatever it looks like."""
    text = f" date 2026-03-02 https://www.halden-post.example/dam\r\n{LONG}\r\nShe left.He stayed on.\r\n"
    assert blocks(text) == [
        ("header", "date 2026-03-02 https://www.halden-post.example/dam"),
        ("title", LONG),
        ("paragraph", "She left.He stayed on."),
    ]


def test_items_headings_and_date_lines_are_told_apart() -> None:
    """The form of a line shows what it is."""
    text = f"Dam holds\n2 March 2026\n{LONG}\nWhat next\n- The council meets on Tuesday.\n{LONG}"
    assert [kind for kind, _ in blocks(text)] == [
        "title",
        "header",
        "paragraph",
        "heading",
        "list_item",
        "paragraph",
    ]


@given(st.text(alphabet='abc AB.:"“”-\n\r1', max_size=200))
def test_blocks_are_sorted_and_inside_the_text(text: str) -> None:
    """Blocks stand in order, inside the text, and do not overlap."""
    end = 0
    for block in find_blocks(text):
        assert end <= block.span.start < block.span.end <= len(text)
        end = block.span.end
