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
from sayso.store.columns import to_json
from sayso.store.connection import query
from sayso.store.keys import plain_words
from sayso.store.locating import cut, in_article, locate
from sayso.store.matching import Match, match_of

Row = Mapping[str, Any]
Values = Mapping[str, Any]
Picked = tuple[float, HitKind, int]
Best = tuple[list[tuple[int, float]], int, int]

_MONTH, _YEAR = len("2026-03"), len("2026")

# SQLite counts no further.
_ALL = 2**63 - 1
_GAP = len(" … ")
# Rows that stand no longer.
_HIDDEN = {
    HitKind.STATEMENT: "SELECT statement FROM hidden_statements",
    HitKind.ASSERTION: "SELECT 0 WHERE 0",
    HitKind.ARTICLE: "SELECT 0 WHERE 0",
}
# Where more match, the newest come first: ranking 5,000 takes 7 ms.
RANKED = 5_000
# Where more match, a filter looks at so many of the newest: each takes .8 µs, and the rest would be slow.
SEARCHED = 12_000
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
    weak: bool = False

    @property
    def narrow(self) -> bool:
        """Tell whether a hit must be more than matching, whatever its kind."""
        asked = (self.speaker, self.outlet, self.act, self.certainty, self.since, self.until)
        return any(one is not None for one in asked)


def search(connection: sqlite3.Connection, looked_for: str, filters: Filters) -> Found:
    """Return the best hits for some words, and how many there are."""
    match = match_of(looked_for)
    if match is None:
        return Found(hits=(), total=0, corrected=0, weaker=0, words=(), at_least=False)
    values = _values(filters)
    picked: list[Picked] = []
    total = corrected = weaker = 0
    at_least = False
    for kind in _kinds(filters):
        looking = _expression(match, kind, weak=filters.weak)
        within = {**values, "match": looking, "above": _above(connection, kind, filters, looking)}
        best, count, by_people = (_some if filters.narrow else _any)(connection, kind, within)
        if kind is HitKind.STATEMENT and not filters.weak:
            weaker = _weaker(connection, filters, {**within, "match": f"{_said(match)} AND weak : 1"})
        picked += [(score, kind, number) for number, score in best]
        total, corrected = total + count, corrected + by_people
        at_least = at_least or within["above"] > 0
    rows = [_row(connection, *one) for one in nlargest(values["limit"], picked, key=lambda one: one[0])]
    return Found(
        hits=tuple(_hits(rows, match)),
        total=total,
        corrected=corrected,
        weaker=weaker,
        words=match.phrases,
        at_least=at_least,
    )


def _any(connection: sqlite3.Connection, kind: HitKind, values: Values) -> Best:
    """Return the best rows of all that match, how many match, and how many of them people corrected."""
    count = connection.execute(_of(kind, "count_all"), values).fetchone()[0]
    best = connection.execute(_of(kind, "ranked" if count <= RANKED else "newest"), values).fetchall()
    by_people = (
        kind is HitKind.STATEMENT and connection.execute(query("count_corrected"), values).fetchone()[0]
    )
    return best, count, int(by_people)


def _some(connection: sqlite3.Connection, kind: HitKind, values: Values) -> Best:
    """Return the same of those that the filters let through."""
    rows = [row[0] for row in connection.execute(query(f"match_{kind}s"), values)]
    listed = to_json(rows)
    by_people = (
        kind is HitKind.STATEMENT and connection.execute(query("corrected_rows"), (listed,)).fetchone()[0]
    )
    if len(rows) > RANKED:
        best = [(row, 0.0) for row in nlargest(values["limit"], rows)]
    else:
        best = connection.execute(_of(kind, "ranked_of"), {**values, "rows": listed}).fetchall()
    return best, len(rows), int(by_people)


def _weaker(connection: sqlite3.Connection, filters: Filters, values: Values) -> int:
    """Return how many weak statements match and are let through."""
    if filters.narrow:
        return len(connection.execute(query("match_statements"), values).fetchall())
    return int(connection.execute(_of(HitKind.STATEMENT, "count_all"), values).fetchone()[0])


def _expression(match: Match, kind: HitKind, *, weak: bool) -> str:
    """Return what is looked for in the index of one kind: that of statements tells weak ones too."""
    if kind is not HitKind.STATEMENT:
        return match.expression
    return _said(match) if weak else f"{_said(match)} NOT weak : 1"


def _said(match: Match) -> str:
    return f"(content_words : ({match.expression}))"


def _of(kind: HitKind, name: str) -> str:
    """Return a query over the index of one kind."""
    return query(name).replace(":index", f"{kind}s_words").replace(":hidden", _HIDDEN[kind])


def _row(connection: sqlite3.Connection, score: float, kind: HitKind, number: int) -> Row:
    cursor = connection.execute(query(f"show_{kind}"), (number,))
    names = [column[0] for column in cursor.description]
    return {**dict(zip(names, cursor.fetchone(), strict=True)), "kind": kind, "score": score}


def _above(connection: sqlite3.Connection, kind: HitKind, filters: Filters, looking: str) -> int:
    """Return the row above which to search: 0, but where a filter would look at very many."""
    if not filters.narrow or filters.speaker is not None:  # of a speaker all are looked for
        return 0
    values = (looking, SEARCHED)
    row = connection.execute(query("last_searched").replace(":index", f"{kind}s_words"), values).fetchone()
    return row[0] if row else 0


def _kinds(filters: Filters) -> Iterator[HitKind]:
    asked = {name for name in ("speaker", "act", "certainty") if getattr(filters, name) is not None}
    for kind in [filters.kind] if filters.kind else HitKind:
        if asked <= _FILTERS[kind]:
            yield kind


def _values(filters: Filters) -> dict[str, Any]:
    name = plain_words(filters.speaker or "")
    return {
        "word": max(name, key=len, default=""),
        "speaker": None if filters.speaker is None else f" {' '.join(name)} ",
        "outlet": filters.outlet,
        "act": filters.act and str(filters.act),
        "certainty": filters.certainty and str(filters.certainty),
        "since": filters.since,
        "since_month": filters.since and filters.since[:_MONTH],
        "since_year": filters.since and filters.since[:_YEAR],
        "until": filters.until and f"{filters.until}~",  # after every day of that month or year
        "limit": min(max(filters.limit, 0), _ALL),
    }


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
        weak=bool(row["weak"]),
        score=row["score"],
    )
