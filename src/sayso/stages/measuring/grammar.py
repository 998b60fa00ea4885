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


class _Opening(NamedTuple):
    """The words that begin a time, and those that do before one of certain others."""

    alone: frozenset[str]
    before: Mapping[str, frozenset[str]]


_Walk = tuple[Node, int, int, int, tuple[Atom, ...]]  # where in the tree and the text; the match so far


def find_matches(pieces: Sequence[Piece], text: str, pack: LanguagePack) -> list[Match]:
    """Return the longest match at each place, from left to right, none overlapping another."""
    walker = _Walker(
        pieces=pieces, text=text, root=tree(pack), words=lexicon(pack), opening=_opening_words(pack)
    )
    matches: list[Match] = []
    free = 0
    for row in walker.starts():
        best = walker.longest(row) if row >= free else None
        if best is None:
            continue
        if best.first > row:  # what was found behind a context may go on without it
            best = _better(walker.longest(best.first), best)
        matches.append(best)
        free = best.last
        if best.pattern.prefix and (inner := walker.behind(free)) is not None:
            matches.append(inner)
            free = inner.last
    return matches


def _better(found: Match | None, best: Match) -> Match:
    """Return the match that goes farther, else the one whose pattern stands first."""
    if found is None or (found.last, -found.pattern.order) <= (best.last, -best.pattern.order):
        return best
    return found


@dataclass(slots=True)
class _Walker:
    """Walks the tree along the pieces of one text."""

    pieces: Sequence[Piece]
    text: str
    root: Node
    words: Lexicon
    opening: "_Opening"
    known: dict[int, tuple[Atom, ...]] = field(default_factory=dict)

    def starts(self) -> Iterator[int]:
        """Yield each row where a pattern can begin; a mere context word needs a fitting word behind it."""
        begins, follow = self.opening
        words = [piece.word for piece in self.pieces]
        alive = [word in begins or word[0].isdecimal() for word in words]
        behind, there = (*words, "")[1:], (*alive, False)[1:]
        for row, word in enumerate(words):
            if alive[row] or (word in follow and (there[row] or behind[row] in follow[word])):
                yield row

    def longest(self, row: int) -> Match | None:
        """Walk every way through the tree from `row`; the longest wins, then the earlier pattern."""
        best: Match | None = None
        block = self.pieces[row].block
        ways: list[_Walk] = [(self.root, row, row, -1, ())]
        while ways:
            walk = ways.pop()
            node, here, first, last, atoms = walk
            if node.done is not None:
                found = Match(first, here if last < 0 else last, node.done, atoms)
                best = found if best is None else _better(found, best)
            self.step(walk, ways, block)
        return best

    def behind(self, row: int) -> Match | None:
        """Return what begins at `row` when the prefix before ends in its context ("the end of" May)."""
        inner = self.longest(row - 1)
        return None if inner is None or inner.first != row else _better(self.longest(row), inner)

    def step(self, walk: _Walk, ways: list[_Walk], block: int) -> None:
        """Add to `ways` each way on from `walk`."""
        node, row, first, last, atoms = walk
        if node.opens is not None:
            ways.append((node.opens, row, row, last, ()))
        if node.closes is not None:
            ways.append((node.closes, row, first, row, atoms))
        if row >= len(self.pieces) or self.pieces[row].block != block:
            return
        follower = node.words.get(self.pieces[row].word)
        if follower is not None:
            ways.append((follower, row + 1, first, last, atoms))
        if not node.classes:
            return
        for atom in self.atoms(row):
            follower = node.classes.get(atom.kind)
            if follower is not None:
                ways.append((follower, atom.end, first, last, (*atoms, atom) if last < 0 else atoms))

    def atoms(self, row: int) -> tuple[Atom, ...]:
        """Return what the pieces from `row` on can mean, worked out once."""
        if row not in self.known:
            self.known[row] = atoms_at(self.pieces, row, self.text, self.words)
        return self.known[row]


@cache
def _opening_words(pack: LanguagePack) -> _Opening:
    context = tree(pack).words
    whole = {word for word, node in context.items() if node.done is not None}
    return _Opening(
        alone=frozenset(lexicon(pack).meant | whole),
        before={word: frozenset(node.words) | _opened(node) for word, node in context.items()},
    )


def _opened(node: Node) -> frozenset[str]:
    return frozenset() if node.opens is None else frozenset(node.opens.words)


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
