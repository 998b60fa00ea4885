"""Versions of one article: what changed from each to the next in what is told, or in every word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from sayso.linking.claims.stems import folded
from sayso.model.reading import Reading
from sayso.model.span import Span, hull
from sayso.report.claims.nouns import Mention
from sayso.report.facts.about import About
from sayso.report.facts.places import Places
from sayso.report.versions.comparing import Pair, compare

# What changed of a claim that both versions tell; its time is told where it is another.
SUBSTANTIVE = frozenset({"number", "certainty", "stance", "speaker", "time"})

_END = re.compile(r"[.!?][”’\"']?\s+")


class Reworded(NamedTuple):
    """Words that another version has otherwise: the exact words of both, and where they stand.

    Of words that came or went the one side is empty, and has no place.
    """

    before: str
    after: str
    place: str
    left: Span | None
    right: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What changed from one version to the next.

    `changed` are what both tell with another number, certainty, stance, speaker or time; `gone` and `new`
    what one of them tells alone; `words` every change of words, where that was asked for.
    """

    articles: tuple[About, About]
    changed: tuple[Pair, ...]
    gone: tuple[Mention, ...]
    new: tuple[Mention, ...]
    words: tuple[Reworded, ...]
    same: int
    weaker: int

    @property
    def empty(self) -> bool:
        """Return whether nothing changed that is told."""
        return not (self.changed or self.gone or self.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The revisions of one article, from its first version on; `every` tells that words were asked for."""

    revisions: tuple[Revision, ...]
    every: bool


def changes(versions: Sequence[Reading], *, every: bool = False) -> Changes:
    """Return what changed from each version of an article to the next, given in their order.

    Told are claims with another number, certainty, stance, speaker or time, and what one version tells alone;
    with `every` each change of words too, and weak statements, too likely wrong to be printed.

    >>> import sayso
    >>> old = sayso.read("The storm damaged twelve houses on Sunday, Mayor Ida Brook said.")
    >>> new = sayso.read("The storm damaged thirty houses on Sunday, Mayor Ida Brook said.")
    >>> (revision,) = sayso.changes([old, new]).revisions
    >>> [[(change.kind, change.left, change.right) for change in pair.changes] for pair in revision.changed]
    [[('number', 'twelve', 'thirty')]]
    """
    return Changes(
        revisions=tuple(_revision(left, right, every=every) for left, right in pairwise(versions)),
        every=every,
    )


def _revision(left: Reading, right: Reading, *, every: bool) -> Revision:
    found = compare(left, right, weak=every, each=True)
    changed = tuple(pair for pair in found.changed if _is_told(pair) and _is_edited(pair, left, right))
    return Revision(
        articles=found.articles,
        changed=changed,
        gone=tuple(_alone(found.only_left, left, right)),
        new=tuple(_alone(found.only_right, right, left)),
        words=tuple(reworded(left, right)) if every else (),
        same=len(found.pairs) - len(changed),
        weaker=found.weaker,
    )


def _is_told(pair: Pair) -> bool:
    return any(change.kind in SUBSTANTIVE for change in pair.changes)


def _is_edited(pair: Pair, left: Reading, right: Reading) -> bool:
    """Return whether words around a claim changed: the same sentence was only read otherwise."""
    return folded(_sentence(left, pair.left)) != folded(_sentence(right, pair.right))


def _sentence(reading: Reading, one: Mention) -> str:
    """Return the words from the sentence end before a mention to that after it, inside its block."""
    text, place = reading.article.text, hull(one.content)
    block = next((each.span for each in reading.article.blocks if each.span.covers(place)), place)
    before = [match.end() for match in _END.finditer(text, block.start, place.start)]
    after = _END.search(text, place.end, block.end)
    return text[before[-1] if before else block.start : after.start() if after else block.end]


def _alone(mentions: Sequence[Mention], own: Reading, other: Reading) -> Iterator[Mention]:
    """Yield what the other version does not have word by word: what stands there was only read otherwise."""
    there = f" {' '.join(folded(other.article.text))} "
    for one in mentions:
        pieces = (" ".join(folded(span.of(own.article.text))) for span in one.content)
        if any(f" {piece} " not in there for piece in pieces if piece):
            yield one


def reworded(left: Reading, right: Reading) -> Iterator[Reworded]:
    """Yield every stretch of words that two versions have otherwise, in order; spaces are no words."""
    texts = left.article.text, right.article.text
    sides = _words(texts[0]), _words(texts[1])
    places = Places(left.article), Places(right.article)
    words = ([span.of(text) for span in side] for text, side in zip(texts, sides, strict=True))
    same = SequenceMatcher(None, next(words), next(words), autojunk=False)
    for kind, at, until, to, till in same.get_opcodes():
        if kind == "equal":
            continue
        one, other = _stretch(sides[0], at, until), _stretch(sides[1], to, till)
        where = places[0].cite((one,)) if one else places[1].cite((other,)) if other else ""
        before, after = (
            span.of(text) if span else "" for span, text in zip((one, other), texts, strict=True)
        )
        yield Reworded(before, after, where, one, other)


def _words(text: str) -> list[Span]:
    found, start = [], None
    for at, character in enumerate(f"{text} "):
        if character.isspace():
            if start is not None:
                found.append(Span(start, at))
            start = None
        elif start is None:
            start = at
    return found


def _stretch(words: Sequence[Span], start: int, end: int) -> Span | None:
    return Span(words[start].start, words[end - 1].end) if end > start else None
