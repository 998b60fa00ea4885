"""Conditions: the clauses that something is made to hang on, and the predicates that hang on them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.model.grammar import (
    ADVERBIAL_CLAUSE,
    AUXILIARIES,
    COMPLEMENT_CLAUSES,
    MODAL,
    PAST_FORMS,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PREDICATES,
    PREPOSITION,
    PRESENT_PARTICIPLE,
    RELATIVE_CLAUSE,
)
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.judging.words import Lexicon

_CLOSED = COMPLEMENT_CLAUSES | {RELATIVE_CLAUSE}


def find_conditions(syntax: Syntax, lemmas: Sequence[str], words: Lexicon) -> dict[int, tuple[Span, ...]]:
    """Return the spans of conditional clauses, by the row of the predicate they condition."""
    found: dict[int, list[Span]] = defaultdict(list)
    for row, lemma in enumerate(lemmas):
        if lemma not in words.conditions or (row and lemmas[row - 1] in words.not_after):
            continue
        if any(tuple(lemmas[row : row + len(entry)]) == entry for entry in words.conditions[lemma]):
            clause = _conditional(syntax, row)
            if clause is not None:
                above = syntax.heads[clause]
                found[above].append(_from(syntax, row, clause))
    return {row: tuple(spans) for row, spans in found.items()}


def _conditional(syntax: Syntax, row: int) -> int | None:
    """Return the row of the clause or phrase that the conditional word opens, None for "asked if"."""
    tokens = syntax.tokens
    for _ in range(_REACH):
        dep = tokens[row].dep
        if dep == ADVERBIAL_CLAUSE or (dep == PREPOSITION and tokens[tokens[row].head].pos in PREDICATES):
            return row
        if tokens[row].head == row or dep in _CLOSED:
            return None
        row = tokens[row].head
    return None


_REACH = 4  # from "as" of "as long as" up to its clause


def _from(syntax: Syntax, row: int, clause: int) -> Span:
    """Return the clause from its conditional word on."""
    first = min(row, syntax.right[clause]) if row > syntax.left[clause] else syntax.left[clause]
    last = syntax.right[clause]
    while last > first and syntax.pos[last] == "PUNCT":
        last -= 1
    return syntax.span(first, last)


def find_conditional(syntax: Syntax, rows: Iterable[int]) -> frozenset[int]:
    """Return those of the conditioned predicates that are not told as done."""
    return frozenset(row for row in rows if not _done(syntax, row))


def _done(syntax: Syntax, row: int) -> bool:
    """Return whether a verb is past or perfect without a modal verb; "are going to close" is yet to come."""
    helpers = syntax.below(row, *AUXILIARIES)
    tags = {syntax.tags[child] for child in helpers}
    if MODAL in tags:
        return False
    if syntax.tags[row] == PRESENT_PARTICIPLE:
        return not tags.isdisjoint(PAST_FORMS)
    return syntax.tags[row] == PAST_TENSE or (syntax.tags[row] == PAST_PARTICIPLE and bool(helpers))
