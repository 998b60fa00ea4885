"""Days: when the event of each clause is, by the times that stand in it."""

from collections.abc import Collection, Sequence

from sayso.model.measure import TimeExpression
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.clauses import PREDICATES, SUBJECTS
from sayso.stages.dated import Clock
from sayso.stages.pointing.cuts import Clause

_OF_A_NOUN = frozenset({"poss", "compound", "amod", "nmod", "nummod"})


def date_clauses(
    syntax: Syntax, clock: Clock, clauses: Sequence[Clause], cues: Collection[int]
) -> tuple[str | None, ...]:
    """Return the time of each clause, which are those of one statement in text order.

    `cues` are the rows of all cues: their times are those of the saying.
    """
    own = {clause.head: _own(syntax, clock, clause) for clause in clauses}
    inside = {row for clause in clauses for row in clause.rows}
    for clause in clauses:
        own[clause.head] = own[clause.head] or _above(syntax, clock, clause, inside, cues)
    return tuple(own[clause.head] or _shared(syntax, clauses, clause, own) for clause in clauses)


def _above(
    syntax: Syntax, clock: Clock, clause: Clause, inside: Collection[int], cues: Collection[int]
) -> str | None:
    """Return the time of the clause around somebody's words: "shelled the port on Monday in what he called a crime"."""
    above = syntax.tokens[clause.head].head
    if syntax.tokens[clause.head].dep not in {"advcl", "relcl", "acl", "pcomp"}:
        return None
    if above in inside or above in cues or syntax.tokens[above].pos not in PREDICATES:
        return None
    return clock.attached(above, (syntax.sentence_span(syntax.sentence_of[above]),))


def _own(syntax: Syntax, clock: Clock, clause: Clause) -> str | None:
    """Return the time that hangs on the predicate, else the first that stands in the clause."""
    place = syntax.span(clause.rows[0], clause.rows[-1])
    named = clock.naming(syntax.tokens[clause.head].head)
    if named is not None and syntax.tokens[clause.head].dep in {"relcl", "advcl"}:
        return named.value  # "on Monday, when the dam failed"
    attached = clock.attached(clause.head, (place,))
    if attached is not None:
        return attached
    mine = {*clause.own, *(row for row in clause.rows if row < clause.own[0])}
    for time in clock.inside(place):
        row = clock.row(time)
        if row in mine and not _of_a_noun(syntax, row, clause):
            return time.value
    return None


def _of_a_noun(syntax: Syntax, row: int, clause: Clause) -> bool:
    """Tell whether the time belongs to a noun deep inside the clause: "from the site of Sunday's blast"."""
    if syntax.tokens[row].dep not in _OF_A_NOUN:
        return False
    noun = syntax.tokens[row].head
    above = syntax.tokens[noun].head
    return clause.head not in {noun, above, syntax.tokens[above].head}


def _shared(
    syntax: Syntax, clauses: Sequence[Clause], clause: Clause, own: dict[int, str | None]
) -> str | None:
    """Return the time of the clause that this one shares it with: "struck the port, killing nine"."""
    for other in clauses:
        if _share(syntax, clause, other) or _share(syntax, other, clause):
            if own[other.head] is not None:
                return own[other.head]
    return None


def _share(syntax: Syntax, below: Clause, above: Clause) -> bool:
    """Tell whether a clause hangs on another one in such a way that both happen at one time."""
    token = syntax.tokens[below.head]
    if token.head not in above.own or below.head == above.head:
        return False
    if token.pos not in PREDICATES:  # an event noun, or "37 wounded"
        return True
    if token.dep == "conj":
        return True
    if token.dep == "relcl":
        return token.head in above.own and syntax.tokens[token.head].dep in {"attr", "dobj", "nsubj", "nsubjpass"} and syntax.tokens[token.head].head == above.head
    free = not any(syntax.tokens[child].dep in SUBJECTS for child in syntax.children[below.head])
    return free and token.tag in {"VBG", "VBN"}
