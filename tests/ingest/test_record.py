"""Records: the header line with date and address."""

import pytest

from sayso.ingest.record import read_header


@pytest.mark.parametrize("before", ["", " ", "\t", "\n", "\r\n  "])
def test_a_header_may_stand_after_blanks(before: str) -> None:
    """Blanks before the header change nothing but its place."""
    header = read_header(f"{before}date 2026-03-02 https://halden-post.example/dam\nDam holds\n")
    assert header is not None
    assert (header.published, header.url) == ("2026-03-02", "https://halden-post.example/dam")
    assert header.span.start == len(before)


@pytest.mark.parametrize(
    "text",
    [
        "Dam holds\ndate 2026-03-02 https://halden-post.example/dam\n",
        "date 2026-03-02 the dam held\n",
        "date of the dam\n",
        "date 2026-03-02 https://halden-post.example/dam and more\n",
        "",
    ],
)
def test_other_first_lines_are_no_header(text: str) -> None:
    """A header is the first line, has a date and an address, and nothing else."""
    assert read_header(text) is None
