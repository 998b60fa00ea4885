"""Points: every statement and assertion cut into the clauses that can be repeated, denied or changed alone."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.languages.pack import LanguagePack
from sayso.model.measure import Quantity, TimeExpression
from sayso.model.span import Span, hull
from sayso.model.statement import (
    Act,
    Assertion,
    Certainty,
    Point,
    Polarity,
    Stance,
    Statement,
)
from sayso.model.syntax import Syntax
from sayso.stages.certainty import UNASSERTED
from sayso.stages.clauses import main_row, noun_phrase, pieces, rows_of, starts_of, subject_row
from sayso.stages.dated import Clock
from sayso.stages.judging.presenting import least_sure, presented_at
from sayso.stages.judging.signs import Signs, find_signs
from sayso.stages.own.events import EventWords, event_words
from sayso.stages.pointing.cuts import Clause, cut_clauses
from sayso.stages.pointing.days import date_clauses

Told = Statement | Assertion

_PARTICIPANTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of one article before its points are cut."""

    syntax: Syntax
    signs: Signs
    words: EventWords
    starts: Sequence[int]
    quantities: Sequence[Quantity]


def find_points(
    syntax: Syntax,
    told: Sequence[Told],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    pack: LanguagePack,
) -> tuple[tuple[Point, ...], ...]:
    """Return the points of each statement or assertion, in text order; none where it has no words."""
    scene = _Scene(syntax, find_signs(syntax, pack), event_words(pack), starts_of(syntax), quantities)
    clock = Clock(syntax, times)
    cues = frozenset(rows_of(scene.starts, (span for one in told if isinstance(one, Statement) for span in one.cue)))
    found: list[tuple[Point, ...]] = []
    for one in told:
        rows = list(rows_of(scene.starts, one.content))
        clauses = cut_clauses(syntax, scene.signs, rows, scene.words) if rows else ()
        main = main_row(syntax, rows)
        contents = [_content(scene, one, clauses, clause) for clause in clauses]
        whens = date_clauses(syntax, clock, clauses, cues)
        found.append(
            tuple(
                _point(scene, one, frozenset(rows), main, clause, content, when)
                for clause, content, when in zip(clauses, contents, whens, strict=True)
            )
        )
    return tuple(found)


def _content(scene: _Scene, one: Told, clauses: Sequence[Clause], clause: Clause) -> tuple[Span, ...]:
    return one.content if len(clauses) == 1 else pieces(scene.syntax, clause.rows)


def _point(
    scene: _Scene,
    one: Told,
    inside: frozenset[int],
    main: int | None,
    clause: Clause,
    content: tuple[Span, ...],
    when: str | None,
) -> Point:
    syntax = scene.syntax
    trigger = scene.words.trigger(syntax, clause.head)
    shown = presented_at(syntax, scene.signs, clause.head, within=inside)
    first = clause.head == main or len(content) == 1 and content == one.content
    certainty = one.certainty if first else _certainty(one, shown.certainty)
    return Point(
        content=content,
        trigger=(syntax.span(trigger, trigger),),
        participants=tuple(sorted(set(_participants(syntax, clause.head)))),
        certainty=certainty,
        stance=_stance(one),
        polarity=Polarity.NEGATIVE if shown.negative else Polarity.POSITIVE,
        when=one.when if first and one.when else when,
        quantities=tuple(_inside(scene, content)),
    )


def _certainty(one: Told, own: Certainty) -> Certainty | None:
    """Return how sure a clause is put: no surer than the cue lets all of the content be."""
    if one.certainty is None:
        return None
    cue = one.cue if isinstance(one, Statement) else ()
    return least_sure((own, *(hedge.value for hedge in one.hedges if any(c.overlaps(hedge.span) for c in cue))))


def _stance(one: Told) -> Stance:
    if not isinstance(one, Statement):
        return Stance.ASSERTS
    if one.act is Act.DENY:
        return Stance.DENIES
    return Stance.ASKS if one.act is Act.ASK else Stance.ASSERTS


def _participants(syntax: Syntax, head: int) -> Iterator[Span]:
    subject = subject_row(syntax, head)
    if subject is not None:
        yield noun_phrase(syntax, subject)
    for child in syntax.children[head]:
        token = syntax.tokens[child]
        if token.dep in _PARTICIPANTS and child != subject:
            yield noun_phrase(syntax, child)
        elif token.dep == "agent":
            yield from (noun_phrase(syntax, below) for below in syntax.children[child])


def _inside(scene: _Scene, content: Sequence[Span]) -> Iterator[int]:
    """Yield the places of the quantities that begin inside `content`."""
    for span in content:
        at = bisect_left(scene.quantities, span.start, key=lambda one: one.span.start)
        while at < len(scene.quantities) and scene.quantities[at].span.start < span.end:
            yield at
            at += 1


def with_points(told, points):  # type: ignore[no-untyped-def]
    return tuple(replace(one, points=each) for one, each in zip(told, points, strict=True))
