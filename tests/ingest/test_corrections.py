"""Corrections: what people left of an article's statements, told apart from what they did not touch."""

import pytest

from sayso.errors import OtherText, UnreadableCorrections
from sayso.ingest.corrections import NOBODY, By, Left, check_text, check_words, compare, joined
from sayso.model.attribution import Manner
from sayso.model.correction import Correction, as_it_stands
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Stance
from tests.readings import ARTICLE, READING, STATEMENTS, TEXT, at, weakened

BY = By(tool="brat", annotator="lea", time="2026-03-05")


def untouched(number: int, **changes: object) -> Left:
    """Return a statement as it was, but for what is given."""
    one = STATEMENTS[number - 1]
    pieces = {"content": one.content, "cue": one.cue, "source": one.source}
    choices = {"act": str(one.act), "manner": str(one.manner), "polarity": str(one.polarity)}
    if one.certainty:
        choices["certainty"] = str(one.certainty)
    fields = {"statement": one.id, "pieces": pieces, "choices": choices, **changes}
    return Left(**fields)  # type: ignore[arg-type]


def left(*changed: Left) -> list[Left]:
    """Return every statement as it was, but for those given."""
    names = {one.statement for one in changed}
    kept = [untouched(number) for number in range(1, 9) if f"s{number}" not in names]
    return [*kept, *changed]


def found(*changed: Left) -> list[Correction]:
    """Return the corrections that these changes make."""
    return list(compare(READING, left(*changed), BY))


def test_nothing_changed() -> None:
    """A statement left as it was gives no correction, however its pieces are cut or ordered."""
    whole = STATEMENTS[2].content[0]
    middle = TEXT.index(" ", whole.start + 5)
    cut = (Span(middle + 1, whole.end), Span(whole.start, middle))
    assert found() == []
    assert found(untouched(3, pieces={**untouched(3).pieces, "content": cut})) == []


def test_a_choice() -> None:
    """A changed choice gives the statement as it was but for that, signed by who changed it."""
    (one,) = found(untouched(1, choices={**untouched(1).choices, "act": "promise"}))
    assert one.act is Act.PROMISE
    assert (one.statement, one.content, one.speaker) == ("s1", STATEMENTS[0].content, "Ana Ruiz")
    assert (one.tool, one.annotator, one.time) == ("brat", "lea", "2026-03-05")


def test_a_stance() -> None:
    """A changed stance is kept; one that nobody touched goes with the act."""
    choices = {**untouched(1).choices, "stance": "asserts"}
    assert found(untouched(1, choices=choices)) == []
    told = [
        (one.act, one.stance, one.taken)
        for changed in ({"stance": "unsaid"}, {"act": "deny"}, {"act": "deny", "stance": "denies"})
        for one in found(untouched(1, choices={**choices, **changed}))
    ]
    assert told == [
        (Act.PREDICT, Stance.UNSAID, Stance.UNSAID),
        (Act.DENY, None, Stance.DENIES),
        (Act.DENY, None, Stance.DENIES),
    ]


def test_a_certainty_taken_away() -> None:
    """Without certainty among the choices there is none; without any choice nothing was touched."""
    choices = {name: value for name, value in untouched(3).choices.items() if name != "certainty"}
    assert [one.certainty for one in found(untouched(3, choices=choices))] == [None]
    assert found(untouched(3, choices={})) == []


def test_the_speaker_goes_with_the_source() -> None:
    """A moved source names its party, or its own words where no party is mentioned in it."""
    moved = {**untouched(4).pieces, "source": (at("Korvan", 2),)}
    (one,) = found(untouched(4, pieces=moved, people={"speaker": "Two officials"}))
    assert (one.source, one.speaker) == (moved["source"], "Korvan Ltd")
    moved = {**untouched(4).pieces, "source": (at("Nobody"),)}
    assert [one.speaker for one in found(untouched(4, pieces=moved))] == ["Nobody"]


def test_names() -> None:
    """A changed name goes before the source; a dash is nobody; a name in other white space is the same."""
    assert [one.speaker for one in found(untouched(4, people={"speaker": "Korvan Ltd"}))] == ["Korvan Ltd"]
    assert [one.target for one in found(untouched(4, people={"target": NOBODY}))] == [None]
    assert found(untouched(4, people={"speaker": "Two  officials"})) == []


def test_removed() -> None:
    """A statement that is no longer there was taken away."""
    kept = [one for one in left() if one.statement != "s7"]
    assert list(compare(READING, kept, BY)) == [
        Correction(
            article=ARTICLE.id,
            statement="s7",
            removed=True,
            tool="brat",
            annotator="lea",
            time="2026-03-05",
        )
    ]


def test_added() -> None:
    """A statement without an id is new; its manner follows the quotation marks, its speaker the source."""
    pieces = {"content": (at("“no repair is needed”"),), "cue": (at("claimed"),), "source": (at("Ruiz", 2),)}
    (one,) = found(Left(statement=None, pieces=pieces))
    assert (one.statement, one.manner, one.speaker) == (None, Manner.DIRECT, "Ana Ruiz")
    assert one.certainty is Certainty.CERTAIN


def test_a_lost_id_is_found_by_the_pieces() -> None:
    """Where a tool dropped the id, the statement with the same pieces is meant."""
    kept = [one for one in left() if one.statement != "s3"]
    nameless = untouched(3, statement=None)
    assert list(compare(READING, [*kept, nameless], BY)) == []


@pytest.mark.parametrize(
    "lone",
    [
        Left(statement=None, pieces={"source": (at("Ruiz", 2),)}),
        Left(statement=None, pieces={"content": (at("steel"),)}),
        untouched(3, pieces={"source": STATEMENTS[2].source}),
        Left(statement=None, pieces={}),
    ],
)
def test_a_piece_alone_is_no_statement(lone: Left) -> None:
    """A piece that was tied to nothing is said, with its words, and not dropped."""
    with pytest.raises(UnreadableCorrections, match="alone found"):
        found(lone)


def test_an_unknown_choice() -> None:
    """A value that is none of ours is answered with those that are."""
    with pytest.raises(UnreadableCorrections, match=r"act 'shout' found\. Expected one of say, claim"):
        found(untouched(1, choices={"act": "shout"}))


def test_another_text() -> None:
    """Marks on another text are refused, and what differs is said."""
    with pytest.raises(OtherText, match="other line ends"):
        check_text(READING, TEXT.replace("\n", "\r\n"))
    with pytest.raises(OtherText, match="other words"):
        check_text(READING, TEXT + "More.")
    with pytest.raises(OtherText, match="in an article of"):
        check_words(TEXT, Span(0, len(TEXT) + 1), None)
    with pytest.raises(OtherText, match="'Mayor' found at 0–8"):
        check_words(TEXT, Span(0, 8), "Mayor")


def test_as_it_stands_is_no_correction() -> None:
    """What compares equal is what the model calls unchanged."""
    assert [as_it_stands(ARTICLE.id, one).removed for one in STATEMENTS] == [False] * 8
    assert joined(TEXT, ()) == ()


def test_weak_statements_that_were_not_exported() -> None:
    """One that is not there was left out of the export, and stays; one left as it was gives nothing."""
    doubted = weakened("s3", "s4")
    printed = [one for one in left() if one.statement not in {"s3", "s4"}]
    assert list(compare(doubted, printed, BY)) == []
    assert list(compare(doubted, left(), BY)) == []


def test_a_weak_statement_drawn_anew() -> None:
    """Who marks what was too weak to be shown makes it sure."""
    drawn = untouched(3, statement=None)
    (one,) = compare(weakened("s3"), [*(one for one in left() if one.statement != "s3"), drawn], BY)
    assert (one.statement, one.content, one.removed) == ("s3", STATEMENTS[2].content, False)
