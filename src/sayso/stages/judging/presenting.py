"""Presenting: how sure the event that one word names is put, by the signs that stand over it."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from sayso.model.grammar import COMPLEMENT_CLAUSES, CONJUNCT, OBJECT, PARTICLE, PREDICATES, PREDICATIVES
from sayso.model.statement import Certainty
from sayso.model.syntax import Syntax
from sayso.stages.judging.signs import Signs

# `Certainty` runs from the surest to the least sure; of several hedges over one event the last one counts.
_RANK = {value: place for place, value in enumerate(Certainty)}

# What is said of a predicate holds for these parts of it too ("may be able TO PAY", "could be a SETBACK").
_CARRIED = PREDICATIVES | COMPLEMENT_CLAUSES | {PARTICLE}
_DEEPEST = 12  # print nests no deeper; a broken parse stays cheap


class Presented(NamedTuple):
    """How sure an event is put, and by what.

    `hedged` is how sure its hedges alone put it; `path` the rows from the event up to what it is carried by.
    """

    certainty: Certainty
    hedged: Certainty
    negative: bool
    path: tuple[int, ...] = ()


_PLAIN = Presented(Certainty.CERTAIN, Certainty.CERTAIN, negative=False)


def presented_at(
    syntax: Syntax, signs: Signs, row: int | None, *, within: AbstractSet[int] | None = None
) -> Presented:
    """Return how sure the event named at `row` is put, by all that stands over it among `within`."""
    if row is None:
        return _PLAIN
    path = tuple(_upwards(syntax, signs, row, within))
    own = [sign for above, _ in path for sign in signs.at.get(above, ())]
    hedged = least_sure(sign.value for sign in own)
    turned = [above for above, reaches in path if reaches and _negates(signs, above)]
    depends = any(above in signs.conditional for above, _ in path)
    return Presented(
        Certainty.CONDITIONAL if depends else hedged,
        hedged,
        negative=len(turned) % 2 == 1,
        path=tuple(above for above, _ in path),
    )


def least_sure(values: Iterable[Certainty]) -> Certainty:
    """Return the least sure of `values`; certain where there is none."""
    return max(values, key=_RANK.__getitem__, default=Certainty.CERTAIN)


def _negates(signs: Signs, row: int) -> bool:
    return row in signs.negated and not any(sign.absorbs for sign in signs.at.get(row, ()))


def proposition(signs: Signs, main: int | None) -> int | None:
    """Return what a main clause puts forward: "sail" of "is expected to sail", else its own predicate."""
    for _ in range(_DEEPEST):
        if main is None or main not in signs.over:
            return main
        main = signs.over[main]
    return main


def _upwards(
    syntax: Syntax, signs: Signs, row: int, within: AbstractSet[int] | None
) -> Iterator[tuple[int, bool]]:
    """Yield `row` and what it is carried by, each with whether a negation there reaches down to `row`."""
    reaches, here = True, row
    for _ in range(_DEEPEST):
        yield here, reaches
        above = signs.under.get(here)
        if above is None:
            above = _carrier(syntax, signs, here)
            reaches = reaches and syntax.deps[here] in PREDICATIVES
        if above is None or (within is not None and above not in within):
            return
        here = above


def _carrier(syntax: Syntax, signs: Signs, row: int) -> int | None:
    """Return the predicate whose hedges hold for `row` too, None where it stands by itself."""
    token = syntax.tokens[row]
    if token.head == row:
        return None
    if token.dep in _CARRIED and syntax.pos[token.head] in PREDICATES:
        return token.head
    if token.dep == CONJUNCT and token.pos not in PREDICATES:
        return token.head
    if token.dep == OBJECT and syntax.lemmas[token.head] in signs.light:
        return token.head
    return None
