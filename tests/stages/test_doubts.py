"""Doubts: how likely each speaker is right, and which are left open."""

from dataclasses import replace

import numpy as np
import pytest

import sayso
from sayso.model.party import Speakers
from sayso.report.facts.phrases import who_speaks
from sayso.stages import doubts
from sayso.stages.boosted import build_trees, load_trees
from sayso.stages.doubts import SPEAKERS, doubt_speakers, guessed
from sayso.stages.doubts_signs import doubt_signs
from sayso.stages.quotations import find_quotations
from sayso.stages.speakers import find_speakers
from tests.stages.said import ENGLISH, Said, said

# The only tree asks whether the source is "she", which is right in two of three.
KEPT: dict[str, object] = {
    "names": ["who_pronoun_she"],
    "threshold": 0.8,
    "base": 0.0,
    "roots": [0],
    "sign": [0, -1, -1],
    "at_most": [0.5, 0.0, 0.0],
    "left": [1, -1, -1],
    "right": [2, -1, -1],
    "value": [0.0, 2.0, 0.6931],
}
SURE = 0.9
TEXT = (
    "Ana Ruiz said that the ferry is late. Ida Vale said that it sank. "
    "She added that nobody drowned. Nobody was there, it was reported."
)
FOUND = said(
    TEXT,
    ("Ana Ruiz", "said", "say:verb", "that the ferry is late"),
    ("Ida Vale", "said", "say:verb", "that it sank"),
    ("She", "added", "add:verb", "that nobody drowned"),
    ("", "reported", "report:verb", "Nobody was there"),
)


def meant(one: Said) -> Speakers:
    """Return who speaks, as the stage before finds it, each asserted."""
    quotations = find_quotations(one.article, ENGLISH)
    return guessed(find_speakers(one.article, one.syntax, quotations, one.attributions, one.acts, ENGLISH))


def doubted(one: Said, monkeypatch: pytest.MonkeyPatch, *, threshold: float = 0.8) -> Speakers:
    """Return who speaks by the hand-made tree."""
    trees = replace(build_trees(KEPT), threshold=threshold)
    monkeypatch.setattr(doubts, "load_trees", lambda *_: trees)
    return doubt_speakers(one.article, one.syntax, one.attributions, meant(one), ENGLISH)


def names(found: Speakers, ids: tuple[str | None, ...]) -> list[str | None]:
    """Return the names of parties."""
    by_id = {party.id: party.name for party in found.parties}
    return [by_id[one] if one else None for one in ids]


def test_who_is_doubtful_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two may be meant by the pronoun; the named ones are sure, and nobody is nobody."""
    found = doubted(FOUND, monkeypatch)
    assert names(found, found.speaker) == ["Ana Ruiz", "Ida Vale", None, None]
    assert found.confidence == (0.881, 0.881, 0.0, 0.0)
    assert [names(found, tuple(one for one, _ in may)) for may in found.candidates] == [
        [],
        [],
        ["Ida Vale", "Ana Ruiz"],
        [],
    ]
    assert [chance for _, chance in found.candidates[2]] == [0.67, 0.33]
    assert names(found, found.chain[2]) == []


def test_who_is_sure_enough_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """At a lower threshold the pronoun is hers, with its chance."""
    found = doubted(FOUND, monkeypatch, threshold=0.6)
    assert names(found, found.speaker[:3]) == ["Ana Ruiz", "Ida Vale", "Ida Vale"]
    assert found.confidence == (0.881, 0.881, 0.667, 0.0)
    assert not any(found.candidates)


def test_what_the_resolver_left_open_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its candidates keep their order and get the chance."""
    first = meant(FOUND)
    left = replace(
        first,
        speaker=(*first.speaker[:2], None, None),
        candidates=((), (), (("p2", 0.5), ("p1", 0.5)), ()),
    )
    trees = replace(build_trees(KEPT), threshold=0.1)
    monkeypatch.setattr(doubts, "load_trees", lambda *_: trees)
    found = doubt_speakers(FOUND.article, FOUND.syntax, FOUND.attributions, left, ENGLISH)
    assert found.speaker[2] is None
    assert found.candidates[2] == (("p2", 0.67), ("p1", 0.33))


def test_with_an_open_speaker_his_own_i_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside words that may be either's, "I" may be either's too."""
    text = "Ana Ruiz left. Una Vale said she went. She said: “I think that the ferry sank.”"
    one = said(
        text,
        ("Una Vale", "said", "say:verb", "she went"),
        ("She", "said", "say:verb", "“I think that the ferry sank.”"),
        ("I", "think", "think:verb", "that the ferry sank"),
    )
    rows = (one.attributions[0], one.attributions[1], replace(one.attributions[2], within=1))
    found = doubted(replace(one, attributions=rows), monkeypatch)
    assert names(found, found.speaker) == ["Una Vale", None, None]


def test_nothing_said_is_nobody_doubted() -> None:
    """An article without attributions keeps its speakers as they are."""
    none = replace(FOUND, attributions=())
    assert doubt_speakers(none.article, none.syntax, (), meant(none), ENGLISH) == meant(none)


def test_every_speaker_has_the_same_signs() -> None:
    """Named alike, finite, and those that the shipped trees ask for."""
    rows = doubt_signs(FOUND.article, FOUND.syntax, FOUND.attributions, meant(FOUND), ENGLISH)
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert all(np.isfinite(value) for row in rows for value in row.values())
    assert set(load_trees(ENGLISH, SPEAKERS).names) <= set(rows[0])


def test_one_who_may_be_meant_alone_is_not_the_only_one() -> None:
    """Where nobody else is met, somebody else may still have said it."""
    reading = sayso.read("“It sank,” said Ana Ruiz, the mayor.", language="en")
    (one,) = reading.statements
    assert one.speaker is not None
    assert who_speaks(one) == "Ana Ruiz"
    assert who_speaks(replace(one, speaker=None, candidates=((one.speaker, 0.6),))) == "Ana Ruiz, or another"


def test_a_doubtful_speaker_is_open_and_printed_so() -> None:
    """Whose claim it is hangs on a pronoun that others fit too; whoever is named with his words is named."""
    reading = sayso.read(
        "Pier to close\n\nMayor Tom Ruiz said on Monday that the pier would close. "
        "Engineer Per Vale said that it was safe.\n\n"
        "Vale's critics met the mayor's lawyer. Their claim that nobody was asked was read out.\n",
        language="en",
    )
    first, second, third = reading.statements[:3]
    assert [who_speaks(one) for one in (first, second)] == ["Tom Ruiz", "Per Vale"]
    assert min(one.confidence.speaker for one in (first, second)) > SURE
    assert third.speaker is None
    assert not third.weak
    assert third.confidence.speaker == 0
    assert who_speaks(third) == "Vale's critics, or another"
