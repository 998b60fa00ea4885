"""Said: every statement as one line for people — who, how, the exact words, what hangs on it, where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.correction import BY_PERSON
from sayso.model.party import How
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Stance, Statement
from sayso.report.facts.phrases import (
    LOW_CONFIDENCE,
    answered,
    called_here,
    chain_of,
    decimals,
    doing,
    hedged,
    is_nobody,
    low_parts,
    number,
    pieces,
    shown_words,
    who_speaks,
)
from sayso.report.facts.places import Places
from sayso.report.facts.voices import shown
from sayso.report.facts.when import time_words

# Words at either end of what stands inside another statement, whose words are shown already.
_ENDS = 4
_FEW = 2  # words that are not worth leaving out
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement to print; `links` lead to others, `more` is for those who ask for all of it."""

    statement: Statement
    depth: int
    who: str
    how: str
    words: str
    links: tuple[str, ...]
    place: str
    more: tuple[str, ...]


def list_said(reading: Reading, *, whole: bool = False) -> tuple[Said, ...]:
    """Return the statements in text order, nested ones right after the one they stand in.

    Of a nested one the first and last words stand for it, unless it is short or `whole` is true.
    """
    teller = _Teller(reading, whole=whole)
    return tuple(teller.tell(statement, depth) for statement, depth in hosts_first(reading))


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


def reference(one: Statement | str) -> str:
    """Return how a report refers to a statement, so that no count is taken for one.

    >>> reference("s12")
    '[12]'
    """
    return f"[{number(one if isinstance(one, str) else one.id)}]"


def named(one: Statement) -> str:
    """Return who speaks in words, also where nobody is known or the text names none."""
    if one.speaker or one.candidates:
        return who_speaks(one) + (" (left open)" if one.candidates else "")
    return "nobody named" if one.how in {How.NONE_GIVEN, ""} else "speaker not known"


class _Teller:
    """What a line needs to know of the other statements."""

    def __init__(self, reading: Reading, *, whole: bool) -> None:
        self._text = reading.article.text
        self._published = reading.article.published or ""
        self._places = Places(reading.article)
        self._whole = whole
        self._beside = _beside(reading.statements)
        self._again: dict[str, list[Statement]] = {}
        self._answers: dict[str, list[Statement]] = {}
        for one in reading.statements:
            if one.repeat_of:
                self._again.setdefault(one.repeat_of, []).append(one)
            elif one.answers:
                self._answers.setdefault(one.answers, []).append(one)

    def tell(self, one: Statement, depth: int) -> Said:
        spans = one.content or one.cue or one.source
        beside = self._beside.get(one.id, ())  # who speaks in the lines around it
        through = [f"{link} {party.name}" for link, party in chain_of(one) if party.id not in beside]
        how = self._how(one)
        does = how and not how.startswith("(")  # a verb stands apart from whom it is not of
        return Said(
            statement=one,
            depth=depth,
            who=", ".join(filter(None, (self._named(one), *through))) + ("," if through and does else ""),
            how=how,
            words=self._words(one) if depth and not self._whole else shown_words(self._text, one),
            links=tuple(self._links(one)),
            place=self._places.block(spans[0]) if spans else "",
            more=tuple(self._more(one)),
        )

    def _named(self, one: Statement) -> str:
        if is_nobody(doing(self._text, one)):
            return ""
        called = " ".join(called_here(self._text, one).split())
        return f"{named(one)} (“{called}”)" if called else named(one)

    def _how(self, one: Statement) -> str:
        """Return what is done with the words, as far as it is not the plain case, and with what doubts."""
        plain = one.act is Act.SAY and one.stance is Stance.ASSERTS
        notes = ", ".join(self._notes(one))
        return " ".join(
            filter(None, ("" if plain else doing(self._text, one), f"({notes})" if notes else ""))
        )

    def _notes(self, one: Statement) -> Iterator[str]:
        if one.certainty not in {None, Certainty.CERTAIN}:
            yield str(one.certainty)
        for hedge in one.hedges:
            if not any(span.covers(hedge.span) for span in self._told(one)):
                yield f"“{hedge.span.of(self._text)}”"
        if one.said and one.said != self._published[: len("2026-03-02")]:
            told = time_words(one.said, dated=bool(self._published))
            yield told.removesuffix(f" {self._published[: len('2026')]}")
        words = shown_words(self._text, one)
        for link, party in (("to", one.addressee), ("about", one.target)):
            if party and party.name not in words:
                yield f"{link} {party.name}"
        if one.rule == BY_PERSON:
            yield "as a person left it"
        if one.weak:
            yield "weaker reading"
        elif one.confidence.line < LOW_CONFIDENCE:
            yield "not sure"

    def _told(self, one: Statement) -> tuple[Span, ...]:
        """Return what a line tells in the article's words, or by the act that they mean."""
        return (*one.content, *(one.cue if one.act is not Act.SAY else ()))

    def _words(self, one: Statement) -> str:
        """Return the first and the last words of a statement whose host shows them all."""
        text = self._text
        return (
            pieces(text, ends(text, one.content[0], _ENDS, _ENDS))
            if len(one.content) == 1
            else shown_words(text, one)
        )

    def _links(self, one: Statement) -> Iterator[str]:
        if one.answers:
            yield f"answers {reference(one.answers)}"
        for answer in self._answers.get(one.id, ()):
            yield f"{answered(answer)} by {named(answer)} {reference(answer)}"
        again = self._again.get(one.id, ())
        places = dict.fromkeys(self._places.block((each.content or each.cue)[0]) for each in again)
        if places:
            yield f"again in {', '.join(places)}"

    def _more(self, one: Statement) -> Iterator[str]:
        """Yield hedges, times and places in full, and how sure the line is."""
        yield from hedged(self._text, one.hedges, one.condition)
        if one.when:
            yield f"event: {time_words(one.when, dated=bool(self._published))}"
        for again in self._again.get(one.id, ()):
            yield f"again at {self._places.cite(again.content or again.cue)} {reference(again)}"
        yield f"at {self._places.cite(one.content or one.cue or one.source)}"
        yield f"confidence {decimals(one.confidence.line)}"
        low = [f"{name} {decimals(value)}" for name, value in low_parts(one)]
        if low and one.confidence.line < LOW_CONFIDENCE:
            yield f"low: {', '.join(low)}"


def _beside(statements: Sequence[Statement]) -> dict[str, set[str]]:
    """Return for each statement the ids of the speakers of its host and of those that stand inside it."""
    by_id = {one.id: one for one in statements}
    found: dict[str, set[str]] = {}
    for one in statements:
        host = by_id.get(one.nested_in or "")
        for this, other in ((one, host), (host, one)):
            if this and other and other.speaker and not one.repeat_of:
                found.setdefault(this.id, set()).add(other.speaker.id)
    return found


def ends(text: str, span: Span, first: int, last: int) -> tuple[Span, ...]:
    """Return the stretches of so many first and last words of a span; the span itself where it has few more.

    >>> [one.of("a b c d e f g h") for one in ends("a b c d e f g h", Span(0, 15), 2, 2)]
    ['a b', 'g h']
    """
    words = [
        Span(span.start + found.start(), span.start + found.end()) for found in _WORD.finditer(span.of(text))
    ]
    if len(words) <= first + last + _FEW:
        return (span,)
    return Span(span.start, words[first - 1].end), Span(words[-last].start, span.end)
