"""Told: the points of a reading as the linker takes them."""

from dataclasses import replace

from sayso.linking.claims.told import amounts_of, document_of, numbers_of
from sayso.model.measure import Quantity
from tests.readings import READING, at, weakened


def test_every_point_stands_once_in_text_order() -> None:
    """A place that two statements share is one point, and each knows its article."""
    document = document_of(READING, 3)
    places = [one.content for one in document.told]
    assert places == sorted(set(places))
    assert {one.row for one in document.told} == {3}
    assert document.id == READING.article.id
    assert document.language == "en"


def test_a_point_belongs_to_a_statement_or_to_the_outlet() -> None:
    """Never to both; what the outlet says itself has no speaker."""
    for one in document_of(READING, 0).told:
        assert (one.statement is None) != (one.assertion is None)
        assert one.statement or not one.speaker
        assert one.content[0].of(READING.article.text) in one.words
    assert any(one.speaker for one in document_of(READING, 0).told)


def test_a_strong_statement_goes_before_a_weak_one() -> None:
    """Where two share a place, the one that is printed is told, whichever comes first."""
    first = next(one for one in READING.statements if one.points)
    weak = replace(first, id="s99", weak=True)
    for statements in ((weak, first), (first, weak)):
        reading = replace(READING, statements=statements, assertions=())
        found = [one for one in document_of(reading, 0).told if one.content == first.points[0].content]
        assert [(one.statement, one.weak) for one in found] == [(first.id, False)]


def test_a_weak_statement_is_told_as_one() -> None:
    """What is too likely wrong to be printed says so."""
    found = {one.statement: one.weak for one in document_of(weakened("s4"), 0).told if one.statement}
    assert [name for name, weak in found.items() if weak] == (["s4"] if "s4" in found else [])


def test_what_stands_in_the_headline_is_the_head() -> None:
    """So does the first paragraph; what stands further down does not."""
    text = READING.article.text
    body = READING.article.blocks[1].span.end
    for one in document_of(READING, 0).told:
        assert one.head is (one.content[0].start < body), (one.words, text[:body])


def test_bounds_of_numbers() -> None:
    """An open end is the other one; a number knows what it counts; what has no bound is no number."""
    text = "at least 300 people, up to 40 boats, many"
    def amount(words: str, low: float | None, high: float | None, what: str = "") -> Quantity:
        spans = (at(what, text=text),) if what else ()
        return Quantity(span=at(words, text=text), low=low, high=high, unit=None, what=spans, approximate=False)

    every = [
        amount("at least 300", 300, None, "people"),
        amount("up to 40", None, 40, "boats"),
        amount("many", None, None),
    ]
    assert list(numbers_of(text, every)) == [(300, 300, "people"), (40, 40, "boats")]
    assert [words for _, words in amounts_of(text, every)] == ["at least 300", "up to 40", "many"]


def test_stances_and_places_are_the_points_own() -> None:
    """Stance, certainty, polarity and day are those of the point."""
    for one in document_of(READING, 0).told:
        every = READING.statements if one.statement else READING.assertions
        owner = next(other for other in every if other.id in (one.statement, one.assertion))
        point = owner.points[one.point]
        assert (one.content, one.stance, one.polarity, one.certainty, one.when) == (
            point.content,
            point.stance,
            point.polarity,
            point.certainty,
            point.when,
        )
