"""Near-copies: which article each counts with, in whatever order they are read."""

import random
from functools import partial

import pytest

from sayso.linking.near import Printed, originals, shingles
from tests.spent import processor_time

DAM = (
    "The Velmouth dam failed on Sunday night, and at least 40 boats sank in the harbour of Askerby below it."
)
PRIZE = "Cellist Mara Quill won the Ostrava prize on Friday for her recital of a sonata that nobody knew."


def article(name: str, text: str, published: str | None = None, url: str | None = None) -> Printed:
    """Return what tells of an article which other it repeats."""
    return Printed(name, url, published, text, shingles(text))


ARTICLES = (
    article("a", DAM, "2026-03-03"),
    article("b", f"{DAM} More soon.", "2026-03-02"),
    article("c", DAM),
    article("d", PRIZE, "2026-03-02"),
    article("e", "It rained.", "2026-03-01", "https://post.example/1"),
    article("f", PRIZE, "2026-03-04", "https://post.example/1"),
    article("g", "", "2026-03-04"),
)
EXPECTED = {"a": "b", "b": "b", "c": "b", "d": "f", "e": "f", "f": "f", "g": "g"}


@pytest.mark.parametrize("seed", range(4))
def test_the_order_changes_nothing(seed: int) -> None:
    """The earliest date is the original; a superseded version counts with what the last one counts with."""
    several = random.Random(seed).sample(ARTICLES, k=len(ARTICLES))  # noqa: S311 — the same every time
    first = originals(several)
    assert {one.id: several[row].id for one, row in zip(several, first, strict=True)} == EXPECTED


def test_a_version_is_as_old_as_the_first() -> None:
    """Who reprints the first version repeats the last one, if that has nearly the same words still."""
    url = "https://post.example/1"
    several = [
        article("a", DAM, "2026-03-01", url),
        article("b", DAM, "2026-03-02"),
        article("c", f"{DAM} More soon.", "2026-03-03", url),
    ]
    assert originals(several) == (2, 2, 2)


def test_copies_are_not_quadratic() -> None:
    """Four times as many copies of one article take about four times as long."""
    spent = []
    for count in (1_000, 4_000):
        copies = [article(f"{row:05}", DAM) for row in range(count)]
        assert set(originals(copies)) == {0}
        spent.append(processor_time(partial(originals, copies)))
    assert spent[1] < 8 * spent[0]
