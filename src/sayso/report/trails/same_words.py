"""Same words: which articles tell a claim word by word alike, each with each of the others."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.linking.claims.stems import folded
from sayso.linking.origins import stands_in
from sayso.linking.passages import SHORTEST
from sayso.model.claim import Passage, PassageKind
from sayso.model.span import hull
from sayso.report.claims.nouns import Claim, Claims, Mention

# Of the words of the shorter of two mentions, how many stand in the other, in runs of some length.
_NEARLY = 0.8
_GAP = "[…]"  # between the pieces of a mention


def same_words(found: Claims, one: Claim) -> Iterator[tuple[PassageKind, tuple[int, ...]]]:
    """Yield the mentions, by their places, that are word by word the same, with the kind of their passage.

    Each shares nearly all of its words with each of the others.  What is said so by habit is no passage.
    """
    wordings = [_wording(found.repeats, mention) for mention in one.mentions]
    groups: list[list[int]] = []
    for at in sorted(range(len(wordings)), key=lambda at: (-wordings[at].length, at)):
        fits = [group for group in groups if all(_share(wordings[at], wordings[other]) for other in group)]
        for group in fits:
            group.append(at)
        if not fits:
            groups.append([at])
    told: dict[frozenset[int], tuple[PassageKind, tuple[int, ...]]] = {}
    for group in sorted(map(sorted, groups)):
        rows = frozenset(one.mentions[at].row for at in group)
        kind = _kind(found.repeats, [one.mentions[at] for at in group]) if len(rows) > 1 else None
        if kind and not any(rows <= other for other in told):
            told = {other: each for other, each in told.items() if not other < rows}
            told[rows] = (kind, tuple(group))
    yield from told.values()


class _Wording(NamedTuple):
    """The words of a mention, piece by piece, and the passages in which nearly all of it stands."""

    pieces: tuple[tuple[str, ...], ...]
    passages: frozenset[int]

    @property
    def length(self) -> int:
        return sum(map(len, self.pieces))


def _wording(repeats: Sequence[Passage], one: Mention) -> _Wording:
    pieces = tuple(tuple(folded(piece)) for piece in one.words.split(_GAP))
    holding = (at for at, passage in enumerate(repeats) if stands_in(one.row, one.content, passage))
    return _Wording(pieces, frozenset(holding))


def _share(left: _Wording, right: _Wording) -> bool:
    """Return whether two mentions stand in one passage, or nearly all of the shorter one in the other."""
    if not left.passages.isdisjoint(right.passages):
        return True
    shorter, longer = sorted((left, right), key=lambda one: one.length)
    runs = {run for _, run in _runs(longer.pieces)}
    common = {place + at for place, run in _runs(shorter.pieces) if run in runs for at in range(SHORTEST)}
    return bool(common) and len(common) >= _NEARLY * shorter.length


def _runs(pieces: Sequence[Sequence[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each run of words that is long enough to be no habit, with its place."""
    start = 0
    for piece in pieces:
        for at in range(len(piece) - SHORTEST + 1):
            yield start + at, tuple(piece[at : at + SHORTEST])
        start += len(piece)


def _kind(repeats: Sequence[Passage], mentions: Sequence[Mention]) -> PassageKind | None:
    """Return of what kind the passage is in which most of some mentions stand, two articles at least."""
    counts = ((len(_inside(passage, mentions)), passage.kind) for passage in repeats)
    best = max(counts, key=lambda counted: counted[0], default=(0, PassageKind.REPRINT))
    return best[1] if best[0] > 1 else None


def _inside(passage: Passage, mentions: Sequence[Mention]) -> set[int]:
    """Return the articles in which a passage stands where they tell one of these mentions."""
    return {
        mention.row
        for mention in mentions
        for row, span in passage.places
        if row == mention.row and span.overlaps(hull(mention.content))
    }
