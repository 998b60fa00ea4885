"""Points: statements and assertions cut into what can be repeated, denied or changed by itself."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sayso.languages.pack import LanguagePack
from sayso.model.grammar import AGENT, ATTRIBUTE, DATIVE, OBJECT, RELATIVE_CLAUSE, RELATIVE_PRONOUNS
from sayso.model.measure import Quantity, TimeExpression
from sayso.model.span import Span, hull
from sayso.model.statement import Assertion, Certainty, Point, Polarity, Stance, Statement
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, pieces, rows_of, starts_of
from sayso.stages.dated import Clock
from sayso.stages.judging.presenting import least_sure, presented_at, proposition
from sayso.stages.judging.signs import Signs, find_signs
from sayso.stages.own.events import EventWords, event_words
from sayso.stages.pointing.cuts import Clause, cut_clauses
from sayso.stages.pointing.days import date_clauses
from sayso.stages.pointing.open_words import OpenWords, open_words
from sayso.stages.pointing.opens import hedged_events
from sayso.stages.pointing.stances import (
    Telling,
    accused_by_nobody,
    is_beside_question,
    is_hearsay,
    is_refused,
    stance_of_all,
    stance_of_clause,
    telling_of,
)

Told = Statement | Assertion
One = TypeVar("One", Statement, Assertion)

_PARTICIPANTS = frozenset({OBJECT, ATTRIBUTE, DATIVE})


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of the article in which points are cut."""

    syntax: Syntax
    signs: Signs
    words: EventWords
    open_words: OpenWords
    clock: Clock
    starts: Sequence[int]
    quantities: Sequence[int]  # where each begins
    cues: frozenset[int]


def find_points(
    syntax: Syntax,
    told: Sequence[Told],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    pack: LanguagePack,
) -> tuple[tuple[Point, ...], ...]:
    """Return the points of each statement or assertion, in text order; none where it has no words.

    What a statement inside another one says is a point of the inner one alone.
    """
    starts = starts_of(syntax)
    merged = _of_the_denier(told)
    cues = (span for one in told if isinstance(one, Statement) for span in one.cue)
    scene = _Scene(
        syntax=syntax,
        signs=find_signs(syntax, pack),
        words=event_words(pack),
        open_words=open_words(pack),
        clock=Clock(syntax, times),
        starts=starts,
        quantities=[each.span.start for each in quantities],
        cues=frozenset(rows_of(starts, cues)),
    )
    within = _within(scene, [one for one in told if one.id not in merged])
    return tuple(() if one.id in merged else tuple(_points(scene, one, within)) for one in told)


def with_points(told: Sequence[One], points: Sequence[tuple[Point, ...]]) -> tuple[One, ...]:
    """Return the statements or assertions, each with its points."""
    return tuple(replace(one, points=own) for one, own in zip(told, points, strict=True))


def _of_the_denier(told: Sequence[Told]) -> frozenset[str]:
    """Return the ids of nobody's statements in a denial: "dismissed RUMOURS that …" denies what they say."""
    said = [one for one in told if isinstance(one, Statement)]
    denials = frozenset(one.id for one in said if one.stance is Stance.DENIES and one.source)
    return frozenset(one.id for one in said if one.nested_in in denials and not one.source)


def _within(scene: _Scene, told: Sequence[Told]) -> Mapping[str, frozenset[int]]:
    """Return by the id of a statement the rows of what those inside it say, where they are sure enough."""
    rows: dict[str, set[int]] = defaultdict(set)
    for one in told:
        if isinstance(one, Statement) and one.nested_in is not None and not one.weak:
            rows[one.nested_in].update(rows_of(scene.starts, one.content))
    return {name: frozenset(inside) for name, inside in rows.items()}


def _points(scene: _Scene, one: Told, within: Mapping[str, frozenset[int]]) -> Iterator[Point]:
    rows = list(rows_of(scene.starts, one.content))
    if not rows:
        return
    clauses = cut_clauses(scene.syntax, scene.signs, rows, scene.words, scene.open_words)
    main, inner = main_row(scene.syntax, rows), within.get(one.id, frozenset())
    whens = date_clauses(scene.syntax, scene.clock, clauses, scene.words, scene.cues)
    outer = {clause.head for clause in clauses if not inner.issuperset(clause.own)}
    telling = telling_of(scene.syntax, scene.signs, scene.open_words, scene.starts, one)
    shared = stance_of_all(telling)
    for clause, when in zip(clauses, whens, strict=True):
        if not outer or clause.head in outer:
            content = one.content if len(clauses) == 1 else pieces(scene.syntax, clause.rows)
            content = _with_hedge(scene, one, content)
            first = clause.head == main or len(clauses) == 1
            yield _point(scene, one, clause, content, when, telling, shared, first=first)


def _with_hedge(scene: _Scene, one: Told, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the words of a point with nobody's cue that parts them: "the pier was REPORTEDLY sold".

    No speaker beside them would tell that it is hearsay.
    """
    if not isinstance(one, Statement) or one.source or len(content) == 1:
        return content
    place = hull(content)
    parting = [cue for cue in one.cue if place.covers(cue)]
    return pieces(scene.syntax, {*rows_of(scene.starts, (*content, *parting))}) if parting else content


def _point(
    scene: _Scene,
    one: Told,
    clause: Clause,
    content: tuple[Span, ...],
    when: str | None,
    telling: Telling,
    shared: Stance,
    *,
    first: bool,
) -> Point:
    syntax, inside = scene.syntax, telling.inside
    forward = proposition(scene.signs, clause.head)
    shown = presented_at(syntax, scene.signs, forward if forward in inside else clause.head, within=inside)
    aside = is_beside_question(telling, clause.head) or (not first and _takes_for_granted(syntax, clause))
    stance = stance_of_clause(
        telling,
        clause.head,
        shown.path,
        Stance.ASSERTS if aside else shared,
        negative=shown.negative or (first and one.polarity is Polarity.NEGATIVE),
    )
    level = one.certainty if first and not aside else _certainty(one, shown.certainty, aside=aside)
    turned = first and is_refused(telling)  # "refused to LEAVE"
    trigger = scene.words.trigger(syntax, clause.head)
    return Point(
        content=content,
        trigger=(syntax.span(trigger, trigger),),
        participants=tuple(sorted(set(_participants(syntax, clause.head)))),
        certainty=level if level is None else _lowered(scene, telling, clause, level, stance),
        stance=stance,
        polarity=Polarity.NEGATIVE if shown.negative or turned else Polarity.POSITIVE,
        when=(one.when if first else None) or when,
        quantities=tuple(_quantities(scene, content)),
    )


def _lowered(scene: _Scene, telling: Telling, clause: Clause, level: Certainty, stance: Stance) -> Certainty:
    """Return how sure the clause is put, where nobody vouches for it or its event is only suspected."""
    events = hedged_events(scene.syntax, scene.signs, clause.head, scene.words)
    unsaid = telling.said is not None and telling.said.stance is Stance.UNSAID and stance is Stance.REPORTS
    accused = accused_by_nobody(telling) or is_hearsay(telling, clause.head)
    left_open = stance is Stance.UNSAID or unsaid or accused
    return least_sure((level, *events, Certainty.POSSIBLE if left_open else level))


def _takes_for_granted(syntax: Syntax, clause: Clause) -> bool:
    """Return whether this is a relative clause or an event noun: neither is denied, asked or left unsaid."""
    token = syntax.tokens[clause.head]
    return token.dep == RELATIVE_CLAUSE or token.pos == "NOUN"


def _certainty(one: Told, own: Certainty, *, aside: bool) -> Certainty | None:
    """Return how sure a clause is put: no surer than the cue lets all of the content be."""
    if aside or isinstance(one, Assertion):
        return own
    if one.certainty is None:
        return None
    hedges = (hedge for hedge in one.hedges if any(cue.overlaps(hedge.span) for cue in one.cue))
    return least_sure((own, *(hedge.value for hedge in hedges)))


def _participants(syntax: Syntax, head: int) -> Iterator[Span]:
    """Yield who does it and to whom; the subject also where another clause has it."""
    subject = syntax.subject_of(head)
    if subject is not None:
        token = syntax.tokens[head]
        yield syntax.phrase(
            token.head if token.dep == RELATIVE_CLAUSE and _is_relative(syntax, subject) else subject
        )
    for child in syntax.children[head]:
        dep = syntax.deps[child]
        if dep in _PARTICIPANTS:
            yield syntax.phrase(child)
        elif dep == AGENT:
            yield from (syntax.phrase(below) for below in syntax.children[child])


def _is_relative(syntax: Syntax, row: int) -> bool:
    return syntax.tags[row] in RELATIVE_PRONOUNS


def _quantities(scene: _Scene, content: Sequence[Span]) -> Iterator[int]:
    """Yield the places of the quantities that begin inside the content."""
    for span in content:
        yield from range(bisect_left(scene.quantities, span.start), bisect_left(scene.quantities, span.end))
