"""Sourcing: who is heard, by name or not, who is only spoken of, and who answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.refusals import refuses_to_speak
from sayso.report.voices import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """A party that is spoken of and makes no statement here, with the statements that are about it."""

    party: Party
    about: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """The sourcing of one article; refusals and missing replies count as replies, not as being heard.

    `kinds` counts those the article itself quotes or cites; `through` holds those whose words stand only
    inside the statements of others.
    """

    kinds: tuple[tuple[PartyKind, int], ...]
    through: tuple[Party, ...]
    statements: int
    without_speaker: int
    unheard: tuple[Unheard, ...]
    replies: tuple[Statement, ...]


def find_sourcing(reading: Reading) -> Sourcing:
    """Return who is heard and who is not, repeats counted once."""
    said = shown(reading.statements)
    silent = frozenset(one.id for one in said if refuses_to_speak(reading, one))
    heard, through = _speakers(one for one in said if one.id not in silent)
    kinds = Counter(party.kind for party in heard.values())
    return Sourcing(
        kinds=tuple((kind, kinds[kind]) for kind in reversed(PartyKind) if kinds[kind]),
        through=tuple(through.values()),
        statements=len(said),
        without_speaker=sum(one.speaker is None for one in said),
        unheard=_unheard(reading, said, (*heard.values(), *through.values())),
        replies=tuple(one for one in said if one.answers or one.id in silent),
    )


def _speakers(said: Iterable[Statement]) -> tuple[dict[str, Party], dict[str, Party]]:
    """Return who is heard in the article itself, and who only inside the statements of others."""
    heard: dict[str, Party] = {}
    nested: dict[str, Party] = {}
    for one in said:
        if one.speaker:
            (heard if one.nested_in is None else nested)[one.speaker.id] = one.speaker
    return heard, {name: party for name, party in nested.items() if name not in heard}


def _unheard(reading: Reading, said: tuple[Statement, ...], heard_of: Iterable[Party]) -> tuple[Unheard, ...]:
    heard = {party.id for party in heard_of}
    heard |= {party.id for one in said for party in one.chain if not refuses_to_speak(reading, one)}
    by_id = {party.id: party for party in reading.parties}
    heard |= {member for party in list(heard) if party in by_id for member in by_id[party].members}
    about: dict[str, list[Statement]] = {}
    for one in said:
        if one.target:
            about.setdefault(one.target.id, []).append(one)
    addressed = {one.addressee.id for one in said if one.addressee}
    return tuple(
        Unheard(party=party, about=tuple(about.get(party.id, ())))
        for party in reading.parties
        if party.id not in heard and (party.id in about or party.id not in addressed)
    )
