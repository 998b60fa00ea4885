"""Entries: every statement as a reader wants it listed — host before nested, repeats beside their first."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model.correction import BY_PERSON
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.facts.phrases import (
    LOW_CONFIDENCE,
    answered,
    called_here,
    chain_of,
    decimals,
    does,
    hedged,
    low_parts,
    number,
    shown_words,
    who_speaks,
)
from sayso.report.facts.places import Places
from sayso.report.facts.voices import Voices, shown
from sayso.report.facts.when import time_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement to list: who does what, the exact words, what hangs on it, where, how sure we are.

    `confidence` is that of the whole line; a `low` one is marked.
    """

    statement: Statement
    depth: int
    letter: str
    does: str
    words: str
    details: tuple[str, ...]
    place: str
    confidence: str
    low: bool


def list_entries(reading: Reading, voices: Voices) -> tuple[Entry, ...]:
    """Return the entries of a reading in text order, nested ones right after the statement they stand in."""
    context = _Context(reading, voices)
    return tuple(context.entry(statement, depth) for statement, depth in hosts_first(reading))


def hosts_first(reading: Reading) -> Iterator[tuple[Statement, int]]:
    """Yield the statements that count with their depth; no recursion, for bad text nests without limit."""
    said = shown(reading.statements)
    known = {one.id for one in said}
    kept = {one.id: one.repeat_of or one.id for one in reading.statements}
    inside: dict[str | None, list[Statement]] = {}
    for one in said:
        # What stands only in a repeat is listed under the occurrence that is shown.
        host = kept.get(one.nested_in or "")
        inside.setdefault(host if host in known and host != one.id else None, []).append(one)
    waiting = [(one, 0) for one in reversed(inside.get(None, []))]
    while waiting:
        one, depth = waiting.pop()
        yield one, depth
        waiting.extend((nested, depth + 1) for nested in reversed(inside.get(one.id, [])))


class _Context:
    """What an entry needs to know of the other statements."""

    def __init__(self, reading: Reading, voices: Voices) -> None:
        self._article = reading.article
        self._places = Places(reading.article)
        self._letters = voices.letters
        self._again: dict[str, list[Statement]] = {}
        self._answers: dict[str, list[Statement]] = {}
        for one in reading.statements:
            if one.repeat_of:
                self._again.setdefault(one.repeat_of, []).append(one)
            elif one.answers:
                self._answers.setdefault(one.answers, []).append(one)

    def entry(self, one: Statement, depth: int) -> Entry:
        low = one.confidence.line < LOW_CONFIDENCE
        return Entry(
            statement=one,
            depth=depth,
            letter=self._letter(one),
            does=does(self._article.text, one),
            words=shown_words(self._article.text, one),
            details=(
                *(["weaker reading"] if one.weak else []),
                *self._people(one),
                *self._wording(one),
                *self._links(one),
                *(["as a person left it"] if one.rule == BY_PERSON else []),
                *(_low(one) if low else ()),
            ),
            place=self._places.cite(one.content or one.cue or one.source),
            confidence=decimals(one.confidence.line),
            low=low,
        )

    def _letter(self, one: Statement) -> str:
        return self._letters[one.speaker.id] if one.speaker else "·"

    def _people(self, one: Statement) -> Iterator[str]:
        if one.candidates:
            yield f"speaker open: {who_speaks(one)}"
        elif one.speaker is None:
            yield f"speaker not known{f' ({one.how})' if one.how else ''}"
        called = called_here(self._article.text, one)
        if called:
            yield f"in the text: {called}"
        yield from self._chain(one)
        if one.target:
            yield f"→ about {one.target.name}"
        if one.addressee:
            yield f"→ to {one.addressee.name}"

    def _chain(self, one: Statement) -> Iterator[str]:
        for link, party in chain_of(one):
            letter = self._letters.get(party.id)
            yield f"{link} {party.name}" + (f" ({letter})" if letter else "")

    def _wording(self, one: Statement) -> Iterator[str]:
        yield from hedged(self._article.text, one.hedges, one.condition)
        if one.when:
            yield f"event: {time_words(one.when, dated=self._article.published is not None)}"

    def _links(self, one: Statement) -> Iterator[str]:
        if one.answers:
            yield f"→ answers {number(one.answers)}"
        for answer in self._answers.get(one.id, ()):
            yield f"→ {answered(answer)} by {self._letter(answer)} ({number(answer.id)})"
        for again in self._again.get(one.id, ()):
            yield f"again at {self._places.cite(again.content or again.cue)} ({number(again.id)})"


def _low(one: Statement) -> Iterator[str]:
    parts = [f"{name} {decimals(value)}" for name, value in low_parts(one)]
    if parts:
        yield f"low: {', '.join(parts)}"
