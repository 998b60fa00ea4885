"""Shifting: where "would" only stands for the "will" that somebody said earlier."""

from sayso.model.grammar import (
    ADJECTIVE_COMPLEMENT,
    ADNOMINAL_CLAUSES,
    ATTRIBUTE,
    CLAUSE_COMPLEMENT,
    COMPLEMENT_CLAUSES,
    CONJUNCT,
    MARKER,
    PAST_FORMS,
    QUOTES,
)
from sayso.model.syntax import Syntax

_JOINED = COMPLEMENT_CLAUSES | {CONJUNCT, ADJECTIVE_COMPLEMENT, ATTRIBUTE}
_DEEPEST = 8  # clauses under clauses: print goes no deeper


def shifted(syntax: Syntax, row: int) -> bool:
    """Return whether the clause of predicate `row` is told in other words, by a verb in the past."""
    tokens = syntax.tokens
    for _ in range(_DEEPEST):
        if _quoted(syntax, row):
            return False
        above = tokens[row].head
        if tokens[row].dep in ADNOMINAL_CLAUSES and syntax.has(row, MARKER):
            return True  # "a memo that he would leave"
        if tokens[row].dep == CLAUSE_COMPLEMENT and tokens[above].tag in PAST_FORMS:
            return True
        if above == row or tokens[row].dep not in _JOINED:
            return False
        row = above
    return False


def _quoted(syntax: Syntax, row: int) -> bool:
    """Return whether a quotation mark opens the clause: the words are as they were spoken."""
    first = syntax.left[row]
    before = max(0, first - 1)
    return any(syntax.tags[place] in QUOTES for place in (before, first))
