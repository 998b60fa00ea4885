"""Accusations: who accuses whom in an article, and what the accused is heard to answer there."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.model.party import Party
from sayso.model.reading import Reading
from sayso.model.span import Span, hull
from sayso.model.statement import Act, Polarity, Stance, Statement
from sayso.report.facts.voices import is_unsaid, shown


class Answer(StrEnum):
    """What became of an accusation in the same article; the first four are answers."""

    DENIED = "denied"
    REPLIED = "replied"
    DECLINED = "declined"
    UNREACHED = "could not be reached"  # or did not reply
    UNANSWERED = "heard, no answer found"
    UNHEARD = "not heard"
    UNSURE = "perhaps, in a weaker reading"  # which is not printed
    UNKNOWN = "accused not known"

    @property
    def is_answer(self) -> bool:
        """Return whether the article gives an answer."""
        return self not in {Answer.UNANSWERED, Answer.UNHEARD, Answer.UNSURE, Answer.UNKNOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """One accusation, the party accused, what became of it, and the statements that answer it.

    `refused` tells that the accused, or who speaks for it, declined or did not reply to anything there.
    """

    statement: Statement
    accused: Party | None
    answer: Answer
    answered_in: tuple[Statement, ...] = ()
    refused: bool = False

    @property
    def by_act(self) -> bool:
        """Return whether the statement accuses by its act; else it tells of a wrong that somebody did."""
        return self.statement.act is Act.ACCUSE


_BY_ACT = {Act.DENY: Answer.DENIED, Act.DECLINE: Answer.DECLINED, Act.NO_REPLY: Answer.UNREACHED}
_TELLING = frozenset({Act.SAY, Act.CLAIM})  # with a target: who is told to have done wrong
_CONCEDING = frozenset({Act.ADMIT, Act.AGREE})
_NEAR = 1  # blocks further on in which "there was no warning" still replies to what was said before


def find_accusations(reading: Reading, weaker: Sequence[Statement] = ()) -> tuple[Accusation, ...]:
    """Return every accusation of an article with its answer, repeats counted once, in text order.

    Where one of the `weaker` statements, which are not printed, may be the answer, there is not none.
    """
    said = shown(reading.statements)
    charges = [one for one in said if _charges(one)]
    found = tuple(map(_Hearing(reading, said, charges).of, charges))
    if not weaker:
        return found
    perhaps = map(_Hearing(reading, (*said, *shown(weaker)), charges).of, charges)
    return tuple(_settled(one, other) for one, other in zip(found, perhaps, strict=True))


def _charges(one: Statement) -> bool:
    """Return whether a statement accuses: by its act, or by saying plainly that somebody did a wrong."""
    told = one.act in _TELLING and one.target is not None
    return one.stance is Stance.ASSERTS and (one.act is Act.ACCUSE or told)


def _settled(one: Accusation, perhaps: Accusation) -> Accusation:
    """Return an accusation as it is answered in what is printed, unless weaker readings tell otherwise."""
    if one.answer.is_answer or one.answer is perhaps.answer:
        return one
    return replace(one, answer=Answer.UNSURE)


class _Hearing:
    """Who speaks for whom in one article, and what each says."""

    def __init__(self, reading: Reading, said: tuple[Statement, ...], charges: list[Statement]) -> None:
        self._reading, self._said = reading, said
        self._charges = {one.id for one in charges}
        self._first = {one.id: one.repeat_of or one.id for one in reading.statements}
        self._starts = [block.span.start for block in reading.article.blocks]

    def of(self, charge: Statement) -> Accusation:
        accused = charge.target
        voices = self._voices(accused) if accused else frozenset[str]()
        answers = [(how, one) for one in self._said if (how := self._answer(charge, one, voices))]
        best = min((how for how, _ in answers), key=list(Answer).index, default=None)
        heard = any(_speaks(one, voices) and not is_unsaid(one) for one in self._said)
        silent = Answer.UNANSWERED if heard else Answer.UNHEARD
        return Accusation(
            statement=charge,
            accused=accused,
            answer=best or (silent if accused else Answer.UNKNOWN),
            answered_in=tuple(one for _, one in answers),
            refused=any(_speaks(one, voices) and is_unsaid(one) and one.act in _BY_ACT for one in self._said),
        )

    def _voices(self, accused: Party) -> frozenset[str]:
        """Return the ids of the accused, its members, its groups, and those written to belong to it."""
        return frozenset(
            {
                accused.id,
                *accused.members,
                *(one.id for one in self._reading.parties if accused.id in one.members),
                *self._spokespeople(accused),
            }
        )

    def _spokespeople(self, accused: Party) -> Iterator[str]:
        text = self._reading.article.text
        names = {_folded(accused.name), *(_folded(span.of(text)) for span in accused.mentions)}
        for party in self._reading.parties:
            if any(_folded(span.of(text)) in names for span in party.affiliations):
                yield party.id

    def _answer(self, charge: Statement, one: Statement, voices: frozenset[str]) -> Answer | None:
        """Return how a statement answers an accusation; None where it does not."""
        if charge.id in (one.id, one.nested_in):
            return None
        answers = self._first.get(one.answers or "")
        if answers == charge.id:
            return _BY_ACT.get(one.act, Answer.REPLIED)
        if not _speaks(one, voices) or (answers and answers not in self._charges):
            return None
        if one.act is Act.DENY or is_unsaid(one):
            return _BY_ACT.get(one.act, Answer.DECLINED)
        return Answer.REPLIED if self._replies(charge, one) else None

    def _replies(self, charge: Statement, one: Statement) -> bool:
        """Return whether what the accused says later goes back to the accusation or to who makes it."""
        steps = self._block(one) - self._block(charge)
        if _place(one) < _place(charge) or (one.id in self._charges and steps > _NEAR):
            return False
        accuser = charge.speaker.id if charge.speaker else None
        about = {party.id for party in (one.target, one.addressee) if party}
        near_no = steps <= _NEAR and one.polarity is Polarity.NEGATIVE
        return one.act in _CONCEDING or near_no or accuser in about

    def _block(self, one: Statement) -> int:
        return bisect_right(self._starts, _place(one))


def _speaks(one: Statement, voices: frozenset[str]) -> bool:
    """Return whether one of these parties makes a statement, or stands behind it."""
    return any(party.id in voices for party in (one.speaker, *one.chain) if party)


def _place(one: Statement) -> int:
    spans: tuple[Span, ...] = one.content or one.cue or one.source
    return hull(spans).start if spans else 0


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
