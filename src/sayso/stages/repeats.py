"""Repeats: nearly the same passage in two places of one article, typography ignored."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np

from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.measure import Repeat, RepeatKind
from sayso.model.quotation import Quotation
from sayso.model.span import Span

# A run this long is no set phrase: shorter ones ("the head of the armed forces") recur by chance.
SHORTEST_PASSAGE = 8
# Two contents of which this share of words is the same, in order of their numbers, say the same words.
NEARLY_SAME = 0.85
# A shorter content is the same only if the passage around it is repeated too: “No.” is often said twice.
SHORTEST_CONTENT = 6
# A content is compared with so many others that share six words: itself, its hosts, and their repeats.
MOST_HOLDERS = 8

_WORD = re.compile(r"\w+")
_FACTOR = 1_000_003  # odd, so that no bit of a word's number is lost


class FoldedWord(NamedTuple):
    """A word of prose without its case: its form, its offsets and the number of its block."""

    form: str
    start: int
    end: int
    block: int


def find_repeats(article: Article, quotations: tuple[Quotation, ...]) -> tuple[Repeat, ...]:
    """Return each passage that stands twice or more, with all its places, in text order.

    A passage ends where a block ends, so that one with a new paragraph inside is two.
    """
    places: dict[Span, set[Span]] = {}
    runs = list(_matches(_folded_forms(article)))
    words = folded_words(article) if runs else []
    for first, again, length in runs:
        for left, right in _by_block(words, first, again, length):
            places.setdefault(left, {left}).add(right)
    kinds = _Quoted(quotations)
    repeats = (Repeat(kind=kinds.of(left), mentions=tuple(sorted(spans))) for left, spans in places.items())
    return tuple(sorted(repeats, key=lambda repeat: repeat.mentions))


def repeated(
    article: Article, attributions: tuple[Attribution, ...], repeats: tuple[Repeat, ...]
) -> tuple[int | None, ...]:
    """Return for each attribution the row of the fullest with the same content, None for that one itself."""
    keys = [_forms(article.text, attribution.content) for attribution in attributions]
    groups = _Groups(len(keys))
    for left, right in _same_contents(attributions, keys, repeats):
        groups.join(left, right)
    fullest: dict[int, int] = {}
    for row, attribution in enumerate(attributions):
        best = fullest.setdefault(groups.root(row), row)
        if _fullness(keys[row], attribution) > _fullness(keys[best], attributions[best]):
            fullest[groups.root(row)] = row
    chosen = (fullest[groups.root(row)] for row in range(len(keys)))
    return tuple(None if best == row else best for row, best in enumerate(chosen))


def _fullness(forms: Sequence[str], attribution: Attribution) -> tuple[int, bool, int]:
    return (len(forms), bool(attribution.cue), sum(len(span) for span in attribution.source))


class _Groups:
    """Rows joined into groups; the first row of a group is its root."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, row: int) -> int:
        while self._above[row] != row:
            self._above[row] = self._above[self._above[row]]
            row = self._above[row]
        return row

    def join(self, left: int, right: int) -> None:
        first, second = sorted((self.root(left), self.root(right)))
        self._above[second] = first


def _same_contents(
    attributions: tuple[Attribution, ...], keys: list[tuple[str, ...]], repeats: tuple[Repeat, ...]
) -> Iterable[tuple[int, int]]:
    """Yield pairs of rows whose contents hold nearly the same words."""
    by_grams: dict[tuple[str, ...], list[int]] = {}
    mentions = _Mentions(repeats)
    passages = [mentions.around(attribution.content) for attribution in attributions]
    for row, key in enumerate(keys):
        if not key:
            continue
        size = min(len(key), SHORTEST_CONTENT)
        candidates: set[int] = set()
        for at in range(len(key) - size + 1):
            gram = key[at : at + size]
            rows = by_grams.get(gram)
            if rows is None:
                by_grams[gram] = [row]
                continue
            candidates.update(rows)
            if len(rows) < MOST_HOLDERS and rows[-1] != row:
                rows.append(row)
        for other in sorted(candidates - {row}):
            long_enough = size == SHORTEST_CONTENT or passages[row] & passages[other]
            same_level = attributions[row].within is None or attributions[other].within is not None
            if long_enough and same_level and _alike(Counter(key), Counter(keys[other])):
                yield other, row


def _alike(left: Counter[str], right: Counter[str]) -> bool:
    shared = (left & right).total()
    return shared >= NEARLY_SAME * max(left.total(), right.total())


class _Mentions:
    """The places of all repeats, looked up by where they stand."""

    def __init__(self, repeats: Sequence[Repeat]) -> None:
        self._places = sorted((mention, row) for row, one in enumerate(repeats) for mention in one.mentions)
        self._starts = [mention.start for mention, _ in self._places]
        self._reach = list(accumulate((mention.end for mention, _ in self._places), max))

    def around(self, pieces: Iterable[Span]) -> frozenset[int]:
        """Return the rows of the repeats that share words with one of these pieces."""
        return frozenset(row for piece in pieces for row in self._around(piece))

    def _around(self, piece: Span) -> Iterator[int]:
        at = bisect_left(self._starts, piece.end)
        while at and self._reach[at - 1] > piece.start:
            at -= 1
            mention, row = self._places[at]
            if mention.overlaps(piece):
                yield row


def _forms(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(map(str.casefold, chain.from_iterable(_WORD.findall(span.of(text)) for span in spans)))


def folded_words(article: Article) -> list[FoldedWord]:
    """Return every word of the article's prose, in text order."""
    return [
        FoldedWord(match.group().casefold(), match.start(), match.end(), row)
        for row, block in enumerate(article.blocks)
        if block.kind.is_prose
        for match in _WORD.finditer(article.text, block.span.start, block.span.end)
    ]


def _folded_forms(article: Article) -> list[str]:
    """Return the forms of the same words alone."""
    blocks = (block.span for block in article.blocks if block.kind.is_prose)
    words = (_WORD.findall(article.text, span.start, span.end) for span in blocks)
    return list(map(str.casefold, chain.from_iterable(words)))


def _matches(forms: Sequence[str]) -> Iterable[tuple[int, int, int]]:
    """Yield (first row, row again, length) of maximal runs that stood before, in linear time."""
    seen: dict[tuple[str, ...], int] = {}
    after = 0
    for row in _twice(forms):
        first = seen.setdefault(tuple(forms[row : row + SHORTEST_PASSAGE]), row)
        if row < after:
            continue
        length = 0
        while (
            row + length < len(forms)
            and first + length < row
            and forms[first + length] == forms[row + length]
        ):
            length += 1
        if length >= SHORTEST_PASSAGE:
            yield first, row, length
            after = row + length


def _twice(forms: Sequence[str]) -> list[int]:
    """Return where the runs begin that may stand twice: the same words have one number, others hardly any."""
    codes = np.fromiter(map(hash, forms), dtype=np.int64, count=len(forms))
    runs = codes[: max(len(codes) - SHORTEST_PASSAGE + 1, 0)].copy()
    for at in range(1, SHORTEST_PASSAGE):
        runs *= _FACTOR  # integers that overflow wrap around
        runs += codes[at : at + len(runs)]
    in_order = np.sort(runs)
    again = in_order[1:][in_order[1:] == in_order[:-1]]
    found: list[int] = np.flatnonzero(np.isin(runs, again)).tolist() if len(again) else []
    return found


def _by_block(words: list[FoldedWord], first: int, again: int, length: int) -> Iterable[tuple[Span, Span]]:
    """Cut one run where either of its places crosses into another block; short pieces are dropped."""
    start = 0
    for at in range(1, length + 1):
        whole = at < length and all(
            words[base + at].block == words[base + at - 1].block for base in (first, again)
        )
        if not whole:
            if at - start >= SHORTEST_PASSAGE:
                yield _run(words, first + start, first + at), _run(words, again + start, again + at)
            start = at


def _run(words: list[FoldedWord], first: int, last: int) -> Span:
    return Span(words[first].start, words[last - 1].end)


class _Quoted:
    """Tells whether a passage is mostly somebody's quoted words."""

    def __init__(self, quotations: tuple[Quotation, ...]) -> None:
        self._spans = [quotation.span for quotation in quotations if quotation.depth == 0]

    def of(self, passage: Span) -> RepeatKind:
        inside = sum(
            min(span.end, passage.end) - max(span.start, passage.start)
            for span in self._spans
            if span.overlaps(passage)
        )
        return RepeatKind.QUOTATION if 2 * inside > len(passage) else RepeatKind.REPRINT
