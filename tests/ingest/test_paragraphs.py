"""Paragraphs: lines, wrapped lines and glued paragraphs."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.paragraphs import find_paragraphs


def paragraphs(text: str) -> list[str]:
    """Return the words of each paragraph."""
    return [span.of(text) for span in find_paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n \r\n", "\u2028"])
def test_every_line_end_ends_a_paragraph(end: str) -> None:
    """Unix, Windows and old Mac line ends part paragraphs alike."""
    text = f"The mayor left the meeting.{end}She said nothing more."
    assert paragraphs(text) == ["The mayor left the meeting.", "She said nothing more."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He blamed himself.Same goes for her.", ["He blamed himself.", "Same goes for her."]),
        (
            'She called it "a very bad idea."Naturally, he left.',
            ['She called it "a very bad idea."', "Naturally, he left."],
        ),
        (
            "She called it “a very bad idea.”Naturally, he left.",
            ["She called it “a very bad idea.”", "Naturally, he left."],
        ),
        (
            "The meeting was over.“We will not pay,” she said.",
            ["The meeting was over.", "“We will not pay,” she said."],
        ),
        (
            'The meeting was over."We will not pay," she said.',
            ["The meeting was over.", '"We will not pay," she said.'],
        ),
    ],
)
def test_glued_paragraphs_are_split(text: str, expected: list[str]) -> None:
    """A sentence that ends with no space before the next ends its paragraph, and keeps its marks."""
    assert paragraphs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He flew to the U.S. and met the U.N. envoy at 10.30 on Monday.",
        "She wrote to www.Example.Com and to ida.brook@halden.example about it.",
        "The J.R.Brook Company paid 3.5 million for the site on Monday.",
        "“It is bad here.We must go,” he said on Monday.",
        "They met in St.Mary Street.",
    ],
)
def test_what_is_no_glue_stays_whole(text: str) -> None:
    """Abbreviations, addresses, initials, numbers and spaces lost inside a quotation split nothing."""
    assert paragraphs(text) == [text]


def test_lines_wrapped_at_a_margin_are_joined() -> None:
    """A line that broke only because the next word did not fit goes on in the next."""
    text = (
        "The mayor of Halden said on Monday that the bridge\n"
        "over the river was safe, although engineers had\n"
        "warned her twice.\n"
        "\n"
        "The engineers did not reply to questions that were\n"
        "sent on Sunday.\n"
    )
    assert [piece.count("\n") for piece in paragraphs(text)] == [2, 1]


def test_short_lines_are_not_joined() -> None:
    """Lines that end where more would have fitted are paragraphs of their own."""
    text = "The mayor left.\nThe council, which had met all day, stayed.\nNobody spoke.\nIt rained."
    assert len(paragraphs(text)) == 4


@pytest.mark.parametrize("hostile", ['"', "“", ".", "ab.Ab", 'ab."', "a\n", "(", "x"])
def test_hostile_texts_take_linear_time(hostile: str) -> None:
    """Unbalanced marks and endless lines cost no more a character than prose."""
    begin = time.process_time()
    list(find_paragraphs(hostile * (200_000 // len(hostile))))
    assert time.process_time() - begin < 5


@given(st.text(alphabet='ab A.!?"“”’\n\r\t«»\x00'))
def test_paragraphs_hold_everything_but_white_space(text: str) -> None:
    """Paragraphs stand in order, do not overlap, and leave out nothing but white space."""
    spans = list(find_paragraphs(text))
    end = 0
    for span in spans:
        assert not text[end : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        end = span.end
    assert not text[end:].strip()
