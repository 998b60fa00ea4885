"""Searching: full text over statements, assertions and articles, filtered and ranked."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from sayso.model.from_dict import spans
from sayso.model.span import Span, words
from sayso.model.statement import Act, Certainty
from sayso.model.stored import Found, Hit, HitKind
from sayso.store.connection import query
from sayso.store.keys import plain_words
from sayso.store.locating import cut, in_article, locate
from sayso.store.matching import Match, match_of

Row = Mapping[str, Any]

_GAP = len(" … ")
# Where more match, the newest come first: ranking 5,000 takes 7 ms.
RANKED = 5_000
# Where more match, a filter looks at so many of the newest: each takes .5 µs, and the rest would be slow.
SEARCHED = 50_000
# What each kind can be filtered by, beside outlet and days.
_FILTERS: Mapping[HitKind, set[str]] = {
    HitKind.STATEMENT: {"speaker", "act", "certainty"},
    HitKind.ASSERTION: {"certainty"},
    HitKind.ARTICLE: set(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a hit must be besides matching."""

    kind: HitKind | None = None
    speaker: str | None = None
    outlet: str | None = None
    act: Act | None = None
    certainty: Certainty | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 20

    @property
    def narrow(self) -> bool:
        """Tell whether a hit must be more than matching, whatever its kind."""
        asked = (self.speaker, self.outlet, self.act, self.certainty, self.since, self.until)
        return any(one is not None for one in asked)


def search(connection: sqlite3.Connection, looked_for: str, filters: Filters) -> Found:
    """Return the best hits for some words, and how many there are."""
    match = match_of(looked_for)
    if match is None:
        return Found(hits=(), total=0, corrected=0, words=(), at_least=False)
    rows: list[Row] = []
    total = corrected = 0
    at_least = False
    values = _values(filters, match)
    for kind in _kinds(filters):
        within = {**values, "above": _above(connection, kind, filters, match)}
        count = "count" if filters.narrow else "count_all"
        counted = connection.execute(query(f"{count}_{kind}s"), within).fetchone()
        total, corrected = total + counted[0], corrected + counted[1]
        at_least = at_least or within["above"] > 0
        name = "best" if counted[0] <= RANKED else "newest"
        found = connection.execute(query(f"{name}_{kind}s"), within)
        rows += ({**row, "kind": kind} for row in _named(found))
    best = nlargest(filters.limit, rows, key=lambda row: row["score"])
    return Found(
        hits=tuple(_hits(best, match)),
        total=total,
        corrected=corrected,
        words=match.phrases,
        at_least=at_least,
    )


def _above(connection: sqlite3.Connection, kind: HitKind, filters: Filters, match: Match) -> int:
    """Return the row above which to search: 0, but where a filter would look at very many."""
    if not filters.narrow or filters.speaker is not None:  # of a speaker all are looked for
        return 0
    values = (match.expression, SEARCHED)
    row = connection.execute(query("last_searched").replace(":index", f"{kind}s_words"), values).fetchone()
    return row[0] if row else 0


def _kinds(filters: Filters) -> Iterator[HitKind]:
    asked = {name for name in ("speaker", "act", "certainty") if getattr(filters, name) is not None}
    for kind in [filters.kind] if filters.kind else HitKind:
        if asked <= _FILTERS[kind]:
            yield kind


def _values(filters: Filters, match: Match) -> dict[str, Any]:
    name = plain_words(filters.speaker or "")
    return {
        "word": max(name, key=len, default=""),
        "match": match.expression,
        "speaker": None if filters.speaker is None else f" {' '.join(name)} ",
        "outlet": filters.outlet,
        "act": filters.act and str(filters.act),
        "certainty": filters.certainty and str(filters.certainty),
        "since": filters.since,
        "until": filters.until,
        "limit": filters.limit,
    }


def _named(cursor: sqlite3.Cursor) -> Iterator[Row]:
    columns = [column[0] for column in cursor.description]
    return (dict(zip(columns, row, strict=True)) for row in cursor)


def _hits(rows: Sequence[Row], match: Match) -> Iterator[Hit]:
    contents = [_content(row) for row in rows]
    shown = [words(row["text"], content) for row, content in zip(rows, contents, strict=True)]
    for row, content, found in zip(rows, contents, locate(shown, match.expression), strict=True):
        yield _hit(row, content, in_article(content, found, _GAP))


def _content(row: Row) -> tuple[Span, ...]:
    if row["kind"] is HitKind.ARTICLE:
        return (Span(0, len(row["text"])),)
    return spans(json.loads(row["content"]))


def _hit(row: Row, content: tuple[Span, ...], matches: tuple[Span, ...]) -> Hit:
    pieces = cut(row["text"], content, matches)
    return Hit(
        kind=row["kind"],
        article=row["article_id"],
        id=row["id"],
        file=row["file"],
        url=row["url"],
        outlet=row["outlet"],
        published=row["published"],
        title=row["title"],
        speaker=row["speaker"],
        act=row["act"],
        certainty=row["certainty"],
        pieces=pieces,
        matches=tuple(one for one in matches if any(piece.covers(one) for piece in pieces)),
        snippet=words(row["text"], pieces),
        corrected=bool(row["corrected"]),
        score=row["score"],
    )
