"""Nouns: event noun phrases that stand outside every clause of the outlet's own."""

from collections.abc import Iterator, Sequence

from sayso.model.grammar import ADNOMINAL_CLAUSES, AGENT, NOUN_AS_ADVERB, PREMODIFIERS, PREPOSITION
from sayso.model.syntax import Syntax
from sayso.stages.own.events import EventWords

_DETAILS = PREMODIFIERS | ADNOMINAL_CLAUSES | {PREPOSITION, NOUN_AS_ADVERB}
_TELLING = frozenset({"PROPN", "NUM"})  # "the general election" alone does not say which
_LEADING = frozenset({"PUNCT", "ADP", "CCONJ", "DET", "SCONJ", "PART"})
_FOLLOWING = frozenset({PREPOSITION, NOUN_AS_ADVERB, AGENT})


def loose_nouns(
    syntax: Syntax, taken: bytearray, member: Sequence[int | None], words: EventWords
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the event noun phrases in the frames around statements ("commenting on the attack on …")."""
    end = 0
    for row in range(len(syntax.tokens)):
        if row < end or taken[row] or member[row] is not None or not words.is_event(syntax, row):
            continue
        if not syntax.has(row, *_DETAILS):
            continue
        first, last = _reach(syntax, taken, row)
        rows = tuple(range(first, last + 1))
        if any(syntax.pos[each] in _TELLING for each in rows):
            yield row, rows
        end = last + 1


def _reach(syntax: Syntax, taken: bytearray, row: int) -> tuple[int, int]:
    """Return the first and last row of the noun phrase, with the phrases of place and time that follow it.

    Parsers often hang those on the verb before ("commenting on the raid on X by Y on Sunday").
    """
    tokens, first, last = syntax.tokens, syntax.left[row], syntax.right[row]
    above = tokens[row].head
    while tokens[above].pos == "ADP" and tokens[above].head != above:
        above = tokens[above].head
    for child in syntax.children[above]:
        if syntax.left[child] == last + 1 and tokens[child].dep in _FOLLOWING:
            last = syntax.right[child]
    while first < row and (taken[first] or tokens[first].pos in {"PUNCT", "ADP"}):
        first += 1
    edge = row
    while edge < last and not taken[edge + 1]:
        edge += 1
    while edge > row and tokens[edge].pos in _LEADING:
        edge -= 1
    return first, edge
