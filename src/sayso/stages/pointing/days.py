"""Days: when the event of each clause is, by the times that stand in it and those it shares."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sayso.model.grammar import (
    ADNOMINAL_CLAUSES,
    ADVERBIAL_CLAUSE,
    CONJUNCT,
    PARTICIPLES,
    PREDICATES,
    PREMODIFIERS,
    PREPOSITION_CLAUSE,
    RELATIVE_CLAUSE,
    ROLES,
)
from sayso.model.syntax import Syntax
from sayso.stages.dated import Clock
from sayso.stages.own.events import EventWords
from sayso.stages.pointing.cuts import Clause

_HUNG_ON = ADNOMINAL_CLAUSES | {ADVERBIAL_CLAUSE, PREPOSITION_CLAUSE}


def date_clauses(
    syntax: Syntax, clock: Clock, clauses: Sequence[Clause], words: EventWords, cues: Collection[int]
) -> tuple[str | None, ...]:
    """Return the time of each clause, which are those of one statement in text order.

    `cues` are the rows of all cues: what hangs on those is when it was said.
    """
    holders = {row: clause for clause in clauses for row in clause.own}
    inside = {row for clause in clauses for row in clause.rows}
    own = {
        clause.head: _told(syntax, clock, clause) or _around(syntax, clock, clause, inside, cues)
        for clause in clauses
    }
    together = _together(syntax, words, clauses, holders)
    return tuple(own[clause.head] or _first(own, together.get(clause.head, ())) for clause in clauses)


def _told(syntax: Syntax, clock: Clock, clause: Clause) -> str | None:
    """Return the time that hangs on the predicate, else the first that stands in the clause."""
    token, place = syntax.tokens[clause.head], syntax.span(clause.rows[0], clause.rows[-1])
    if token.dep in _HUNG_ON and (named := clock.naming(token.head)) is not None:
        return named.value  # "on Monday, when the dam failed"
    attached = clock.attached(clause.head, (place,))
    if attached is not None:
        return attached
    own = {*clause.own, *(row for row in clause.rows if row < clause.own[0])}
    rows = ((clock.row(time), time) for time in clock.inside(place))
    return next((time.value for row, time in rows if row in own and not _deep(syntax, row, clause)), None)


def _deep(syntax: Syntax, row: int, clause: Clause) -> bool:
    """Return whether the time is that of a noun deep inside the clause: "from the site of Sunday's blast"."""
    if syntax.deps[row] not in PREMODIFIERS:
        return False
    noun = syntax.heads[row]
    above = syntax.heads[noun]
    return clause.head not in {noun, above, syntax.heads[above]}


def _around(
    syntax: Syntax, clock: Clock, clause: Clause, inside: Collection[int], cues: Collection[int]
) -> str | None:
    """Return the time of the clause around: "they shelled it on Monday in what he called A CRIME"."""
    token = syntax.tokens[clause.head]
    above = token.head
    if token.dep not in _HUNG_ON or above in inside or above in cues:
        return None
    if syntax.pos[above] not in PREDICATES:
        return None
    return clock.attached(above, (syntax.sentence_span(syntax.sentence_of[above]),))


def _first(times: Mapping[int, str | None], heads: Sequence[int]) -> str | None:
    return next((times[head] for head in heads if times[head] is not None), None)


def _together(
    syntax: Syntax, words: EventWords, clauses: Sequence[Clause], holders: Mapping[int, Clause]
) -> Mapping[int, list[int]]:
    """Return for each clause those that happen together with it: "struck the port, KILLING NINE"."""
    found: dict[int, list[int]] = defaultdict(list)
    for below in clauses:
        above = holders.get(syntax.heads[below.head])
        if above is not None and _hangs(syntax, words, below, above):
            found[below.head].append(above.head)
            found[above.head].append(below.head)
    return found


def _hangs(syntax: Syntax, words: EventWords, below: Clause, above: Clause) -> bool:
    """Return whether a clause hangs on another one in such a way that both have one time."""
    token = syntax.tokens[below.head]
    if below.head == above.head:
        return False
    if token.pos not in PREDICATES or token.dep == CONJUNCT:  # an event noun, "37 wounded", "and fled"
        return True
    if token.dep == RELATIVE_CLAUSE:  # "it was an attack that killed nine"
        noun = syntax.tokens[token.head]
        return noun.dep in ROLES and noun.head == above.head and words.is_event(syntax, token.head)
    bare = not syntax.has_subject(below.head)
    return bare and token.tag in PARTICIPLES
