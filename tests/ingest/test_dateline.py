"""A dateline is no part of the sentence that it opens."""

import pytest

from sayso.ingest import open_article
from sayso.model.article import BlockKind


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("VELMOUTH (Northline) - The pier burned on Sunday.", "VELMOUTH (Northline) -"),
        ("VELMOUTH — Fourteen people were hurt.", "VELMOUTH —"),
        ("PORT AMES, Ostland, March 2 (UNL) -- “We go.”", "PORT AMES, Ostland, March 2 (UNL) --"),
        ("FIFO - the first in, first out rule - holds.", None),
        ("NATO - the alliance - said so.", None),
        ("Velmouth is a port — and a town.", None),
        ("VELMOUTH—a port—is shut.", None),
    ],
)  # fmt: skip
def test_a_dateline_is_a_block_of_its_own(line: str, dateline: str | None) -> None:
    """A place in capitals, an agency, a dash: where the story was filed."""
    text = f"Pier burns in the port\n\n{line}\nA second line of the story."
    article = open_article(text, language="en")
    found = [block.span.of(text) for block in article.blocks if block.kind is BlockKind.DATELINE]
    assert found == ([dateline] if dateline else [])
