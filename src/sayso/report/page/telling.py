"""Telling: what a note says of one statement or assertion, bit by bit, and what filters ask of it."""

import json
import re
from collections.abc import Iterator

from sayso.model.correction import BY_PERSON
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.statement import Act, Assertion, Certainty, Stance, Statement
from sayso.report.facts.citing import citation, link_to
from sayso.report.facts.layers import within
from sayso.report.facts.phrases import (
    LOW_CONFIDENCE,
    answered,
    chain_of,
    number,
    pieces,
    presents,
    who_speaks,
    with_scope,
    written_once,
)
from sayso.report.facts.told import told_once
from sayso.report.facts.voices import is_unsaid
from sayso.report.facts.when import time_words
from sayso.report.page.nouns import Bit, Cite
from sayso.report.page.rendering import shown as as_shown
from sayso.report.page.why import unsure_of

_WORD = re.compile(r"\w+")
_PLAIN = frozenset({None, Certainty.CERTAIN})
# What a party is where no role tells it.
_KINDS = {
    PartyKind.DOCUMENT: "document",
    PartyKind.WIRE: "news agency",
    PartyKind.OUTLET: "outlet",
    PartyKind.UNNAMED: "unnamed",
}


class Teller:
    """Tells the statements of one article, knowing the others."""

    def __init__(self, reading: Reading, prefix: str) -> None:
        self._reading, self._prefix = reading, prefix
        self._text = reading.article.text
        self._by_id = {one.id: one for one in reading.statements}
        self._answers: dict[str, list[Statement]] = {}
        for one in reading.statements:
            if one.answers and one.repeat_of is None:
                self._answers.setdefault(one.answers, []).append(one)
        self._first = {one.id: group[0].id for group in told_once(reading) for one in group}
        self._met: set[str] = set()

    def role(self, party: Party | None) -> str:
        """Return roles and affiliations as written, the first time that a party is met; else what it is."""
        if party is None or party.id in self._met:
            return ""
        self._met.add(party.id)
        written = written_once(self._text, (*party.roles, *party.affiliations), party.name)
        return ", ".join(written) or _KINDS.get(party.kind, "")

    def bits(self, one: Statement, role: str) -> Iterator[Bit]:
        """Yield what a statement does, how sure, to whom, when, through whom, and what answers it.

        The source's own words come first where they differ from its name and from the `role` told beside it.
        """
        written = self._written(one, role)
        yield from ([Bit(words=f"“{written}”", kind="as")] if written else [])
        doing, *sure = presents(self._text, one).split(" · ")
        yield Bit(words=doing, kind="" if one.act is Act.SAY and one.stance is Stance.ASSERTS else "strong")
        yield from (Bit(words=word, kind="strong") for word in sure)
        yield from map(_bit, self._people(one))
        yield from ([_bit(self._when(one.said))] if one.said else [])
        for hedge in one.hedges:
            if not any(span.covers(hedge.span) for span in one.content):
                yield Bit(words=f"“{with_scope(self._text, hedge)}”", kind="as")
        yield from self._ties(one)
        yield from self._doubts(one)

    def told(self, one: Assertion) -> Iterator[Bit]:
        """Yield who else says an assertion, how sure it is, about when, and whether it stands there again."""
        for name in one.sourced_by:
            said = self._by_id.get(name)
            if said:
                words = f"also said by {who_speaks(said)} ({number(name)})"
                yield Bit(words=words, href=self._anchor(said))
        if one.certainty not in _PLAIN:
            yield Bit(words=str(one.certainty), kind="strong")
        yield from ([_bit(self._when(one.when))] if one.when else [])
        if self._first[one.id] != one.id:
            yield Bit(words="the same again", href=f"#{self._prefix}{self._first[one.id]}")

    def sorts(self, one: Statement) -> Iterator[str]:
        """Yield what filters ask of a statement: its speaker's id, hedged, denied, numbers, silent, open."""
        answers = self._answers.get(one.id, ())
        yield from ([one.speaker.id] if one.speaker else ["open"])
        yield from (["hedged"] if one.certainty not in _PLAIN or one.hedges else [])
        yield from (["denied"] if any(each.stance is Stance.DENIES for each in (one, *answers)) else [])
        yield from (["numbers"] if any(within(self._reading.quantities, one.content)) else [])
        yield from (["silent"] if is_unsaid(one) else [])

    def sorts_told(self, one: Assertion) -> Iterator[str]:
        """Yield what filters ask of an assertion: own voice without a source, hedged, numbers."""
        yield from ([] if one.sourced_by else ["own"])
        yield from (["hedged"] if one.certainty not in _PLAIN or one.hedges else [])
        yield from (["numbers"] if any(within(self._reading.quantities, one.content)) else [])

    def cite(self, one: Statement | Assertion) -> Cite:
        """Return the citation of a statement or assertion, and the way to its words in the original."""
        words = citation(self._reading, one)
        exact = "" if as_shown(words) == words else json.dumps(words)
        return Cite(words=words, exact=exact, original=link_to(self._reading, one) or "")

    def _written(self, one: Statement, role: str) -> str:
        words = " ".join(pieces(self._text, one.source).split())
        name = who_speaks(one)
        return "" if _in(words, name) or _in(name, words) or _in(words, role) else words

    def _people(self, one: Statement) -> Iterator[str]:
        yield from (["left open"] if one.candidates else [])
        yield from ([f"about {one.target.name}"] if one.target else [])
        yield from ([f"to {one.addressee.name}"] if one.addressee else [])
        yield from (f"{link} {party.name}" for link, party in chain_of(one))

    def _ties(self, one: Statement) -> Iterator[Bit]:
        """Yield what a statement answers, and what answers it."""
        other = self._by_id.get(one.answers or "")
        if other:
            words = f"answers {who_speaks(other)} ({number(other.repeat_of or other.id)})"
            yield Bit(words=words, href=self._anchor(other))
        for answer in self._answers.get(one.id, ()):
            words = f"{answered(answer)} by {who_speaks(answer)} ({number(answer.id)})"
            yield Bit(words=words, href=self._anchor(answer))

    def _doubts(self, one: Statement) -> Iterator[Bit]:
        if one.weak and one.id in self._by_id:
            yield Bit(words="weaker reading", kind="strong")
        elif one.rule == BY_PERSON:
            yield Bit(words="as a person left it")
        elif one.confidence.line < LOW_CONFIDENCE and not one.weak:
            yield Bit(words=f"unsure {unsure_of(one)}".strip(), kind="strong")

    def _when(self, value: str) -> str:
        return time_words(value, dated=self._reading.article.published is not None)

    def _anchor(self, one: Statement) -> str:
        return f"#{self._prefix}n{one.repeat_of or one.id}"


def _in(words: str, others: str) -> bool:
    """Return whether words stand among others as whole words: "he" is none of "the ministry"."""
    return (
        f" {' '.join(_WORD.findall(words.casefold()))} " in f" {' '.join(_WORD.findall(others.casefold()))} "
    )


def _bit(words: str) -> Bit:
    return Bit(words=words)
