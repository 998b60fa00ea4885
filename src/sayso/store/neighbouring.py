"""Neighbouring: which articles of a store are compared, kept up to date as articles come and go."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

import numpy as np

from sayso.linking.claims.profiles import (
    COMMON,
    UNDATED,
    Ints,
    Profile,
    close,
    likeness,
    nearest,
    periods_near,
    stacked,
)
from sayso.store.columns import to_json
from sayso.store.connection import query
from sayso.store.repeating import ask_for_relinking

Near = list[tuple[int, str, int]]  # likeness, id and row of the articles most like one


def put_profile(connection: sqlite3.Connection, number: int, profile: Profile) -> None:
    """Keep the profile of an original, so that others find it."""
    values = (number, profile.day, profile.words.tobytes(), profile.weights.tobytes())
    connection.execute("INSERT INTO profiles VALUES (?, ?, ?, ?)", values)
    rows = [(word, profile.period, number) for word in profile.words.tolist()]
    connection.executemany("INSERT INTO profile_words VALUES (?, ?, ?)", rows)
    _watch(connection, profile, COMMON + 1)


def drop_profile(connection: sqlite3.Connection, number: int) -> bool:
    """Forget the profile of what is no original now; tell whether there was one."""
    found = profiles_of(connection, [number])
    if not found:
        return False
    _watch(connection, found[number], COMMON + 1)
    rows = [(word, found[number].period, number) for word in found[number].words.tolist()]
    connection.executemany("DELETE FROM profile_words WHERE word = ? AND period = ? AND article = ?", rows)
    connection.execute("DELETE FROM profiles WHERE article = ?", (number,))
    return True


def _watch(connection: sqlite3.Connection, profile: Profile, edge: int) -> None:
    """Ask for all to be linked anew where an article makes a word common, or no longer common."""
    for word in profile.words.tolist():
        rows = connection.execute(query("holders"), (word, profile.period, edge + 1)).fetchall()
        if len(rows) == edge:
            ask_for_relinking(connection)
            return


def profiles_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Profile]:
    """Return the profiles of those articles that have one."""
    rows = connection.execute(query("profiles"), (to_json(sorted(numbers)),))
    return {number: _profile(day, words, weights) for number, day, words, weights in rows}


def all_profiles(connection: sqlite3.Connection) -> tuple[list[int], list[str], list[Profile]]:
    """Return the rows, ids and profiles of all originals."""
    rows = connection.execute(query("all_profiles")).fetchall()
    return (
        [row[0] for row in rows],
        [row[1] for row in rows],
        [_profile(*row[2:]) for row in rows],
    )


def _profile(day: int | None, words: bytes, weights: bytes) -> Profile:
    return Profile(np.frombuffer(words, np.int64), np.frombuffer(weights, np.int64), day)


def candidates(connection: sqlite3.Connection, number: int) -> Near:
    """Return the articles near in time that share a word that is not common, with how like they are."""
    own = profiles_of(connection, [number])[number]
    numbers = {
        other
        for word in own.words.tolist()
        if len(_holders(connection, word, own.period)) <= COMMON
        for other in _near(connection, word, own.period)
    }
    found = profiles_of(connection, numbers - {number})
    rows = [other for other, one in found.items() if close(own.day, one.day)]
    alike: Ints = likeness(own, *stacked([found[row] for row in rows]))
    ids = dict(connection.execute(query("ids"), (to_json(rows),)))
    return [(like, ids[other], other) for like, other in zip(alike.tolist(), rows, strict=True)]


def _near(connection: sqlite3.Connection, word: int, period: int) -> Iterator[int]:
    if period == UNDATED:
        every = connection.execute(query("holders_of_word"), (word,))
        for _, rows in groupby(every, key=lambda row: row[0]):
            several = [row[1] for row in rows]
            yield from several if len(several) <= COMMON else ()
        return
    for one in periods_near(period):
        several = _holders(connection, word, one)
        yield from several if len(several) <= COMMON else ()


def _holders(connection: sqlite3.Connection, word: int, period: int) -> list[int]:
    return [row[0] for row in connection.execute(query("holders"), (word, period, COMMON + 1))]


def listed(connection: sqlite3.Connection, number: int) -> Near:
    """Return the articles that one lists as its nearest."""
    return nearest(tuple(row) for row in connection.execute(query("listed"), {"article": number}))


def who_lists(connection: sqlite3.Connection, number: int) -> list[int]:
    """Return the articles that list one among their nearest."""
    return [row[0] for row in connection.execute(query("who_lists"), {"article": number})]


def forget_links(connection: sqlite3.Connection, number: int) -> None:
    """Forget what was linked of an article that is to go; those that were compared with it wait."""
    drop_profile(connection, number)
    connection.execute(query("unlink_compared"), {"article": number})
    connection.execute(query("drop_claims_of"), (number,))
