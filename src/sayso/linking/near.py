"""Near-copies: texts with nearly the same words, found by the hashes of their runs of words (MinHash).

Pure: memory and store use the same functions, and find the same originals in whatever order articles came.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sayso.model.article import Article, text_sha256

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

T = TypeVar("T")

# Runs of so many words are compared; two reports of one event share few of them, a reprint most.
SHINGLE = 4
# 16 bands of 4: of two articles that share .7 of their shingles, 99 in 100 are found; of .3, 12 in 100.
BANDS, ROWS = 16, 4
# From here on an article repeats another.  A reprint with a new headline and a sentence left out has .8.
NEARLY_SAME = 0.6
UNDATED = "~"  # comes after every date
_AT_ONCE = 4096
# Of those that share a band, so many of the earliest are compared: a form letter would make all share one.
VISIBLE = 20

_WORD = re.compile(r"\w+")


class Printed(NamedTuple):
    """What tells of an article which other it repeats: when and where it was printed, and its runs of words.

    `text` is the hash of its text: under one address, another text is another version.
    """

    id: str
    url: str | None
    published: str | None
    text: str
    runs: "Hashes"


def printed(article: Article) -> Printed:
    """Return what tells which other article this one repeats."""
    text = text_sha256(article.text)
    return Printed(article.id, article.url, article.published, text, shingles(article.text))


def originals(articles: Sequence[Printed]) -> tuple[int, ...]:
    """Return for each article the row of the one that it is counted with: usually its own.

    A superseded version counts with the last one under its address, a copy with the earliest article that
    has nearly the same words.  The order of the articles says which version is later, where their dates do
    not; nothing else hangs on it.

    >>> one = Printed("a", None, "2026-03-02", "", shingles("The dam failed on Sunday night."))
    >>> originals([one._replace(id="c", published="2026-03-03"), one, one._replace(id="b", published=None)])
    (1, 1, 1)
    """
    latest = superseded(articles)
    ages = _ages(articles)
    current = sorted(set(range(len(articles))) - latest.keys(), key=lambda row: (ages[row], row))
    first = dict(
        zip(
            current,
            (current[at] for at in _copies([articles[row].runs for row in current])),
            strict=True,
        )
    )
    return tuple(first[latest.get(row, row)] for row in range(len(articles)))


def _ages(articles: Sequence[Printed]) -> list[tuple[str, str]]:
    """Return the order in which articles are taken for the original: the earliest first, those undated last.

    An article is as old as the first version under its address; of two of one age the earlier printed goes
    first.
    """
    first: dict[str, str] = {}
    for one in articles:
        if one.url is not None:
            first[one.url] = min(first.get(one.url, UNDATED), one.published or UNDATED)
    return [
        (
            first[one.url] if one.url is not None else one.published or UNDATED,
            f"{one.published or UNDATED} {one.id}",
        )
        for one in articles
    ]


def superseded(articles: Sequence[Printed]) -> dict[int, int]:
    """Return the rows of superseded versions, each with that of the last version under its address."""
    by_address: dict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(articles):
        if one.url is not None:
            by_address[one.url].append(row)
    found: dict[int, int] = {}
    for rows in by_address.values():
        last = max(rows, key=lambda row: (articles[row].published or "", row))
        found |= {row: last for row in rows if articles[row].text != articles[last].text}
    return found


def _copies(runs: "Sequence[Hashes]") -> list[int]:
    """Return for each set of runs the row of the first original that has nearly the same: usually its own."""
    holders: dict[int, list[int]] = defaultdict(list)
    first: list[int] = []
    for row, own in enumerate(runs):
        bands = bands_of(own) if own.size else []
        counts = Counter(other for band in bands for other in holders[band][:VISIBLE])
        original = next((other for other in by_likeness(counts) if nearly_same(own, runs[other])), row)
        first.append(original)
        if original == row:
            for band in bands:
                holders[band].append(row)
    return first


def by_likeness(shared: "Mapping[T, int]") -> "list[T]":
    """Return what shares bands in the order in which it is compared: what shares most, then the earliest."""
    return [other for other, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))]


def nearly_same(one: "Hashes", other: "Hashes") -> bool:
    """Return whether two sets of runs are those of an article and its copy."""
    return jaccard(one, other) >= NEARLY_SAME


def jaccard(one: "Hashes", other: "Hashes") -> float:
    """Return the share of the runs of both that both hold."""
    import numpy as np  # noqa: PLC0415 — who links or adds needs it

    both = np.intersect1d(one, other, assume_unique=True).size
    return float(both / max(1, one.size + other.size - both))


def shingles(text: str) -> "Hashes":
    """Return the hashes of the runs of words in a text, each once, in order of size."""
    import numpy as np  # noqa: PLC0415 — who links or adds needs it

    found = _WORD.findall(text.casefold())
    words = np.fromiter((zlib.crc32(word.encode()) for word in found), np.uint64, len(found))
    if not words.size:
        return words
    length = min(SHINGLE, words.size)
    runs = np.zeros(words.size - length + 1, np.uint64)
    for place in range(length):
        runs = (runs + words[place : place + runs.size]) * np.uint64(0x9E3779B97F4A7C15)
        runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def bands_of(hashes: "Hashes") -> list[int]:
    """Return the bands of a set of hashes: equal sets have equal bands, similar ones some."""
    import numpy as np  # noqa: PLC0415 — who links or adds needs it

    factors, terms = _functions()
    lowest = np.full(BANDS * ROWS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, hashes.size, _AT_ONCE):  # a book at once would fill the memory
        part = hashes[start : start + _AT_ONCE, None]
        lowest = np.minimum(lowest, ((part * factors + terms) >> np.uint64(32)).min(axis=0))
    rows = lowest.reshape(BANDS, ROWS)
    keys = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(0xD1B54A32D192ED03)
    for place in range(ROWS):
        keys = (keys ^ rows[:, place]) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(32)
    return [int(key) for key in keys.astype(np.int64)]


@cache
def _functions() -> "tuple[Hashes, Hashes]":
    """Return the hash functions of the MinHash: always the same."""
    import numpy as np  # noqa: PLC0415 — who links or adds needs it

    steps = np.arange(1, 2 * BANDS * ROWS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    steps = (steps ^ (steps >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    steps = (steps ^ (steps >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return steps[: BANDS * ROWS] | np.uint64(1), steps[BANDS * ROWS :]
