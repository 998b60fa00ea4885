"""On whose say-so the mentions of a claim rest, with mentions made by hand."""

import pytest

from sayso.linking.claims.told import Told
from sayso.linking.origins import by_row, origins_of
from sayso.model.claim import Passage, PassageKind
from sayso.model.span import Span
from sayso.model.statement import Stance

OUTLETS = {0: "Velmouth Courier", 1: "Askerby Tribune", 2: None, 3: None}


def told(row: int, origin: str | None = None, at: int = 0, **more: object) -> Told:
    """Return a mention at a place of an article, in somebody's mouth or in its own voice."""
    fields = {"statement": "s1", "speaker": origin, "origin": origin} if origin else {"assertion": "a1"}
    return Told(row=row, content=(Span(at, at + 10),), **{**fields, **more})  # type: ignore[arg-type]


def named(*mentions: Told) -> list[tuple[str | None, tuple[int, ...]]]:
    """Return the name of each origin with its mentions."""
    return [(one.name, one.mentions) for one in origins_of(mentions, OUTLETS)]


def test_two_outlets_one_origin() -> None:
    """Two articles that name one source, one of them by a short form, have one origin."""
    assert named(told(0, "the Halden Observatory"), told(1, "Observatory")) == [
        ("the Halden Observatory", (0, 1))
    ]


def test_the_last_source_named_counts() -> None:
    """An agency that quotes the police rests on the police."""
    found = origins_of([told(0, "police", speaker="Northline"), told(1, "the police")], OUTLETS)
    assert [(one.name, one.mentions, one.evidence) for one in found] == [
        ("the police", (0, 1), ("named behind the speaker",))
    ]


def test_a_headline_rests_on_whom_its_article_names() -> None:
    """What is told in the headline and sourced further down is not the outlet's own word."""
    found = origins_of([told(0, head=True), told(0, "Ida Brook", at=50)], OUTLETS)
    assert [(one.name, one.own_voice, one.evidence) for one in found] == [
        ("Ida Brook", False, ("named further down",))
    ]


def test_a_headline_printed_again() -> None:
    """The headline printed again at the top of the text rests on whom the headline rests on."""
    words = "Ferry sinks off Tarn"
    again = told(0, at=20, words=words)
    assert named(told(0, head=True, words=words), again, told(0, "Ida Brook", at=50)) == [
        ("Ida Brook", (0, 1, 2))
    ]


def test_further_down_the_outlet_vouches_itself() -> None:
    """What stands in the text in its own voice is the outlet's word, although somebody says it as well."""
    assert named(told(0, "Ida Brook"), told(0, at=50)) == [("Ida Brook", (0,)), ("Velmouth Courier", (1,))]


def test_outlets_not_known_are_not_one() -> None:
    """Two articles whose outlet is not known are two."""
    assert named(told(2), told(3)) == [(None, (0,)), (None, (1,))]


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.UNSAID, Stance.ASKS])
def test_only_what_is_asserted_counts(stance: Stance) -> None:
    """Whoever denies, asks or leaves unsaid is no origin of a claim."""
    assert named(told(0, "Ida Brook"), told(1, "Korvan", stance=stance)) == [("Ida Brook", (0,))]


def test_an_open_source_is_no_origin() -> None:
    """Words in the mouth of somebody who is not known rest on nobody."""
    open_one = told(1, speaker=None, statement="s1", assertion=None)
    assert named(told(0, "Ida Brook"), open_one) == [("Ida Brook", (0,))]


@pytest.mark.parametrize(("kind", "origins"), [(PassageKind.QUOTATION, 1), (PassageKind.REPRINT, 2)])
def test_one_quotation_has_one_speaker(kind: PassageKind, origins: int) -> None:
    """The same quotation of whom each article calls otherwise is of one source; prose alike may be of two."""
    passage = Passage(kind=kind, places=((0, Span(0, 40)), (1, Span(60, 100))))
    mentions = [told(0, "a fisherman who saw it", at=10), told(1, "Joran Pell", at=70)]
    found = origins_of(mentions, OUTLETS, by_row([passage]))
    assert len(found) == origins
    assert ("the same quotation" in found[0].evidence) is (origins == 1)


@pytest.mark.parametrize(("kind", "origins"), [(PassageKind.REPRINT, 1), (PassageKind.QUOTATION, 2)])
def test_a_reprint_rests_on_what_it_reprints(kind: PassageKind, origins: int) -> None:
    """The same prose in two outlets is one word; the same quotation in two says nothing of theirs."""
    passage = Passage(kind=kind, places=((0, Span(0, 40)), (1, Span(60, 100))))
    found = origins_of([told(0), told(1, at=60)], OUTLETS, by_row([passage]))
    assert len(found) == origins


def test_those_together_are_each_of_them() -> None:
    """Two who speak together are no further origin where one of them vouches in another article."""
    both = told(1, "a monitor and medics", parts=("a monitor", "medics"))
    found = origins_of([told(0, "the Halden Observatory"), both], OUTLETS)
    assert [(one.name, one.mentions, one.evidence) for one in found] == [
        ("the Halden Observatory", (0, 1), ("also “a monitor and medics”",))
    ]


def test_a_description_is_whom_the_other_article_calls_so() -> None:
    """One described with an article is Ida Brook, whose post the other article writes."""
    known = told(0, "Ida Brook", called=("Ida Brook", "harbour candidate"))
    assert named(known, told(1, "the candidate")) == [("Ida Brook", (0, 1))]


def test_who_speaks_for_a_body_does_so_in_every_article() -> None:
    """Where one article tells for whom Ida Brook speaks, the claim rests on that in the other, too."""
    found = origins_of([told(0, "Ida Brook"), told(1, "the dock board", speaker="Ida Brook")], OUTLETS)
    assert [(one.name, one.mentions) for one in found] == [("the dock board", (0, 1))]


def test_what_is_in_nobodys_mouth_is_the_outlets() -> None:
    """Where a passive names nobody, the outlet vouches for it."""
    held = told(0, statement="s1", assertion=None, nobodys=True)
    assert named(held) == [("Velmouth Courier", (0,))]


def test_an_open_speaker_who_tells_it_elsewhere() -> None:
    """Who may be meant is taken to be, where he tells it in another place."""
    open_one = told(1, statement="s1", assertion=None, maybe=("Tom Vale", "Ida Brook"))
    assert named(told(0, "Ida Brook"), open_one) == [("Ida Brook", (0, 1))]


def test_only_open_speakers() -> None:
    """Where none who tells it is known, that is one origin, which is not known."""
    open_one = told(1, statement="s1", assertion=None, maybe=("Tom Vale", "Ida Brook"))
    found = origins_of([open_one], OUTLETS)
    assert [(one.name, one.own_voice, one.evidence) for one in found] == [
        (None, False, ("not known which of Tom Vale, Ida Brook",))
    ]


@pytest.mark.parametrize(
    ("length", "words", "origins"),
    [(300, "two boats sank on Monday", 1), (100, "two boats sank on Monday", 2), (300, "fog lay there", 2)],
)
def test_half_the_same_words_of_one_text(length: int, words: str, origins: int) -> None:
    """Articles that share two sentences have one text before them, and what they tell alike rests on it."""
    passage = Passage(
        kind=PassageKind.REPRINT, places=((0, Span(100, 100 + length)), (1, Span(60, 60 + length)))
    )
    mentions = [told(0, words="two boats sank early on Monday"), told(1, words=words)]
    assert len(origins_of(mentions, OUTLETS, by_row([passage]))) == origins
