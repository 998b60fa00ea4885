"""Browsing: a page of the places that fit, with counts of what they could be narrowed to."""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from operator import attrgetter
from typing import Any, NamedTuple

from sayso.model.browsed import Browsed
from sayso.model.statement import Act, Certainty, Stance
from sayso.model.stored import Hit, HitKind
from sayso.store.columns import to_json
from sayso.store.connection import query
from sayso.store.keys import plain_words
from sayso.store.matching import Match, match_of
from sayso.store.searching import RANKED, hits_of, row_of

# Values of one sort that are told; a page has no room for more.
_VALUES = 12
# Places of a kind that are looked at, the newest: so many of each take a tenth of a second.
LOOKED_AT = 6_000
_MONTH, _YEAR = len("2026-03"), len("2026")


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What somebody looks for, and what the places must be; None does not narrow.

    The newest come first; with `best` those in which the words weigh most.
    """

    words: str | None = None
    kind: HitKind | None = None
    speaker: str | None = None
    outlet: str | None = None
    act: Act | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    since: str | None = None
    until: str | None = None
    weak: bool = False
    copies: bool = False
    best: bool = False
    start: int = 0
    limit: int = 25


class _Place(NamedTuple):
    """One place that could fit, with all that it can be narrowed by.

    One that does not stand was taken away, stands elsewhere too, or counts with another.
    """

    kind: HitKind
    row: int
    article: int
    act: str | None
    stance: str | None
    certainty: str | None
    speaker: str | None
    outlet: str | None
    day: str | None
    stands: bool


_FACETS = ("kind", "outlet", "speaker", "act", "stance", "certainty")
# What only statements have: where it is asked for, nothing else is looked at.
_OF_STATEMENTS = ("speaker", "act", "stance")


def browse(connection: sqlite3.Connection, asked: Narrowed) -> Browsed:
    """Return a page of the places that fit.

    At most the newest 6,000 places of a kind are looked at.
    """
    match = match_of(asked.words or "")
    looked_at = [_looked_at(connection, asked, match, kind) for kind in _kinds(asked, match)]
    places = _once([place for some in looked_at for place in some if place.stands], asked)
    fitting = [place for place in places if _fits(place, asked)]
    shown = _in_order(connection, fitting, match if asked.best else None)[
        asked.start : asked.start + asked.limit
    ]
    return Browsed(
        hits=_hits(connection, shown, match),
        start=asked.start,
        total=len(fitting),
        at_least=any(len(some) == LOOKED_AT for some in looked_at),
        **_facets(places, fitting, asked),
        days=tuple(sorted(Counter(place.day for place in fitting).items(), key=lambda one: one[0] or "")),
    )


def _kinds(asked: Narrowed, match: Match | None) -> Sequence[HitKind]:
    """Return the kinds to look at: without words statements alone, for all else is all there is."""
    if asked.words and match is None:
        return ()
    if asked.kind:
        return (asked.kind,)
    narrow = any(getattr(asked, name) is not None for name in _OF_STATEMENTS)
    return (HitKind.STATEMENT,) if narrow or match is None else tuple(HitKind)


def _looked_at(
    connection: sqlite3.Connection, asked: Narrowed, match: Match | None, kind: HitKind
) -> list[_Place]:
    """Return the newest places of one kind that hold the words, or all that are there."""
    if kind is not HitKind.STATEMENT and asked.speaker is not None:
        return []
    sql = query(f"browse_{kind}s").replace(":source", _source(asked, match, kind))
    rows = connection.execute(sql, _values(asked, match, kind)).fetchall()
    return [_Place(kind, *row) for row in rows]


def _source(asked: Narrowed, match: Match | None, kind: HitKind) -> str:
    """Return the rows to look at, as they stand in a query: from the index of words, or by day."""
    if match and kind is HitKind.ARTICLE:
        return query("source_words_articles")
    if match:
        said = "AND +rowid IN (:spoken)" if asked.speaker is not None else ""
        source = query("source_words").replace(":said", said)
    elif asked.speaker is not None:
        source = query("source_spoken")
    else:
        source = query("source_newest" if kind is not HitKind.ARTICLE else "source_newest_articles")
    return source.replace(":spoken", query("spoken_by")).replace(":kind", str(kind))


def _values(asked: Narrowed, match: Match | None, kind: HitKind) -> dict[str, Any]:
    name = plain_words(asked.speaker or "")
    looking = match.expression if match else None
    if match and kind is HitKind.STATEMENT:
        looking = f"(content_words : ({match.expression}))" + ("" if asked.weak else " NOT weak : 1")
    return {
        "match": looking,
        "word": max(name, key=len, default=""),
        "speaker": f" {' '.join(name)} ",
        "outlet": asked.outlet,
        "since": asked.since,
        "since_month": asked.since and asked.since[:_MONTH],
        "since_year": asked.since and asked.since[:_YEAR],
        "until": asked.until and f"{asked.until}~",
        "weak": asked.weak,
        "copies": asked.copies,
        "most": LOOKED_AT,
    }


def _once(places: list[_Place], asked: Narrowed) -> list[_Place]:
    """Return the places without articles that are there with a statement or in their own voice already."""
    if asked.kind is not None:
        return places
    told = {place.article for place in places if place.kind is not HitKind.ARTICLE}
    return [place for place in places if place.kind is not HitKind.ARTICLE or place.article not in told]


def _fits(place: _Place, asked: Narrowed, beside: str = "") -> bool:
    """Return whether a place is what was asked for; `beside` names a sort that is left open."""
    for name in ("outlet", "act", "stance", "certainty"):
        wanted = getattr(asked, name)
        if wanted is not None and name != beside and getattr(place, name) != wanted:
            return False
    return _in_days(place.day, asked)


def _in_days(day: str | None, asked: Narrowed) -> bool:
    if asked.since is None and asked.until is None:
        return True
    if day is None:
        return False
    since, until = asked.since or "", asked.until or "~"
    return (day >= since or day in {since[:_MONTH], since[:_YEAR]}) and day <= f"{until}~"


def _facets(places: Sequence[_Place], fitting: Sequence[_Place], asked: Narrowed) -> dict[str, Any]:
    """Return the values of each sort with their counts, and how many values there are."""
    counts: dict[str, Counter[str]] = {}
    for name in _FACETS:
        chosen = getattr(asked, name) is not None
        some = [one for one in places if _fits(one, asked, beside=name)] if chosen else fitting
        counts[name] = Counter(map(attrgetter(name), some))
        counts[name].pop(None, None)  # type: ignore[call-overload]  # it counts those without one
    return {
        "facets": {name: _most_frequent(some) for name, some in counts.items()},
        "values": {name: len(some) for name, some in counts.items()},
    }


def _most_frequent(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(
        (str(one), many)
        for one, many in nsmallest(_VALUES, counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _in_order(
    connection: sqlite3.Connection, places: Sequence[_Place], match: Match | None
) -> list[tuple[float, _Place]]:
    """Return the places with their scores: the best first, or the newest where there are too many to rank."""
    if match is None or len(places) > RANKED:
        return [(0.0, place) for place in sorted(places, key=_newest, reverse=True)]
    scores: dict[tuple[HitKind, int], float] = {}
    for kind in {place.kind for place in places}:
        rows = to_json([place.row for place in places if place.kind is kind])
        sql = query("ranked_of").replace(":index", f"{kind}s_words")
        expression = (
            f"(content_words : ({match.expression}))" if kind is HitKind.STATEMENT else match.expression
        )
        values = {"match": expression, "above": 0, "rows": rows, "limit": RANKED}
        scores.update({(kind, row): score for row, score in connection.execute(sql, values)})
    scored = [(scores.get((place.kind, place.row), 0.0), place) for place in places]
    return sorted(scored, key=lambda one: (-one[0], one[1].kind, one[1].row))


def _newest(place: _Place) -> tuple[str, str, int]:
    return place.day or "", str(place.kind), place.row


def _hits(
    connection: sqlite3.Connection, shown: Sequence[tuple[float, _Place]], match: Match | None
) -> tuple[Hit, ...]:
    rows = [row_of(connection, score, place.kind, place.row) for score, place in shown]
    return tuple(hits_of(rows, match))
