"""Clauses: which words of the parse a span holds, and which of them is its predicate."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from sayso.model.grammar import (
    AUXILIARIES,
    CONJUNCTION,
    DETERMINER,
    INTERJECTION,
    MARKER,
    POSSESSIVE_MARK,
    PREDICATES,
    PUNCTUATION,
    RELATIVE_CLAUSE,
)
from sayso.model.span import Span
from sayso.model.syntax import Syntax

_NEVER_MAIN = AUXILIARIES | {PUNCTUATION, CONJUNCTION, MARKER, DETERMINER, POSSESSIVE_MARK, INTERJECTION}


def starts_of(syntax: Syntax) -> Sequence[int]:
    """Return the offset at which each token starts, for looking rows up by place."""
    return syntax.starts


@lru_cache(maxsize=2)  # every statement and assertion of an article is cut by them
def predicates_of(syntax: Syntax) -> frozenset[int]:
    """Return the rows of verbs, and of what was taken for an adjective and given an auxiliary.

    "Had been mistaken" is no adjective.
    """
    heads = syntax.heads
    verbs = {row for row, pos in enumerate(syntax.pos) if pos in PREDICATES}
    helpers = (row for row, dep in enumerate(syntax.deps) if dep in AUXILIARIES and heads[row] != row)
    return frozenset(verbs.union(heads[row] for row in helpers))


def rows_of(starts: Sequence[int], spans: Iterable[Span]) -> Iterator[int]:
    """Yield the rows of the tokens that start inside `spans`, piece by piece."""
    return chain.from_iterable(
        [range(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in spans]
    )


def clause_noun(syntax: Syntax, row: int) -> int | None:
    """Return the noun in whose relative clause `row` hangs on the verb: "aide" for "who" in "aide who"."""
    verb = syntax.tokens[syntax.heads[row]]
    return verb.head if verb.dep == RELATIVE_CLAUSE else None


def main_row(syntax: Syntax, rows: Sequence[int]) -> int | None:
    """Return the row of the predicate on which the words of `rows` hang; a noun where there is none.

    Of several sentences the first with a predicate counts.
    """
    inside, heads, deps, pos = frozenset(rows), syntax.heads, syntax.deps, syntax.pos
    tops = [
        row
        for row in rows
        if (heads[row] not in inside or heads[row] == row)
        and deps[row] not in _NEVER_MAIN
        and pos[row] != "PUNCT"
    ]
    best = next((row for row in tops if syntax.is_clause(row)), None)
    if best is None:
        best = next((row for row in tops if syntax.pos[row] in PREDICATES), tops[0] if tops else None)
    return best if best is None else _reduced(syntax, best, inside)


def _reduced(syntax: Syntax, row: int, inside: frozenset[int]) -> int:
    """Headlines drop the auxiliary ("Bridge closed by storm"): the participle is the predicate then."""
    if syntax.pos[row] in PREDICATES or syntax.heads[row] != row:
        return row
    participle = syntax.bare_participle(row)
    return participle if participle is not None and participle in inside else row


def pieces(syntax: Syntax, rows: Iterable[int]) -> tuple[Span, ...]:
    """Return the runs of neighbouring rows as spans, in text order."""
    spans: list[Span] = []
    first = last = None
    for row in sorted(rows):
        if last is not None and row == last + 1:
            last = row
            continue
        if first is not None and last is not None:
            spans.append(syntax.span(first, last))
        first = last = row
    if first is not None and last is not None:
        spans.append(syntax.span(first, last))
    return tuple(spans)
