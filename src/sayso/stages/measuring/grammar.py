"""The grammar of times: patterns from TOML, compiled into one tree that is walked once from each piece."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from sayso.languages.pack import LanguagePack
from sayso.stages.measuring.atoms import Atom, Lexicon, atoms_at, lexicon
from sayso.stages.measuring.pieces import Piece

# An optional mark before an optional word must not end a time.
_DANGLING = frozenset({",", "-", "."})


class Match(NamedTuple):
    """Pieces `[first, last)` that fit a pattern, with the atoms in it, in text order."""

    first: int
    last: int
    pattern: "Pattern"
    atoms: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form of a time expression and the name of the function that reads its value.

    `bare` patterns count only when joined to another time ("night" in "Sunday night").
    `prefix` patterns only widen the time behind them ("early 2009"); `split` ones hold two times.
    `shift` and `code` are what the reading needs to know beyond the atoms.
    """

    reading: str
    kind: str
    order: int
    bare: bool = False
    prefix: bool = False
    split: bool = False
    shift: int = 0
    code: str = ""


@dataclass(slots=True)
class Node:
    """A place in the tree of patterns: what may come next, and the pattern that is complete here."""

    words: dict[str, "Node"] = field(default_factory=dict)
    classes: dict[str, "Node"] = field(default_factory=dict)
    opens: "Node | None" = None  # the span begins here
    closes: "Node | None" = None  # the span has ended; what follows is context
    done: Pattern | None = None


class _Walk(NamedTuple):
    node: Node
    row: int
    first: int
    last: int
    atoms: tuple[Atom, ...]


def find_matches(pieces: Sequence[Piece], text: str, pack: LanguagePack) -> list[Match]:
    """Return the longest match at each place, from left to right, none overlapping another."""
    root, words = tree(pack), lexicon(pack)
    known: dict[int, tuple[Atom, ...]] = {}
    matches: list[Match] = []
    row = 0
    while row < len(pieces):
        if not words.may_start(pieces[row].word, root.words):
            row += 1
            continue
        best = _longest(pieces, text, row, root, words, known)
        if best is not None and best.first > row:  # what was found behind a context may go on without it
            longer = _longest(pieces, text, best.first, root, words, known)
            best = longer if longer is not None and _better(longer, best) else best
        if best is None:
            row += 1
            continue
        matches.append(best)
        row = best.last
        if best.pattern.prefix:
            inner = _behind(pieces, text, row, root, words, known)
            matches.extend(inner)
            row = inner[-1].last if inner else row
    return matches


def _longest(
    pieces: Sequence[Piece],
    text: str,
    row: int,
    root: Node,
    words: Lexicon,
    known: dict[int, tuple[Atom, ...]],
) -> Match | None:
    """Walk every way through the tree from `row`; the longest wins, then the earlier pattern."""
    best: Match | None = None
    block = pieces[row].block
    ways = [_Walk(root, row, row, -1, ())]
    while ways:
        walk = ways.pop()
        if walk.node.done is not None:
            last = walk.row if walk.last < 0 else walk.last
            found = Match(walk.first, last, walk.node.done, walk.atoms)
            best = found if best is None or _better(found, best) else best
        ways.extend(_steps(walk, pieces, text, words, known, block))
    return best


def _behind(
    pieces: Sequence[Piece],
    text: str,
    row: int,
    root: Node,
    words: Lexicon,
    known: dict[int, tuple[Atom, ...]],
) -> list[Match]:
    """Return what begins at `row` when the prefix before ends in its context ("the end of" May)."""
    inner = _longest(pieces, text, row - 1, root, words, known)
    if inner is None or inner.first != row:
        return []
    other = _longest(pieces, text, row, root, words, known)
    return [other if other is not None and _better(other, inner) else inner]


def _better(found: Match, best: Match) -> bool:
    return (found.last, -found.pattern.order) > (best.last, -best.pattern.order)


def _steps(
    walk: _Walk,
    pieces: Sequence[Piece],
    text: str,
    words: Lexicon,
    known: dict[int, tuple[Atom, ...]],
    block: int,
) -> Iterator[_Walk]:
    node, row, first, last, atoms = walk
    if node.opens is not None:
        yield _Walk(node.opens, row, row, last, ())
    if node.closes is not None:
        yield _Walk(node.closes, row, first, row, atoms)
    if row >= len(pieces) or pieces[row].block != block:
        return
    follower = node.words.get(pieces[row].word)
    if follower is not None:
        yield _Walk(follower, row + 1, first, last, atoms)
    if not node.classes:
        return
    if row not in known:
        known[row] = atoms_at(pieces, row, text, words)
    for atom in known[row]:
        follower = node.classes.get(atom.kind)
        if follower is not None:
            yield _Walk(follower, atom.end, first, last, (*atoms, atom) if last < 0 else atoms)


@cache
def tree(pack: LanguagePack) -> Node:
    """Return the patterns of a language pack as one tree."""
    root = Node()
    for order, row in enumerate(pack.table("times")["pattern"]):
        pattern = _pattern(row, order)
        for steps in _spellings(row["form"].split()):
            if steps[-1] not in _DANGLING:
                _plant(root, steps, pattern)
    return root


def _pattern(row: Mapping[str, Any], order: int) -> Pattern:
    return Pattern(
        reading=row["reading"],
        kind=row.get("kind", "date"),
        order=order,
        bare=row.get("bare", False),
        prefix=row.get("prefix", False),
        split=row.get("split", False),
        shift=row.get("shift", 0),
        code=row.get("code", ""),
    )


def _spellings(steps: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield each way through a form: `a|b` is a choice, a final `?` makes a step optional.

    >>> list(_spellings(["the?", "<day>", "of|in", "<month>"]))[:2]
    [('the', '<day>', 'of', '<month>'), ('the', '<day>', 'in', '<month>')]
    """
    if not steps:
        yield ()
        return
    head = steps[0].removesuffix("?") if len(steps[0]) > 1 else steps[0]
    choices = head.split("|") + ([""] if head != steps[0] else [])
    for choice in choices:
        for rest in _spellings(steps[1:]):
            yield (choice, *rest) if choice else rest


def _plant(root: Node, steps: Sequence[str], pattern: Pattern) -> None:
    """Add one spelling: `[` and `]` around what is only context, `<kind>` for an atom, else a word."""
    node, after_span = root, False
    for step in steps:
        if step == "[":
            after_span = node is not root
            node = _closing(node) if after_span else node
        elif step == "]":
            node = node if after_span else _opening(node)
        elif step.startswith("<"):
            node = node.classes.setdefault(step.strip("<>"), Node())
        else:
            node = node.words.setdefault(step, Node())
    if node.done is None:
        node.done = pattern


def _opening(node: Node) -> Node:
    node.opens = node.opens or Node()
    return node.opens


def _closing(node: Node) -> Node:
    node.closes = node.closes or Node()
    return node.closes
