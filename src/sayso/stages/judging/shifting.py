"""Shifting: where "would" only stands for the "will" that somebody said earlier."""

from sayso.model.syntax import Syntax

_TOLD = frozenset({"VBD", "VBN"})
_JOINED = frozenset({"conj", "xcomp", "ccomp", "acomp", "attr"})
_QUOTES = frozenset({"``", "''"})
_DEEPEST = 8  # clauses under clauses: print goes no deeper


def shifted(syntax: Syntax, row: int) -> bool:
    """Tell whether the clause of predicate `row` is told in other words, by a verb in the past."""
    tokens = syntax.tokens
    for _ in range(_DEEPEST):
        if _quoted(syntax, row):
            return False
        above = tokens[row].head
        if tokens[row].dep in {"relcl", "acl"} and _opened(syntax, row):
            return True  # "a memo that he would leave"
        if tokens[row].dep == "ccomp" and tokens[above].tag in _TOLD:
            return True
        if above == row or tokens[row].dep not in _JOINED:
            return False
        row = above
    return False


def _opened(syntax: Syntax, row: int) -> bool:
    return any(syntax.deps[child] == "mark" for child in syntax.children[row])


def _quoted(syntax: Syntax, row: int) -> bool:
    """Tell whether a quotation mark opens the clause: the words are as they were spoken."""
    first = syntax.left[row]
    before = max(0, first - 1)
    return any(syntax.tags[place] in _QUOTES for place in (before, first))
