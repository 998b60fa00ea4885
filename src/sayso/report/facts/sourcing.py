"""Sourcing: who is heard only through others, who is only spoken of, and what has no known speaker."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.facts.names import may_be
from sayso.report.facts.voices import is_unsaid, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """A party that is spoken of and makes no statement here, with the statements that are about it."""

    party: Party
    about: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """The sourcing of one article; who only declines to say something is not heard.

    `through` holds those whose words stand only inside the statements of others, `perhaps` those who are
    spoken of, and heard in weak statements alone.
    Of the statements `without_speaker`, as many as `left_open` have candidates.
    """

    through: tuple[Party, ...]
    statements: int
    without_speaker: int
    left_open: int
    unheard: tuple[Unheard, ...]
    perhaps: tuple[Unheard, ...]


def find_sourcing(reading: Reading, weaker: Sequence[Statement] = ()) -> Sourcing:
    """Return who is heard and who is not, repeats counted once.

    Whom `weaker` statements, which are not printed, let be heard is not called unheard.
    """
    said = shown(reading.statements)
    silent = frozenset(one.id for one in said if is_unsaid(one))
    heard, through = _speakers(one for one in said if one.id not in silent)
    unheard = _unheard(reading, said, weaker, (*heard.values(), *through.values()))
    perhaps = _ids(party for one in weaker if not is_unsaid(one) for party in _voices(one))
    return Sourcing(
        through=tuple(through.values()),
        statements=len(said),
        without_speaker=sum(one.speaker is None for one in said),
        left_open=sum(bool(one.candidates) for one in said),
        unheard=tuple(one for one in unheard if one.party.id not in perhaps),
        perhaps=tuple(one for one in unheard if one.party.id in perhaps),
    )


def _speakers(said: Iterable[Statement]) -> tuple[dict[str, Party], dict[str, Party]]:
    """Return who is heard in the article itself, and who only inside the statements of others."""
    heard: dict[str, Party] = {}
    nested: dict[str, Party] = {}
    for one in said:
        if one.speaker:
            (heard if one.nested_in is None else nested)[one.speaker.id] = one.speaker
    return heard, {name: party for name, party in nested.items() if name not in heard}


def _unheard(
    reading: Reading, said: tuple[Statement, ...], weaker: Sequence[Statement], heard_of: Iterable[Party]
) -> tuple[Unheard, ...]:
    """Return who is spoken of in what is printed and not heard there, under no other name and by nobody else.

    Of whom nothing is said in particular, those count who have a name.
    """
    loud = tuple(heard_of)
    heard = {party.id for party in loud}
    heard |= {party.id for one in said for party in one.chain if not is_unsaid(one)}
    by_id = {party.id: party for party in reading.parties}
    heard |= {party.id for one in said for party, _ in one.candidates}
    heard |= {member for party in list(heard) if party in by_id for member in by_id[party].members}
    about: dict[str, list[Statement]] = {}
    for one in said:
        if one.target:
            about.setdefault(one.target.id, []).append(one)
    addressed = {one.addressee.id for one in said if one.addressee}
    hidden = _named(weaker) - _named(said)
    sign = _Sign(reading, loud)
    return tuple(
        Unheard(party=party, about=tuple(about.get(party.id, ())))
        for party in reading.parties
        if party.id not in heard | hidden
        and (party.id in about or (party.id not in addressed and sign.has_name(party)))
        and not sign.is_time(party)
        and not sign.may_be_heard(party)
    )


class _Sign:
    """What tells that the words for a party are not those of somebody who is not heard."""

    def __init__(self, reading: Reading, heard: Iterable[Party]) -> None:
        self._text = reading.article.text
        self._heard = tuple(heard)
        self._times = {time.span.end: time.span for time in reading.times}

    def has_name(self, party: Party) -> bool:
        """Return whether this is a name, not words for just anybody: that of a group has a capital inside."""
        if party.kind in {PartyKind.NAMED, PartyKind.WIRE, PartyKind.OUTLET}:
            return True
        first, *others = party.name.split() or [""]
        return party.kind is not PartyKind.DESCRIBED and any(
            word[0].isupper() for word in (others or [first]) if word
        )

    def is_time(self, party: Party) -> bool:
        """Return whether this is words that are a time: "the March 19"."""
        found = [(span, self._times.get(span.end)) for span in party.mentions]
        return bool(found) and all(
            time and len(self._text[span.start : max(time.start, span.start)].split()) <= 1
            for span, time in found
        )

    def may_be_heard(self, party: Party) -> bool:
        """Return whether somebody who is heard may be meant: by another form of the name, or as a member."""
        words = {span.of(self._text) for one in self._heard for span in one.affiliations}
        return any(
            may_be(party.name, one.name) or may_be(one.name, party.name) for one in self._heard
        ) or any(span.of(self._text) in words for span in party.mentions)


def _named(statements: Iterable[Statement]) -> set[str]:
    """Return the ids of all who make some statements, or to or about whom they are."""
    return _ids(
        party
        for one in statements
        for party in (*_voices(one), one.addressee, one.target)
        if party is not None
    )


def _ids(parties: Iterable[Party]) -> set[str]:
    return {name for party in parties for name in (party.id, *party.members)}


def _voices(one: Statement) -> tuple[Party, ...]:
    """Return who makes a statement, and on whose say-so."""
    return (one.speaker, *one.chain) if one.speaker else one.chain
