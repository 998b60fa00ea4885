"""Claiming: the points of a store that are one claim, made of the scores of all pairs or of some."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from sayso.linking.claims.components import UNIT, Scored, clusters_of, joined, together
from sayso.linking.claims.link import SURE, with_copies
from sayso.linking.claims.told import Document
from sayso.store.columns import to_json
from sayso.store.connection import query
from sayso.store.repeating import ask_for_relinking

Ints = NDArray[np.int64]

_BITS = 16  # of a number in which the place of a point stands, beneath the row of its article
_MASK = (1 << _BITS) - 1
_LIKELY = round(SURE * UNIT)
# Points that hang together beyond which they wait for all to be linked: some seconds of work.
MOST_TOUCHED = 30_000
WEAK, DENIES = 1, 2

Row = tuple[int, int, str, int, bytes]  # two articles, the sort of pair, whether the left is a copy, scores


class Touched:
    """Points whose claims are to be made anew."""

    def __init__(self) -> None:
        self.points: set[int] = set()

    def add(self, left: int, right: int, scores: bytes | None, *, all_points: bool) -> None:
        """Touch the points of a pair of articles that is new, or gone: all, or those of likely pairs.

        Of an article that came or went, a point without a likely pair stands alone, with it or without.
        """
        pairs = unpacked(scores)
        if not all_points:
            pairs = pairs[pairs[:, 2] >= _LIKELY]
        self.points.update(((left << _BITS) + pairs[:, 0]).tolist())
        self.points.update(((right << _BITS) + pairs[:, 1]).tolist())


def packed(
    documents: Sequence[Document], numbers: Sequence[int], parts: Iterable[Scored]
) -> dict[tuple[int, int], bytes]:
    """Return the scores of each pair of articles as bytes: two points and how alike they are, and so on."""
    scored = together(parts)
    starts = np.array([0, *accumulate(len(one.told) for one in documents)], np.int64)
    left, right = (np.searchsorted(starts, rows, "right") - 1 for rows in scored[:2])
    order = np.lexsort((scored.right, scored.left, right, left))
    left, right = left[order], right[order]
    rows = np.column_stack(
        (scored.left[order] - starts[left], scored.right[order] - starts[right], scored.score[order])
    ).astype(np.uint16)
    edges = np.flatnonzero(np.r_[True, (left[1:] != left[:-1]) | (right[1:] != right[:-1]), True])
    return {
        (numbers[left[start]], numbers[right[start]]): rows[start:end].tobytes()
        for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        if start < len(left)
    }


def unpacked(scores: bytes | None) -> Ints:
    """Return what `packed` made of one pair of articles, a row a pair of points."""
    return np.frombuffer(scores or b"", np.uint16).reshape(-1, 3).astype(np.int64)


def claim_all(connection: sqlite3.Connection) -> None:
    """Make all claims anew."""
    connection.execute("DELETE FROM claim_points")
    rows = connection.execute(query("scored_pairs")).fetchall()
    _write(connection, _claims(connection, rows))


def claim_touched(connection: sqlite3.Connection, points: set[int]) -> None:
    """Make those claims anew that some points are in, or could be."""
    found = _Component(connection)
    if not found.reach(points):
        ask_for_relinking(connection)
        return
    claims = _claims(connection, list(found.rows.values()), within=found.points)
    gone = found.points | points | {point for rows in claims for point in rows}
    connection.executemany(
        "DELETE FROM claim_points WHERE article = ? AND point = ?",
        [(one >> _BITS, one & _MASK) for one in sorted(gone)],
    )
    _write(connection, claims)


class _Component:
    """The points that likely pairs lead to from some, with all scored pairs of their articles."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.points: set[int] = set()
        self.rows: dict[tuple[int, int], Row] = {}
        self._connection = connection
        self._known: set[int] = set()
        self._leads: dict[int, list[int]] = defaultdict(list)

    def reach(self, points: set[int]) -> bool:
        """Find all that these points lead to; False where it is too much to be done in between."""
        ahead = list(points)
        while ahead:
            point = ahead.pop()
            if point not in self.points:
                self.points.add(point)
                self._know(point >> _BITS)
                ahead += self._leads[point]
            if len(self.points) > MOST_TOUCHED:
                return False
        return True

    def _know(self, article: int) -> None:
        if article in self._known:
            return
        self._known.add(article)
        for row in self._connection.execute(query("scored_pairs_of"), {"article": article}):
            left, right, sort, _, scores = row
            if (left, right) in self.rows:
                continue
            self.rows[left, right] = row
            if sort != "copy":
                pairs = unpacked(scores)
                pairs = pairs[pairs[:, 2] >= _LIKELY]
                for one, other in zip(pairs[:, 0].tolist(), pairs[:, 1].tolist(), strict=True):
                    first, second = (left << _BITS) + one, (right << _BITS) + other
                    self._leads[first].append(second)
                    self._leads[second].append(first)


def _claims(
    connection: sqlite3.Connection, rows: Sequence[Row], within: set[int] | None = None
) -> list[tuple[int, ...]]:
    """Return the points of each claim that is told twice or more."""
    plain = _points([row for row in rows if row[2] != "copy"], turned=False)
    copied = _points([row for row in rows if row[2] == "copy"], turned=True)
    if within is not None:
        inside = np.array(sorted(within), np.int64)
        plain = _kept(plain, np.isin(plain.left, inside) & np.isin(plain.right, inside))
        copied = _kept(copied, np.isin(copied.left, inside))
    places = _Places(connection, np.concatenate((*plain[:2], *copied[:2])))
    alone = clusters_of(places.size, places.ranked(plain), SURE)
    groups = with_copies(alone, joined(places.ranked(copied), SURE))
    return [tuple(places.points(group)) for group in groups]


class _Places:
    """Points in the order of the ids of their articles, on which ties hang."""

    def __init__(self, connection: sqlite3.Connection, points: Ints) -> None:
        articles = np.unique(points >> _BITS)
        ids = dict(connection.execute(query("ids"), (to_json(articles.tolist()),)))
        self._articles = np.array(sorted(articles.tolist(), key=ids.__getitem__), np.int64)
        ranks = np.empty(len(articles), np.int64)
        ranks[np.searchsorted(articles, self._articles)] = np.arange(len(articles))
        self._sorted, self._ranks = articles, ranks
        self._keys = np.unique(self._key(points))
        self.size = len(self._keys)

    def _key(self, points: Ints) -> Ints:
        ranks = self._ranks[np.searchsorted(self._sorted, points >> _BITS)]
        return (ranks << _BITS) + (points & _MASK)

    def ranked(self, pairs: Scored) -> Scored:
        """Return pairs of points as pairs of places."""
        left, right = (np.searchsorted(self._keys, self._key(points)) for points in pairs[:2])
        return Scored(left, right, pairs.score)

    def points(self, places: Sequence[int]) -> list[int]:
        """Return the points at some places."""
        keys = self._keys[list(places)]
        found: list[int] = ((self._articles[keys >> _BITS] << _BITS) + (keys & _MASK)).tolist()
        return found


def _points(rows: Iterable[Row], *, turned: bool) -> Scored:
    """Return the pairs of points in some rows; where `turned`, the original's on the left."""
    parts = []
    for left, right, _, left_copied, scores in rows:
        pairs = unpacked(scores)
        one, other = (left << _BITS) + pairs[:, 0], (right << _BITS) + pairs[:, 1]
        parts.append(Scored(*((other, one) if turned and left_copied else (one, other)), pairs[:, 2]))
    return together(parts)


def _kept(pairs: Scored, which: NDArray[np.bool_]) -> Scored:
    return Scored(*(column[which] for column in pairs))


def _write(connection: sqlite3.Connection, claims: Iterable[tuple[int, ...]]) -> None:
    """Keep claims, each under the number of its first point."""
    claims = list(claims)
    articles = sorted({point >> _BITS for rows in claims for point in rows})
    flags = dict(connection.execute(query("flags_of"), (to_json(articles),)))
    connection.executemany(
        "INSERT INTO claim_points VALUES (?, ?, ?, ?, ?)",
        (
            (article, place, rows[0], bool(flag & WEAK), bool(flag & DENIES))
            for rows in claims
            for article, place in ((point >> _BITS, point & _MASK) for point in rows)
            for flag in (flags[article][place],)
        ),
    )
