"""Relinking: the points of articles that came, changed or went are linked with those of all others.

One article more is compared with its neighbours, and the claims that it touches are made anew.  What is then
in the store is what linking all articles from nothing would put there: a score hangs on two articles alone,
the neighbours of an article on whole numbers and ids, and a claim on the pairs of its component.
"""

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Sequence

from sayso.linking.claims.neighbours import lists_of
from sayso.linking.claims.profiles import SCALE, nearest, profile_of, share
from sayso.linking.claims.scoring import score
from sayso.linking.claims.told import Document, document_of
from sayso.linking.claims.weights import load_weights
from sayso.model.statement import Stance
from sayso.store.claiming import DENIES, WEAK, Touched, claim_all, claim_touched, packed
from sayso.store.connection import query, writing
from sayso.store.neighbouring import (
    Near,
    all_profiles,
    candidates,
    drop_profile,
    listed,
    put_profile,
    who_lists,
)
from sayso.store.rebuilding import rebuild
from sayso.store.repeating import settle_all

# Articles that wait are linked one by one up to so many, and beyond as part of all: both give the same.
ONE_BY_ONE = 20
_SHARE = 50  # and one in so many of all
_CHUNK = 1_500  # pairs of articles scored at once: a minute at most, in which no other may write
_KEPT = 1_000  # articles kept in memory meanwhile
_WHOLE = SCALE * SCALE  # how like an article is to itself, and its copies to it

Tell = Callable[[int], None]
Pair = tuple[int, int]
_Row = tuple[str, int, int, int]  # sort, likeness, and who of the two lists the other


def waiting(connection: sqlite3.Connection) -> list[int]:
    """Return the articles that wait to be linked."""
    return [row[0] for row in connection.execute("SELECT article FROM unlinked ORDER BY article")]


def wants_all(connection: sqlite3.Connection) -> bool:
    """Return whether all is to be linked anew, or so much that it is quicker."""
    articles, unlinked, relink = connection.execute(query("waiting")).fetchone()
    return bool(relink) or unlinked > ONE_BY_ONE + articles // _SHARE


class Relinking:
    """Links what waits in a store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._weights = load_weights("en")
        self._documents: OrderedDict[int, Document] = OrderedDict()
        self._touched = Touched()

    def link_each(self) -> None:
        """Link the articles that wait, one by one; the caller holds the right to write."""
        for number in waiting(self._connection):
            self._link(number)
            self._connection.execute("DELETE FROM unlinked WHERE article = ?", (number,))
        claim_touched(self._connection, self._touched.points)

    def link_all(self, tell: Tell | None = None) -> None:
        """Find the neighbours of all articles anew, score the pairs that were not, and make all claims anew.

        Others may write in between; what they add waits for the next time.
        """
        with writing(self._connection):
            if self._relink():
                settle_all(self._connection)
                self._connection.execute(query("unlinked_by_standing"))
            self._connection.execute("UPDATE bookkeeping SET value = 0 WHERE name = 'relink'")
            numbers = waiting(self._connection)
            for number in numbers:
                self._forget(number)
                self._profile(number)
            self._sync()
            self._connection.execute("UPDATE bookkeeping SET value = 1 WHERE name = 'relink'")
        missing, done = self._unscored(), 0
        for start in range(0, len(missing), _CHUNK):
            with writing(self._connection):
                self._score(missing[start : start + _CHUNK])
            done += _CHUNK
            if tell:
                tell(min(done, len(missing)))
        with writing(self._connection):
            claim_all(self._connection)
            rows = [(number,) for number in numbers]
            self._connection.executemany("DELETE FROM unlinked WHERE article = ?", rows)
            self._connection.execute("UPDATE bookkeeping SET value = 0 WHERE name = 'relink'")

    def _relink(self) -> bool:
        row = self._connection.execute("SELECT value FROM bookkeeping WHERE name = 'relink'").fetchone()
        return bool(row[0])

    def _forget(self, number: int) -> None:
        """Forget all that was linked of an article."""
        self._documents.pop(number, None)
        drop_profile(self._connection, number)
        for left, right, sort, scores in self._connection.execute(
            query("pairs_of"), {"article": number}
        ).fetchall():
            self._touched.add(left, right, scores, all_points=sort == "copy")
        self._connection.execute(query("drop_pairs_of"), {"article": number})

    def _profile(self, number: int) -> None:
        """Note the points of an article, and its profile where it is an original."""
        document = self._document(number)
        flags = bytes(WEAK * one.weak + DENIES * (one.stance is Stance.DENIES) for one in document.told)
        values = (number, len(flags), sum(one.weak for one in document.told), flags)
        self._connection.execute("INSERT OR REPLACE INTO article_points VALUES (?, ?, ?, ?)", values)
        if self._original(number) is None:
            put_profile(self._connection, number, profile_of(document, self._weights))

    def _original(self, number: int) -> int | None:
        row = self._connection.execute(
            "SELECT of_article FROM copies WHERE article = ?", (number,)
        ).fetchone()
        return row[0] if row else None

    def _link(self, number: int) -> None:
        """Link one article: its own pairs, and those that others gain or lose by it."""
        dirty = set(who_lists(self._connection, number))
        self._forget(number)
        self._profile(number)
        original = self._original(number)
        if original is not None:
            self._put(original, number, "copy", _WHOLE)
        else:
            self._enter(number, dirty)
        for other in sorted(dirty):
            self._list(other, candidates(self._connection, other))
        self._score(self._unscored(), changed=number)

    def _enter(self, number: int, dirty: set[int]) -> None:
        """List the nearest of an original, and list it where it is among the nearest of others."""
        self._put(number, number, "own", _WHOLE)
        copies = self._connection.execute("SELECT article FROM copies WHERE of_article = ?", (number,))
        for (copy,) in copies.fetchall():
            self._put(number, copy, "copy", _WHOLE)
        near = candidates(self._connection, number)
        self._list(number, near)
        name = self._name(number)
        for like, _, other in near:
            if other not in dirty:
                self._list(other, [*listed(self._connection, other), (like, name, number)])

    def _list(self, number: int, near: Near) -> None:
        """Let an article list the nearest of some others, in place of those that it listed."""
        after = {other: like for like, _, other in nearest(near)}
        before = {other for _, _, other in listed(self._connection, number)}
        for other in before - after.keys():
            self._flag(number, other, listed=False)
        for other in after.keys() - before:
            self._put(number, other, "near", after[other])
            self._flag(number, other, listed=True)

    def _flag(self, number: int, other: int, *, listed: bool) -> None:
        left, right, side = self._sides(number, other)
        column = ("left_lists", "right_lists")[side]
        self._connection.execute(
            f"UPDATE article_pairs SET {column} = ? WHERE left_article = ? AND right_article = ?",  # noqa: S608 — names of our own
            (int(listed), left, right),
        )
        row = self._connection.execute(query("unlisted_pair"), (left, right)).fetchone()
        if row:
            self._touched.add(left, right, row[0], all_points=True)
            self._connection.execute(query("drop_pair"), (left, right))

    def _put(self, one: int, other: int, sort: str, likeness: int) -> None:
        left, right, _ = self._sides(one, other)
        self._connection.execute(query("put_pair"), (left, right, sort, likeness, 0, 0))

    def _sides(self, one: int, other: int) -> tuple[int, int, int]:
        """Return the two articles, the lower id first, and on which side the first given stands."""
        return (one, other, 0) if self._name(one) <= self._name(other) else (other, one, 1)

    def _name(self, number: int) -> str:
        row = self._connection.execute("SELECT id FROM articles WHERE article = ?", (number,)).fetchone()
        return str(row[0])

    def _sync(self) -> None:
        """Bring the table of pairs up to what profiles and copies say."""
        wanted = self._wanted()
        there: dict[Pair, _Row] = {
            (left, right): tuple(more) for left, right, *more in self._connection.execute(query("pairs"))
        }
        gone = [pair for pair in there if pair not in wanted]
        self._connection.executemany(query("drop_pair"), gone)
        # How like two articles are never changes, unless one of them does: then its pairs are forgotten.
        changed = [(*more, *pair) for pair, more in wanted.items() if there.get(pair, more) != more]
        self._connection.executemany(query("change_pair"), changed)
        new = [(*pair, *more) for pair, more in wanted.items() if pair not in there]
        self._connection.executemany(query("put_pair"), new)

    def _wanted(self) -> dict[Pair, _Row]:
        numbers, ids, profiles = all_profiles(self._connection)
        wanted: dict[Pair, _Row] = {}
        for number, name, own in zip(numbers, ids, lists_of(profiles, ids), strict=True):
            wanted[number, number] = ("own", _WHOLE, 0, 0)
            for like, other, place in own:
                first = name <= other
                pair = (number, numbers[place]) if first else (numbers[place], number)
                _, _, left, right = wanted.get(pair, ("near", like, 0, 0))
                wanted[pair] = ("near", like, int(first or left), int(not first or right))
        for original, copy in self._connection.execute("SELECT of_article, article FROM copies"):
            left, right, _ = self._sides(original, copy)
            wanted[left, right] = ("copy", _WHOLE, 0, 0)
        return wanted

    def _unscored(self) -> list[tuple[int, int, float]]:
        rows = self._connection.execute(query("unscored"))
        return [(left, right, share(like)) for left, right, like in rows]

    def _score(self, pairs: Sequence[tuple[int, int, float]], changed: int | None = None) -> None:
        """Score the points of some pairs of articles."""
        numbers = sorted({number for left, right, _ in pairs for number in (left, right)})
        documents = [self._document(number) for number in numbers]
        place = {number: at for at, number in enumerate(numbers)}
        near = ((place[left], place[right], alike) for left, right, alike in pairs)
        found = packed(documents, numbers, score(documents, near, self._weights))
        none = b""
        for left, right, _ in pairs:
            scores = found.get((left, right), none)
            self._connection.execute(query("score_pair"), (scores, left, right))
            self._touched.add(left, right, scores, all_points=changed not in {left, right})

    def _document(self, number: int) -> Document:
        if number not in self._documents:
            reading = rebuild(self._connection, number, corrected=True)
            self._documents[number] = document_of(reading, 0)
            if len(self._documents) > _KEPT:
                self._documents.popitem(last=False)
        self._documents.move_to_end(number)
        return self._documents[number]
