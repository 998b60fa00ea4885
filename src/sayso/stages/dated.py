"""Dated: the time of the event and the time of the saying, for each attribution."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.model.article import Article
from sayso.model.attribution import Attribution, Manner
from sayso.model.grammar import (
    ADNOMINAL_CLAUSES,
    ADVERBIAL_CLAUSE,
    CONJUNCT,
    PREMODIFIERS,
)
from sayso.model.measure import Dated, TimeExpression, TimeKind
from sayso.model.span import Span, hull
from sayso.model.syntax import Syntax
from sayso.stages.measuring.calendar import moment_of
from sayso.stages.measuring.tense import HIGHEST_CLIMB, row_at

_POINTS = frozenset({TimeKind.DATE, TimeKind.TIME})
# A time outside the content counts as the saying's only this near its cue, in tokens.
FARTHEST_SAYING = 60
# No content worth dating is longer, in tokens or times; the bounds keep hostile text linear.
LONGEST_CONTENT = 300
MOST_TIMES = 40
# "said on the morning of …": a time the content took in from the cue begins this near, in characters.
NEAREST = 20


def date_attributions(
    article: Article,
    syntax: Syntax,
    attributions: Sequence[Attribution],
    times: Sequence[TimeExpression],
) -> tuple[Dated, ...]:
    """Return for each attribution when its event is and when it was said; None where not told."""
    del article
    clock = Clock(syntax, times)
    return tuple(Dated(clock.event_of(found), clock.saying_of(found)) for found in attributions)


def times_of_events(
    syntax: Syntax, events: Sequence[tuple[int, Span]], times: Sequence[TimeExpression]
) -> tuple[str | None, ...]:
    """Return the time attached to each event word, looking only inside its span; one pass for all."""
    clock = Clock(syntax, times)
    return tuple(clock.attached(row, (span,)) for row, span in events)


class Clock:
    """The points in time of one article, with the syntax row of each."""

    def __init__(self, syntax: Syntax, times: Sequence[TimeExpression]) -> None:
        self.syntax = syntax
        self.starts = syntax.starts
        self.points = [time for time in times if time.kind in _POINTS and _tells(time.value)]
        self.offsets = [time.span.start for time in self.points]

    def event_of(self, attribution: Attribution) -> str | None:
        """Return the time attached to the main word of the content."""
        root = self._root(attribution.content)
        if root is None:
            return None
        led = self._leading(attribution)
        spans = attribution.content if led is None else _after(attribution.content, led.span.end)
        return self.attached(root, spans)

    def _leading(self, attribution: Attribution) -> TimeExpression | None:
        """Return the time between cue and content that the content took in: "said on Monday it would …"."""
        if attribution.manner is not Manner.INDIRECT or not attribution.content or not attribution.cue:
            return None
        first = attribution.content[0]
        if not 0 <= first.start - attribution.cue[-1].end <= 1:
            return None
        at = bisect_left(self.offsets, first.start)
        if at == len(self.points) or self.offsets[at] - first.start > NEAREST:
            return None
        time, row = self.points[at], bisect_left(self.starts, first.start)
        before = self.syntax.tokens[row : bisect_left(self.starts, time.span.start)]
        day = moment_of(time.value).day is not None
        return time if day and all(token.pos == "ADP" for token in before) else None

    def attached(self, row: int, spans: Sequence[Span]) -> str | None:
        """Return the first time inside `spans` whose nearest event above is `row` itself."""
        for span in spans:
            for time in self.inside(span):
                if self._belongs(self.row(time), row):
                    return time.value
        return None

    def saying_of(self, attribution: Attribution) -> str | None:
        """Return the time that hangs on the cue and stands outside content and source."""
        led = self._leading(attribution)
        if led is not None:
            return led.value
        cue = attribution.cue_row
        if cue is None or not attribution.cue:
            return None
        first, last = max(cue - FARTHEST_SAYING, 0), min(cue + FARTHEST_SAYING, len(self.starts) - 1)
        taken = (*attribution.content, *attribution.source)
        for time in self.inside(Span(self.starts[first], self.syntax.ends[last])):
            if any(span.overlaps(time.span) for span in taken):
                continue
            if self._belongs(self.row(time), cue):
                return time.value
        return None

    def naming(self, row: int) -> TimeExpression | None:
        """Return the time that the token in `row` is a part of."""
        at = bisect_right(self.offsets, self.starts[row]) - 1
        return self.points[at] if at >= 0 and self.starts[row] < self.points[at].span.end else None

    def inside(self, span: Span) -> list[TimeExpression]:
        """Return the points in time inside `span`, the first of very many."""
        first, last = bisect_left(self.offsets, span.start), bisect_right(self.offsets, span.end)
        return [time for time in self.points[first : min(last, first + MOST_TIMES)] if span.covers(time.span)]

    def row(self, time: TimeExpression) -> int:
        """Return the row of the token of the time that hangs on a word outside it."""
        row = row_at(self.starts, time.span.start) or 0
        for _ in range(HIGHEST_CLIMB):
            head = self.syntax.heads[row]
            if head == row or not time.span.start <= self.syntax.starts[head] < time.span.end:
                return row
            row = head
        return row

    def _root(self, content: Sequence[Span]) -> int | None:
        """Return the row of the token in the content that hangs on a word outside it."""
        if not content or not self.starts:
            return None
        whole = hull(content)
        row = bisect_left(self.starts, whole.start)
        if row == len(self.starts):
            return None
        sentence = self.syntax.sentences[self.syntax.sentence_of[row]]
        tops = [
            at
            for at in range(
                row, min(sentence.last, bisect_left(self.starts, whole.end), row + LONGEST_CONTENT)
            )
            if self._outside(at, content) and self.syntax.pos[at] in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}
        ]
        # "Promised reform if he wins in May" is about the reform.
        main = [at for at in tops if self.syntax.deps[at] != ADVERBIAL_CLAUSE] or tops
        return next((at for at in main if self.syntax.pos[at] in {"VERB", "AUX"}), main[0] if main else None)

    def _outside(self, row: int, content: Sequence[Span]) -> bool:
        head = self.syntax.heads[row]
        place = self.syntax.starts[head]
        return head == row or not any(span.start <= place < span.end for span in content)

    def _belongs(self, row: int, event: int) -> bool:
        """Return whether the way up from `row` meets `event` before any other verb.

        "Sunday's attack" is the attack's own time, never that of the verb around it.
        """
        if event not in {row, self.syntax.heads[row]} and self.syntax.deps[row] in PREMODIFIERS:
            return False
        for _ in range(HIGHEST_CLIMB):
            head = self.syntax.heads[row]
            if event in {head, row}:
                return True
            verb = self.syntax.pos[head] in {"VERB", "AUX"}
            if head == row or (verb and not self._shares(head) and not self._describes(head, event)):
                return False
            row = head
        return False

    def _shares(self, verb: int) -> bool:
        """Return whether a second verb shares subject and time: "struck and fled on Monday"."""
        if self.syntax.deps[verb] != CONJUNCT:
            return False
        return not self.syntax.has_subject(verb)

    def _describes(self, verb: int, event: int) -> bool:
        """Return whether a verb says more of an event noun: "an attack that killed nine on Monday"."""
        token = self.syntax.tokens[verb]
        return token.head == event and token.dep in ADNOMINAL_CLAUSES and self.syntax.pos[event] == "NOUN"


def _after(spans: Sequence[Span], offset: int) -> tuple[Span, ...]:
    """Return what of the spans lies behind `offset`."""
    return tuple(Span(max(span.start, offset), span.end) for span in spans if span.end > offset)


def _tells(value: str | None) -> bool:
    return value is not None and not value.startswith("XXXX-XX") and not value.endswith("_REF")
