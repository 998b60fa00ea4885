"""Which changes are sure: two mentions held against their whole articles, made by hand."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sayso.linking.changes import TOLD_FROM, changes_of, rivals
from sayso.linking.claims.told import Told
from sayso.linking.surely import Grounds, surely
from sayso.linking.wholes import Whole
from sayso.model.claim import ChangeKind
from sayso.model.measure import Quantity
from sayso.model.span import Span
from sayso.model.statement import Certainty, Hedge, HedgedBy, Stance

DAM = "the Askerby dam failed near the Ostrava spillway"


def at(text: str, words: str) -> Span:
    """Return where words stand in a text."""
    return Span(text.index(words), text.index(words) + len(words))


def told(row: int, text: str, words: str = DAM, speaker: str | None = None, **more: object) -> Told:
    """Return a mention of an article's text, certain unless told otherwise."""
    voice = {"statement": "s1", "speaker": speaker, "origin": speaker} if speaker else {"assertion": "a1"}
    fields = {"trigger": "failed", "certainty": Certainty.CERTAIN, **voice, **more}
    return Told(row=row, content=(at(text, words),), words=words, **fields)  # type: ignore[arg-type]


def number(text: str, words: str, low: float, high: float | None, noun: str) -> dict[str, object]:
    """Return the fields of a mention with one number."""
    one = Quantity(
        span=at(text, words), low=low, high=high, unit=None, what=(at(text, noun),), approximate=high is None
    )
    return {"amounts": ((one, words),), "numbers": ((low, high or low, noun),)}


def whole(text: str, *, amounts: Sequence[tuple[float, float | None]] = (), **more: object) -> Whole:
    """Return an article of the hundredth day."""
    return Whole(text=text, **{"day": 100, "amounts": frozenset(amounts), **more})  # type: ignore[arg-type]


def changed(
    kind: ChangeKind, left: Told, right: Told, wholes: tuple[Whole, Whole], link: float = 0.95
) -> tuple[str, str] | None:
    """Return what surely changed between two mentions."""
    found = surely(kind, (left, right), (0,), (1,), Grounds(dict(enumerate(wholes)), {(0, 1): link}))
    return found[2] if found else None


OURS = f"{DAM}, the water board said."
THEIRS = f"It rained all night. {DAM}. Nobody was hurt."
SOURCED, OWN = told(0, OURS, speaker="the Water Board"), told(1, THEIRS)


def test_a_source_is_lost() -> None:
    """One names a source, the other tells the same as its own and names nobody near."""
    wholes = whole(OURS), whole(THEIRS)
    assert changed(ChangeKind.SOURCE_DROPPED, SOURCED, OWN, wholes) == ("the Water Board", "")
    assert changed(ChangeKind.SOURCE_DROPPED, SOURCED, OWN, wholes, link=0.8) is None


def test_a_source_named_nearby_is_not_lost() -> None:
    """Nor is one in whose sentence somebody is quoted, in the next one, or in a headline."""
    near = f"{THEIRS} So said the board."
    assert changed(ChangeKind.SOURCE_DROPPED, SOURCED, told(1, near), (whole(OURS), whole(near))) is None
    cue = whole(THEIRS, cues=(at(THEIRS, "near"),))
    assert changed(ChangeKind.SOURCE_DROPPED, SOURCED, OWN, (whole(OURS), cue)) is None
    head = whole(THEIRS, title=at(THEIRS, DAM))
    assert changed(ChangeKind.SOURCE_DROPPED, SOURCED, OWN, (whole(OURS), head)) is None
    apart = f"{THEIRS}\nThe board met on Monday."
    wholes = whole(OURS), whole(apart)
    assert changed(ChangeKind.SOURCE_DROPPED, SOURCED, told(1, apart), wholes) == ("the Water Board", "")


def test_two_soldiers_are_no_source_to_lose() -> None:
    """A source that is called neither by a name nor as a body may be misread, or anybody."""
    some = told(0, OURS, speaker="two soldiers")
    assert changed(ChangeKind.SOURCE_DROPPED, some, OWN, (whole(OURS), whole(THEIRS))) is None


def numbered(
    left: tuple[str, str, float, float | None], right: tuple[str, str, float, float | None]
) -> tuple[Told, Told]:
    """Return two mentions, each with its text, the words of its number, and the bounds."""
    (ours, one, *low), (theirs, other, *high) = left, right
    return (
        told(0, ours, ours, trigger="sank", **number(ours, one, *low, "boats")),
        told(1, theirs, theirs, trigger="sank", **number(theirs, other, *high, "boats")),
    )


FEW, MANY = "18 boats sank in the harbour of Askerby", "91 boats sank in the harbour of Askerby"


def test_a_number_grows() -> None:
    """18 boats became 91, and neither article has the other number anywhere."""
    one, other = numbered((FEW, "18", 18, 18), (MANY, "91", 91, 91))
    ours, theirs = whole(FEW, amounts=[(18, 18)]), whole(MANY, amounts=[(91, 91)])
    assert changed(ChangeKind.NUMBER, one, other, (ours, theirs)) == ("18", "91")
    both = whole(MANY, amounts=[(91, 91), (18, 18)])
    assert changed(ChangeKind.NUMBER, one, other, (ours, both)) is None


def test_dozens_may_be_55() -> None:
    """A range that holds the other number tells nothing else."""
    dozens = "dozens of boats sank in the harbour of Askerby"
    one, other = numbered(("55" + FEW[2:], "55", 55, 55), (dozens, "dozens", 24, 99))
    wholes = whole("55" + FEW[2:], amounts=[(55, 55)]), whole(dozens, amounts=[(24, 99)])
    assert changed(ChangeKind.NUMBER, one, other, wholes) is None


def test_numbers_of_other_things() -> None:
    """18 children and 91 rebels among the dead are no change; nor are 18 boats and 91 anglers."""
    rebels = "91 rebels were lost in the harbour of Askerby"
    one = told(0, FEW, FEW, trigger="sank", **number(FEW, "18", 18, 18, "boats"))
    other = told(1, rebels, rebels, trigger="lost", **number(rebels, "91", 91, 91, "rebels"))
    wholes = whole(FEW, amounts=[(18, 18)]), whole(rebels, amounts=[(91, 91)])
    assert changed(ChangeKind.NUMBER, one, other, wholes) is None


def test_a_small_number_of_another_day() -> None:
    """Of days apart "18 were hurt" and "at least 18 were hurt" may be two events, of one day they are one."""
    few, least = "18 were hurt", "at least 18 were hurt"
    one = told(0, few, few, trigger="hurt", **number(few, "18", 18, 18, "hurt"))
    other = told(1, least, least, trigger="hurt", **number(least, "at least 18", 18, None, "hurt"))
    ours, theirs = whole(few, amounts=[(18, 18)]), whole(least, amounts=[(18, None)])
    assert changed(ChangeKind.NUMBER, one, other, (ours, theirs)) == ("18", "at least 18")
    later = whole(least, amounts=[(18, None)], day=114)
    assert changed(ChangeKind.NUMBER, one, other, (ours, later)) is None


HEDGED = "the Askerby dam may have failed near the Ostrava spillway"


def test_a_hedge_is_dropped() -> None:
    """A hedge over the event in one mention, and none near the other."""
    hedge = Hedge(
        span=at(HEDGED, "may"), value=Certainty.POSSIBLE, by=HedgedBy.SPEAKER, over=at(HEDGED, "failed")
    )
    one = told(0, HEDGED, HEDGED, certainty=Certainty.POSSIBLE)
    wholes = whole(HEDGED, hedges=(hedge,)), whole(THEIRS)
    assert changed(ChangeKind.CERTAINTY, one, OWN, wholes) == ("possible", "certain")
    assert changed(ChangeKind.CERTAINTY, one, OWN, (whole(HEDGED), whole(THEIRS))) is None


def test_a_hedge_of_the_other_sentence() -> None:
    """What is hedged in the other's sentence too is not surely flat."""
    hedge = Hedge(span=at(HEDGED, "may"), value=Certainty.POSSIBLE, by=HedgedBy.SPEAKER)
    one = told(0, HEDGED, HEDGED, certainty=Certainty.POSSIBLE)
    maybe = f"It may be that {DAM}."
    wholes = whole(HEDGED, hedges=(hedge,)), whole(maybe)
    assert changed(ChangeKind.CERTAINTY, one, told(1, maybe), wholes) is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Ida Brook", "Korvan Works"), ("Ida Brook", "Korvan Works")),
        (("Velmouth TV", "the Velmouth Channel"), None),
        (("Halden Television", "Velmouth TV"), None),
        (("Ida Brook", "an official"), None),
    ],
)
def test_another_source(names: tuple[str, str], expected: tuple[str, str] | None) -> None:
    """Two names of their own are other sources; two of one kind of body, or one with no name, may be one."""
    one, other = told(0, OURS, speaker=names[0]), told(1, THEIRS, speaker=names[1])
    assert changed(ChangeKind.SOURCE_CHANGED, one, other, (whole(OURS), whole(THEIRS))) == expected


def test_a_source_that_the_other_article_names() -> None:
    """Who stands in the other article, too, has not been exchanged."""
    more = f"{OURS} Korvan Works answered."
    one, other = told(0, more, speaker="Ida Brook"), told(1, THEIRS, speaker="Korvan Works")
    assert changed(ChangeKind.SOURCE_CHANGED, one, other, (whole(more), whole(THEIRS))) is None


def test_a_denial() -> None:
    """Somebody denies what another asserts; not where the asserting mention is negative itself."""
    one, other = told(0, OURS, speaker="Ida Brook"), told(1, THEIRS, speaker="Korvan", stance=Stance.DENIES)
    wholes = whole(OURS), whole(THEIRS)
    assert changed(ChangeKind.DENIED, one, other, wholes) == ("asserts", "denies")
    same = told(1, THEIRS, speaker="Ida Brook", stance=Stance.DENIES)
    assert changed(ChangeKind.DENIED, one, same, wholes) is None


def test_every_change_has_a_score() -> None:
    """A sure one is told, one that is not stays below; without grounds none is sure."""
    grounds = Grounds({0: whole(OURS), 1: whole(THEIRS)}, {(0, 1): 0.95})
    (sure,) = changes_of((SOURCED, OWN), {0: 100, 1: 101}, grounds=grounds)
    (unsure,) = changes_of((SOURCED, OWN), {0: 100, 1: 101})
    assert unsure.score < TOLD_FROM <= sure.score
    assert (sure.before, sure.after) == (unsure.before, unsure.after) == ("the Water Board", "")


def test_two_accounts_of_one_day() -> None:
    """Numbers of one day from two sources are two accounts; of two days, or of one source, one that grew."""
    one, other = numbered((FEW, "18", 18, 18), (MANY, "91", 91, 91))
    grounds = Grounds({0: whole(FEW, amounts=[(18, 18)]), 1: whole(MANY, amounts=[(91, 91)])}, {(0, 1): 0.95})

    def found(first: str, second: str, days: dict[int, int | None]) -> frozenset[tuple[int, int]]:
        sides = (said(one, first), said(other, second))
        return rivals(sides, changes_of(sides, days, grounds=grounds), days)

    assert found("Ida Brook", "Korvan", {0: 100, 1: 100}) == {(0, 1)}
    assert found("Ida Brook", "Korvan", {0: 100, 1: 101}) == frozenset()
    assert found("Ida Brook", "Brook", {0: 100, 1: 100}) == frozenset()


def said(one: Told, speaker: str) -> Told:
    """Return a mention in somebody's mouth."""
    return replace(one, statement="s1", assertion=None, speaker=speaker, origin=speaker)
