"""Told: the points of a reading as the linker takes them."""

from dataclasses import replace

import pytest

from sayso.linking.claims.told import Told, amounts_of, day_of, document_of, numbers_of
from sayso.model.measure import Quantity
from sayso.model.party import Party, PartyKind
from sayso.model.statement import Act, Certainty, Point, Polarity, Stance
from tests.readings import ENGINEERS, KORVAN, READING, RUIZ, at, statement, weakened


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
    """Where two share a place, the one that is printed is told; of two alike that which comes first."""
    first = next(one for one in READING.statements if one.points)
    weak = replace(first, id="s99", weak=True)
    for statements in ((weak, first), (first, weak)):
        reading = replace(READING, statements=statements, assertions=())
        found = [one for one in document_of(reading, 0).told if one.content == first.points[0].content]
        assert [(one.statement, one.weak) for one in found] == [(first.id, False)]
    for statements in ((first, replace(first, id="s98")), (weak, replace(weak, id="s98"))):
        reading = replace(READING, statements=statements, assertions=())
        told = [one.statement for one in document_of(reading, 0).told]
        assert {*told} == {statements[0].id}


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
        return Quantity(
            span=at(words, text=text), low=low, high=high, unit=None, what=spans, approximate=False
        )

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


BOTH = Party(
    id="p9",
    name="Ana Ruiz and Korvan Ltd",
    kind=PartyKind.COLLECTIVE,
    mentions=(at("Ana Ruiz"),),
    members=(RUIZ.id, KORVAN.id),
)
SAFE = at("The dam is safe")
POINT = Point(
    content=(SAFE,),
    trigger=(at("safe"),),
    participants=(),
    certainty=Certainty.CERTAIN,
    stance=Stance.ASSERTS,
    polarity=Polarity.POSITIVE,
    when=None,
    quantities=(),
)


def one(**fields: object) -> Told:
    """Return the point of one statement with these fields."""
    said = statement(1, (SAFE,), **{"points": (POINT,), **fields})
    around = statement(2, (at("it will stay safe"),), speaker=KORVAN, chain=(RUIZ, ENGINEERS))
    alone = statement(3, (at("it will stay safe"),), speaker=KORVAN)
    reading = replace(
        READING, parties=(*READING.parties, BOTH), statements=(said, around, alone), assertions=()
    )
    (found,) = document_of(reading, 0).told
    return found


@pytest.mark.parametrize(
    ("fields", "speaker", "origin"),
    [
        ({"speaker": RUIZ, "chain": (RUIZ, ENGINEERS)}, "Ana Ruiz", "engineers"),
        ({"speaker": RUIZ}, "Ana Ruiz", "Ana Ruiz"),
        ({"nested_in": "s2"}, None, "engineers"),
        ({"nested_in": "s3"}, None, "Korvan Ltd"),
        ({"nested_in": "s2", "source": (at("They"),)}, None, None),
        ({"nested_in": "s7"}, None, None),
        ({}, None, None),
    ],
)
def test_the_origin_is_the_last_source(fields: dict[str, object], speaker: str | None, origin: str) -> None:
    """Where a statement names none, it is that of the statement around it."""
    told = one(**fields)
    assert (told.speaker, told.origin) == (speaker, origin)


@pytest.mark.parametrize(
    ("fields", "nobodys"),
    [
        ({"cue": (at("Nobody knows"),)}, True),
        ({"cue": (at("told"),), "act": Act.BELIEVE}, True),
        ({"cue": (at("told"),), "act": Act.KNOW}, True),
        ({"cue": (at("told"),)}, False),
        ({"cue": (at("Nobody knows"),), "source": (at("They"),)}, False),
        ({"cue": (at("Nobody knows"),), "speaker": RUIZ}, False),
        ({"cue": (at("Nobody knows"),), "nested_in": "s2"}, False),
        ({"cue": (at("Nobody knows"),), "candidates": ((RUIZ, 0.4),)}, False),
    ],
)
def test_what_is_nobodys(fields: dict[str, object], *, nobodys: bool) -> None:
    """Words like "was found guilty" are put into nobody’s mouth; a bare verb has somebody who is left out."""
    assert one(**fields).nobodys is nobodys


def test_who_a_source_is() -> None:
    """Its members, its names and posts as the article has them, and those it may be instead, are told."""
    several = one(speaker=BOTH, candidates=((RUIZ, 0.5), (KORVAN, 0.3)))
    assert (several.parts, several.maybe) == (("Ana Ruiz", "Korvan Ltd"), ("Ana Ruiz", "Korvan Ltd"))
    single = one(speaker=RUIZ)
    assert (single.parts, single.maybe) == ((), ())
    assert single.called == ("Minister", "Ana Ruiz", "Ruiz", "finance minister")
    assert (one().parts, one().called) == ((), ())


def test_a_point_has_its_words_and_verb() -> None:
    """And the number of its statement."""
    told = one()
    assert (told.words, told.trigger, told.statement, told.point) == ("The dam is safe", "safe", "s1", 0)


def test_the_words_of_an_article_are_its_prose() -> None:
    """They stand a block a line; its day is that of its publication."""
    document = document_of(READING, 0)
    prose = [block.span.of(READING.article.text) for block in READING.article.blocks if block.kind.is_prose]
    assert document.words.split("\n") == prose
    assert document.day == day_of(READING.article.published)
    assert document.printed is not None
