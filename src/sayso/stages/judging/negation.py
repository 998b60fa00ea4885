"""Negation: which predicates are denied, and what a second verb shares with its first."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.model.grammar import (
    CONJUNCT,
    CONJUNCTION,
    DETERMINER,
    LOGICAL_OBJECTS,
    NEGATION,
    OPEN_COMPLEMENT,
    PRECONJUNCTION,
    PREDICATES,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_COMPLEMENTS,
    PREPOSITION_OBJECT,
    PUNCTUATION,
    ROLES,
)
from sayso.model.syntax import Syntax
from sayso.stages.judging.words import Lexicon

_JOINING = frozenset({CONJUNCTION, PRECONJUNCTION})
_NEGATING = frozenset({DETERMINER, NEGATION, PRECONJUNCTION})


class Negations(NamedTuple):
    """The rows that are negated, and what each verb that undoes its complement ("failed TO PAY") leads to."""

    rows: set[int]
    undone: dict[int, int]


def find_negations(syntax: Syntax, lemmas: Sequence[str], words: Lexicon) -> Negations:
    """Return the rows of predicates and nouns that are negated."""
    rows: set[int] = set()
    undone: dict[int, int] = {}
    for row, token in enumerate(syntax.tokens):
        lemma = lemmas[row]
        if token.dep == NEGATION or lemma in words.negations:
            if not _leads_on(lemmas, words, row):
                rows.update(_negated(syntax, lemmas, words, row))
        elif lemma in words.negative_verbs and token.pos in PREDICATES:
            below = _undone(syntax, row, nouns=words.negative_verbs[lemma])
            rows.update(below)
            if below and syntax.pos[below[0]] in PREDICATES:
                undone[row] = below[0]
    return Negations(rows, undone)


def _leads_on(lemmas: Sequence[str], words: Lexicon, row: int) -> bool:
    """Return whether this is "not only" and "not long ago", which deny nothing, not "no longer"."""
    after = lemmas[row + 1] if row + 1 < len(lemmas) else ""
    return after in words.leads_on and words.leads_on[after] in {None, lemmas[row]}


def _negated(syntax: Syntax, lemmas: Sequence[str], words: Lexicon, row: int) -> Iterator[int]:
    """Yield what the negation at `row` stands over."""
    token = syntax.tokens[row]
    if token.dep == PREPOSITION:  # "without paying"
        yield from syntax.below(row, *PREPOSITION_COMPLEMENTS)
        return
    if token.dep in _JOINING and (second := _second(syntax, row)) is not None:
        yield second
        return
    above = token.head
    after = _after_contrast(syntax, lemmas, words, row)
    if after is not None:
        yield after
        return
    yield above
    if syntax.pos[above] == "ADV" and token.dep != PREPOSITION_OBJECT:  # "no longer"
        yield syntax.heads[above]
    if token.dep in _NEGATING and syntax.deps[above] in ROLES:
        yield syntax.heads[above]


def _second(syntax: Syntax, row: int) -> int | None:
    """Return the clause that "nor" joins to another ("…, NOR do rivers RISE"), None where it joins words."""
    beside = (child for child in syntax.children[syntax.heads[row]] if child > row)
    return next((child for child in beside if _is_joined_clause(syntax, child)), None)


def _is_joined_clause(syntax: Syntax, row: int) -> bool:
    token = syntax.tokens[row]
    subject = syntax.has_subject(row)
    return token.dep == CONJUNCT and token.pos in PREDICATES and subject


def _after_contrast(syntax: Syntax, lemmas: Sequence[str], words: Lexicon, row: int) -> int | None:
    """Return the second of two joined words where it alone is negated ("old but not a ruin")."""
    if not row or lemmas[row - 1] not in words.contrasts or syntax.heads[row] > row:
        return None
    beside = (child for child in syntax.children[syntax.heads[row]] if child > row)
    return next((child for child in beside if syntax.deps[child] != PUNCTUATION), None)


def _undone(syntax: Syntax, row: int, *, nouns: bool) -> list[int]:
    """Return what a verb keeps from happening: the clause it governs first, then "averted A STRIKE"."""
    tokens = syntax.tokens
    clauses = syntax.below(row, OPEN_COMPLEMENT)
    clauses += [
        below
        for child in syntax.children[row]
        if tokens[child].dep == PREPOSITION
        for below in syntax.children[child]
        if tokens[below].dep == PREPOSITION_CLAUSE
    ]
    if clauses or not nouns:
        return clauses[:1]
    return syntax.below(row, *LOGICAL_OBJECTS)
