"""Neighbours: which articles are compared, by their heaviest words and their days."""

import pytest

from sayso.linking.claims import neighbours as module
from sayso.linking.claims.neighbours import lists_of, neighbours
from sayso.linking.claims.profiles import profile_of
from sayso.linking.claims.told import Document, day_of
from sayso.linking.claims.weights import load_weights

WEIGHTS = load_weights("en")
DAM = "The Velmouth dam failed and Askerby flooded."
BRIDGE = "Cellist Mara Quill won a prize for her sonata."


def documents(*articles: tuple[str, str | None]) -> list[Document]:
    """Return articles of these words and days."""
    return [
        Document(id=f"a{row}", words=words, day=day_of(day), told=())
        for row, (words, day) in enumerate(articles)
    ]


def pairs(*articles: tuple[str, str | None]) -> list[tuple[int, int]]:
    """Return the pairs of articles that are compared."""
    return [(left, right) for left, right, _ in neighbours(documents(*articles), WEIGHTS)]


@pytest.mark.parametrize(
    ("day", "compared"),
    [
        ("2026-03-01", True),
        ("2026-03-14", True),
        ("2026-03-15", True),
        ("2026-02-15", True),
        ("2026-03-16", False),
        ("2026-02-14", False),
        ("2026-04-20", False),
        (None, True),
    ],
)
def test_two_weeks_are_near(day: str | None, *, compared: bool) -> None:
    """One story is told within two weeks, wherever half a month begins; a day not known is near all."""
    assert pairs((DAM, "2026-03-01"), (DAM, day)) == ([(0, 1)] if compared else [])
    assert pairs((DAM, day), (DAM, "2026-03-01")) == ([(0, 1)] if compared else [])


def test_every_day_of_a_month_has_the_same_neighbours() -> None:
    """Each of thirty days is near the two weeks before and after it."""
    month = [(DAM, f"2026-03-{day:02}") for day in range(1, 31)]
    few = [(left, right) for left, right in pairs(*month) if right - left > 14]
    assert few == []
    assert {(0, 1), (0, 5), (28, 29)} <= {*pairs(*month)}


def test_articles_without_a_day_are_compared_with_each_other() -> None:
    """So is a store whose articles have none."""
    assert pairs((DAM, None), (BRIDGE, None), (DAM, None)) == [(0, 2)]


def test_an_article_without_a_day_is_near_all() -> None:
    """Its own list holds articles of any day, and of none."""
    every = documents((DAM, None), (DAM, "2026-03-01"), (DAM, "2027-09-01"), (DAM, None), (BRIDGE, None))
    near = next(lists_of([profile_of(one, WEIGHTS) for one in every], [one.id for one in every]))
    assert [row for *_, row in near] == [1, 2, 3]


def test_articles_without_words_are_no_neighbours() -> None:
    """Where none has a word there is nothing to compare."""
    assert pairs(("", "2026-03-01"), ("", "2026-03-01")) == []


def test_another_story_is_not_compared() -> None:
    """Two articles of one day that share no word but plain ones are no pair; the same words are all alike."""
    found = neighbours(
        documents((DAM, "2026-03-01"), (BRIDGE, "2026-03-01"), (DAM, "2026-03-01"), ("", "2026-03-01")),
        WEIGHTS,
    )
    assert [pair[:2] for pair in found] == [(0, 2)]
    assert found[0][2] == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(("common", "compared"), [(2, False), (3, True)])
def test_a_word_of_too_many_articles_leads_to_none(
    monkeypatch: pytest.MonkeyPatch, common: int, *, compared: bool
) -> None:
    """What more articles of half a month share than are compared would make every article a neighbour."""
    monkeypatch.setattr(module, "COMMON", common)
    assert bool(pairs(*[("Velmouth", "2026-03-01")] * 3)) is compared
    assert bool(pairs(*[("Velmouth", None)] * 3)) is compared


def test_a_common_word_is_rare_in_another_half_month(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a word is common its articles are passed over; those of the next half month are compared."""
    monkeypatch.setattr(module, "COMMON", 2)
    busy = [("Velmouth", "2026-03-01")] * 3
    quiet = [("Velmouth", "2026-03-12")] * 2
    assert pairs(*busy, *quiet) == [(3, 4)]


def test_only_the_likest_are_compared() -> None:
    """An article has no more than so many neighbours, those most like it."""
    alike = [(DAM, "2026-03-01")] * 2
    others = [
        (f"Velmouth dam opened by guest{row} with music, speeches and cake", "2026-03-01")
        for row in range(30)
    ]
    found = pairs(*alike, *others)
    assert (0, 1) in found
    assert all(sum(row in pair for pair in found) <= 2 * module.MOST + 2 for row in range(2, 32))
