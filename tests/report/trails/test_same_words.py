"""Same words: articles that share a passage, each with each of the others."""

import sayso
from sayso.model.claim import PassageKind
from sayso.model.span import Span
from sayso.model.statement import Certainty, Stance
from sayso.report.claims.nouns import Claim, Claims, Mention
from sayso.report.trails.same_words import same_words
from sayso.report.trails.told import repeats_told

DOORS = "the keeper of the lock opened both gates at noon"
QUAYS = "nine crates of salt were found on the lower quay"


def told(*texts: str) -> tuple[Claims, Claim]:
    """Return some articles as claims, and one claim with all that each of them says."""
    readings = [
        sayso.read(f"The ferry was late. {text}.", published=f"2026-03-0{day}", outlet=f"Herald {day}")
        for day, text in enumerate(texts, 1)
    ]
    found = sayso.claims(readings)
    mentions = tuple(
        mention(row, reading.article.text.index(text), text)
        for row, (reading, text) in enumerate(zip(readings, texts, strict=True))
    )
    claim = Claim(
        id="c1",
        gist=0,
        mentions=mentions,
        links=(),
        origins=(),
        changes=(),
        articles=len(texts),
        copies=0,
        outlets=len(texts),
        denials=0,
        first=None,
        last=None,
    )
    return found, claim


def mention(row: int, start: int, words: str) -> Mention:
    """Return a mention in an outlet's own voice."""
    return Mention(
        row=row,
        statement=None,
        assertion="a1",
        point=0,
        content=(Span(start, start + len(words)),),
        words=words,
        place="¶1",
        who="own voice",
        does="",
        speaker=None,
        origin=None,
        names=frozenset(),
        stance=Stance.ASSERTS,
        certainty=Certainty.CERTAIN,
        when=None,
        quantities=(),
        differs=(),
        differs_words=(),
        lacks_words=(),
        weak=False,
    )


def test_two_pairs_are_two_groups() -> None:
    """Articles that share no passage with each other do not stand in one list."""
    found, one = told(DOORS, DOORS, QUAYS, QUAYS)
    assert sorted(places for _, places in same_words(found, one)) == [(0, 1), (2, 3)]
    assert sorted(repeats_told(found, one)) == [
        "Word by word the same (reprint): [1], [2].",
        "Word by word the same (reprint): [3], [4].",
    ]


def test_none_is_left_out() -> None:
    """A longer sentence that holds all of the words stands with those that have them alone."""
    found, one = told(DOORS, f"On Sunday {DOORS} and went home", DOORS)
    assert list(same_words(found, one)) == [(PassageKind.REPRINT, (0, 1, 2))]


def test_some_words_in_common_are_not_the_same() -> None:
    """Six words of ten are a way of telling it; a word put between them changes nothing."""
    found, one = told(
        "the keeper of the lock opened both gates at noon on Sunday",
        "the keeper of the lock opened a bottle of wine for his guests",
    )
    assert list(same_words(found, one)) == []
    inserted = DOORS.replace("opened", "opened and shut")
    found, one = told(
        f"{DOORS} to let the boats of Askerby pass", f"{inserted} to let the boats of Askerby pass"
    )
    assert [places for _, places in same_words(found, one)] == [(0, 1)]
