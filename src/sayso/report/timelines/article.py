"""One article told for a timeline: what tells when in it, with who says so; repeats with their first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sayso.linking.appearances import find_appearances
from sayso.linking.periods import period_of, why_no_period
from sayso.model.measure import TimeKind
from sayso.model.reading import Reading
from sayso.model.span import Span, hull
from sayso.model.statement import Assertion, Statement
from sayso.report.facts.about import about
from sayso.report.facts.folding import fold
from sayso.report.facts.names import folded
from sayso.report.facts.phrases import answered, chain_of, own_voice, pieces, presents, who_speaks
from sayso.report.facts.places import Places
from sayso.report.facts.told import told_once
from sayso.report.timelines.nouns import Again, AnswerTold, ArticleTold, HedgeTold, Telling, Whose

# A listing shows this many characters of the words, and so many on either side of a time further on:
# more would push the next event from the screen.  JSON and CSV hold them all.
LONGEST, AROUND = 320, 80
_NEAR = 40  # characters in which white space is looked for, so that no word is cut
_POINTS = frozenset({TimeKind.DATE, TimeKind.TIME})


def tell_article(reading: Reading, row: int = 0, *, weak: bool = False) -> ArticleTold:
    """Return what tells when in one article; `row` is its place among those read.

    Weak statements are left out of it, unless `weak` is true.
    """
    reading, weaker = fold(reading, weak=weak)
    teller = _Teller(reading, row)
    statements, assertions = _with_repeats(reading.statements), told_once(reading)
    found = [*map(teller.statement, statements), *map(teller.assertion, assertions)]
    contents = [*(group[0].content for group in statements), *(group[0].content for group in assertions)]
    return ArticleTold(
        **about(reading),
        statements=len(statements),
        assertions=len(assertions),
        tellings=tuple(one for one in found if one),
        untied=sum(
            one is None and teller.holds_a_time(content) for one, content in zip(found, contents, strict=True)
        ),
        weaker=sum(teller.statement((one,)) is not None for one in weaker),
    )


def _with_repeats(statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Return each statement with those that repeat it, the fullest first."""
    groups: dict[str, list[Statement]] = {}
    for one in sorted(statements, key=lambda one: one.repeat_of is not None):
        groups.setdefault(one.repeat_of or one.id, []).append(one)
    return tuple(map(tuple, groups.values()))


class _Teller:
    """Makes tellings of one article."""

    def __init__(self, reading: Reading, row: int) -> None:
        self._reading, self._row = reading, row
        self._text = reading.article.text
        self._places = Places(reading.article)
        self._points = [time for time in reading.times if time.kind in _POINTS]
        self._names = {
            one.party: frozenset(map(folded, (one.name, *one.forms, *one.roles)))
            for one in find_appearances(reading, row)
        }
        self._answers: dict[str, list[Statement]] = {}
        for one in reading.statements:
            if one.answers and not one.repeat_of:
                self._answers.setdefault(one.answers, []).append(one)

    def statement(self, group: Sequence[Statement]) -> Telling | None:
        """Return a statement as it is told, or None where it does not tell when."""
        one, parties = group[0], tuple(party for _, party in chain_of(group[0]))
        heard = (one.speaker, *parties) if one.speaker else parties
        return self._told(
            group,
            whose=Whose.ATTRIBUTED,
            who=who_speaks(one),
            speaker_id=one.speaker.id if one.speaker else None,
            speaker=one.speaker.name if one.speaker else None,
            speaker_kind=one.speaker.kind if one.speaker else None,
            chain=tuple((link, party.name) for link, party in chain_of(one)),
            origin=one.chain[-1].name if one.chain else one.speaker.name if one.speaker else None,
            names=frozenset().union(*(self._names.get(party.id, {folded(party.name)}) for party in heard)),
            act=one.act,
            stance=one.stance,
            does=presents(self._text, one),
            condition=one.condition,
            condition_words=tuple(span.of(self._text) for span in one.condition),
            said=one.said,
            answers=tuple(self._answered(one.id)),
            nested_in=one.nested_in,
            sourced_by=(),
        )

    def assertion(self, group: Sequence[Assertion]) -> Telling | None:
        """Return an assertion as it is told, or None where it does not tell when."""
        voice, one = own_voice(self._reading), group[0]
        sure = str(one.certainty) if one.certainty not in {None, "certain"} else ""
        return self._told(
            group,
            whose=Whose.OUTLET,
            who=voice,
            speaker_id=None,
            speaker=None,
            speaker_kind=None,
            chain=(),
            origin=None,
            names=frozenset({folded(self._reading.article.outlet or ""), folded(voice)}),
            act=None,
            stance=None,
            does=sure,
            condition=(),
            condition_words=(),
            said=None,
            answers=(),
            nested_in=None,
            sourced_by=one.sourced_by,
        )

    def holds_a_time(self, content: Sequence[Span]) -> bool:
        """Return whether a content holds an expression of time, with a value or without."""
        return any(span.covers(time.span) for time in self._points for span in content)

    def _told(self, group: Sequence[Statement | Assertion], **own: Any) -> Telling | None:  # noqa: ANN401 — the fields of both kinds
        one, value = group[0], next((each.when for each in group if each.when), None)
        if value is None or not one.content:
            return None
        time, period = self._time(value, one.content), period_of(value)
        return Telling(
            row=self._row,
            id=one.id,
            value=value,
            period=period,
            reason=None if period else why_no_period(value),
            time=time,
            time_words=time.of(self._text) if time else "",
            certainty=one.certainty,
            polarity=one.polarity,
            hedges=tuple(
                HedgeTold(words=each.span.of(self._text), span=each.span, value=each.value, by=each.by)
                for each in one.hedges
            ),
            content=one.content,
            words=pieces(self._text, one.content),
            shown=shortened(self._text, one.content, time),
            block=self._places.block(hull(one.content)),
            place=self._places.cite(one.content),
            again=tuple(
                Again(id=each.id, content=each.content, place=self._places.cite(each.content))
                for each in group[1:]
            ),
            **own,
        )

    def _time(self, value: str, content: Sequence[Span]) -> Span | None:
        """Return the words that give an event its time: in its content, else the last such before its end."""
        fitting = [time.span for time in self._points if time.value == value]
        inside = (at for at in fitting if any(span.covers(at) for span in content))
        before = (at for at in reversed(fitting) if at.start < hull(content).end)
        return next(inside, None) or next(before, None)

    def _answered(self, statement: str) -> Iterator[AnswerTold]:
        for one in self._answers.get(statement, ()):
            name = one.speaker.name if one.speaker else None
            yield AnswerTold(statement=one.id, speaker=name, act=one.act, does=answered(one))


def shortened(text: str, content: Sequence[Span], time: Span | None) -> str:
    """Return the words of a content for a listing: a long one is cut, its time and the words around it kept.

    >>> shortened("He spoke on Sunday.", (Span(0, 18),), None)
    'He spoke on Sunday'
    """
    whole = hull(content)
    kept = [Span(whole.start, _word_end(text, whole.start + LONGEST, whole.end))]
    if time and whole.covers(time) and time.end > kept[0].end:
        start = _word_start(text, time.start - AROUND, kept[0].end)
        kept.append(Span(start, _word_end(text, time.end + AROUND, whole.end)))
    shown = [
        Span(max(span.start, part.start), min(span.end, part.end))
        for part in kept
        for span in content
        if span.overlaps(part)
    ]
    return pieces(text, tuple(shown)) + ("" if kept[-1].end == whole.end else " […]")


def _word_end(text: str, at: int, end: int) -> int:
    """Return a place to stop near `at`: the last white space before it, if any is near, or `end`."""
    if at >= end:
        return end
    return next((place for place in range(at, at - _NEAR, -1) if text[place].isspace()), at)


def _word_start(text: str, at: int, start: int) -> int:
    """Return a place to go on near `at`, but not before `start`."""
    at = max(at, start)
    return next((place for place in range(at, at + _NEAR) if text[place - 1 : place].isspace()), at)
