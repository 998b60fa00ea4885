"""Searching: full text over statements, assertions and articles, filtered and ranked."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Any

from sayso.model.fragment import text_fragment, web_address
from sayso.model.from_dict import spans
from sayso.model.party import PartyKind
from sayso.model.span import Span, words
from sayso.model.statement import Act, Certainty, Stance
from sayso.model.stored import Found, Hit, HitKind
from sayso.store.columns import to_json
from sayso.store.connection import query
from sayso.store.keys import plain_words
from sayso.store.locating import cut, in_article, locate
from sayso.store.matching import Match, match_of

Row = Mapping[str, Any]
Values = Mapping[str, Any]
Picked = tuple[float, HitKind, int]
Best = tuple[list[tuple[int, float]], int, int, int]

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
# Rows of articles that count with another.
_COPIED = {
    HitKind.STATEMENT: "SELECT statement FROM statements WHERE article IN (SELECT article FROM copies)",
    HitKind.ASSERTION: "SELECT assertion FROM assertions WHERE article IN (SELECT article FROM copies)",
    HitKind.ARTICLE: "SELECT article FROM copies",
}
# Where more match, the newest come first: ranking 5,000 takes 7 ms.
RANKED = 5_000
# Where more match, a filter looks at so many of the newest: each takes .8 µs, and the rest would be slow.
SEARCHED = 12_000
# What each kind can be filtered by, beside outlet and days.
_FILTERS: Mapping[HitKind, set[str]] = {
    HitKind.STATEMENT: {"speaker", "act", "stance", "certainty", "unnamed", "open"},
    HitKind.ASSERTION: {"certainty"},
    HitKind.ARTICLE: set(),
}


# Stands for all that the filters let through.
EVERYTHING = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a hit must be besides matching."""

    kind: HitKind | None = None
    speaker: str | None = None
    outlet: str | None = None
    act: Act | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 20
    weak: bool = False
    copies: bool = False
    newer: int = 0  # than the article of this row
    unnamed: bool = False  # rests on nobody named
    open: bool = False  # of an open speaker; with `unnamed`, either

    @property
    def narrow(self) -> bool:
        """Return whether a hit must be more than matching, whatever its kind."""
        asked = (self.speaker, self.outlet, self.act, self.stance, self.certainty, self.since, self.until)
        return self.newer > 0 or self.unnamed or self.open or any(one is not None for one in asked)


def search(connection: sqlite3.Connection, looked_for: str, filters: Filters) -> Found:
    """Return the best hits for some words, and how many there are."""
    if looked_for.strip() == EVERYTHING:
        return gather(connection, filters)
    match = match_of(looked_for)
    if match is None:
        return Found(hits=(), total=0, corrected=0, weaker=0, words=(), at_least=False)
    values = values_of(filters)
    picked: list[Picked] = []
    total = corrected = weaker = copied = 0
    at_least = False
    for kind in _kinds(filters):
        looking = _expression(match, kind, weak=filters.weak)
        within = {**values, "match": looking, "above": _above(connection, kind, filters, looking)}
        looked = _some if filters.narrow else _any
        best, count, by_people, others = looked(connection, kind, within, copies=filters.copies)
        if kind is HitKind.STATEMENT and not filters.weak:
            weaker = _weaker(connection, filters, {**within, "match": f"{_said(match)} AND weak : 1"})
        picked += [(score, kind, number) for number, score in best]
        total, corrected, copied = total + count, corrected + by_people, copied + others
        at_least = at_least or within["above"] > 0
    rows = [row_of(connection, *one) for one in nlargest(values["limit"], picked, key=lambda one: one[0])]
    return Found(
        hits=tuple(hits_of(rows, match)),
        total=total,
        corrected=corrected,
        weaker=weaker,
        copied=copied,
        words=match.phrases,
        at_least=at_least,
    )


def gather(connection: sqlite3.Connection, filters: Filters) -> Found:
    """Return all that the filters let through, newest first: statements, unless another kind is asked for."""
    kind = filters.kind or HitKind.STATEMENT
    if kind not in _kinds(replace(filters, kind=kind)):
        return Found(hits=(), total=0, corrected=0, weaker=0, words=(EVERYTHING,))
    values = {**values_of(filters), "weak": filters.weak, "copies": filters.copies}
    chosen = query(f"choose_{kind}s")
    total, _, corrected, weaker, copied = connection.execute(
        wrapped(chosen, query("count_all_chosen")), values
    ).fetchone()
    rows = connection.execute(wrapped(chosen, query("list_chosen")), values).fetchall()
    return Found(
        hits=tuple(hits_of([row_of(connection, 0.0, kind, row) for (row,) in rows], None)),
        total=total,
        corrected=corrected,
        weaker=weaker,
        copied=copied,
        words=(EVERYTHING,),
    )


def wrapped(chosen: str, around: str) -> str:
    """Return a query over the rows that another chooses."""
    return around.replace(":chosen", chosen.rstrip().rstrip(";"))


def _any(connection: sqlite3.Connection, kind: HitKind, values: Values, *, copies: bool) -> Best:
    """Return the best rows that match, how many, how many people corrected, how many more are in copies."""
    every = connection.execute(_of(kind, "count_all", copies=True), values).fetchone()[0]
    count = every
    if not copies and connection.execute("SELECT 1 FROM copies LIMIT 1").fetchone():
        count = connection.execute(_of(kind, "count_all", copies=False), values).fetchone()[0]
    best = connection.execute(
        _of(kind, "ranked" if count <= RANKED else "newest", copies=copies or every == count), values
    ).fetchall()
    by_people = (
        kind is HitKind.STATEMENT
        and connection.execute(_of(kind, "count_corrected", copies=copies), values).fetchone()[0]
    )
    return best, count, int(by_people), every - count


def _some(connection: sqlite3.Connection, kind: HitKind, values: Values, *, copies: bool) -> Best:
    """Return the same of those that the filters let through."""
    every = connection.execute(query(f"match_{kind}s"), values).fetchall()
    rows = [row for row, copied in every if copies or not copied]
    listed = to_json(rows)
    by_people = (
        kind is HitKind.STATEMENT and connection.execute(query("corrected_rows"), (listed,)).fetchone()[0]
    )
    if len(rows) > RANKED:
        best = [(row, 0.0) for row in nlargest(values["limit"], rows)]
    else:
        best = connection.execute(_of(kind, "ranked_of"), {**values, "rows": listed}).fetchall()
    return best, len(rows), int(by_people), len(every) - len(rows)


def _weaker(connection: sqlite3.Connection, filters: Filters, values: Values) -> int:
    """Return how many weak statements match and are let through."""
    if filters.narrow:
        rows = connection.execute(query("match_statements"), values)
        return sum(filters.copies or not copied for _, copied in rows)
    sql = _of(HitKind.STATEMENT, "count_all", copies=filters.copies)
    return int(connection.execute(sql, values).fetchone()[0])


def _expression(match: Match, kind: HitKind, *, weak: bool) -> str:
    """Return what is looked for in the index of one kind: that of statements tells weak ones too."""
    if kind is not HitKind.STATEMENT:
        return match.expression
    return _said(match) if weak else f"{_said(match)} NOT weak : 1"


def _said(match: Match) -> str:
    return f"(content_words : ({match.expression}))"


def _of(kind: HitKind, name: str, *, copies: bool = True) -> str:
    """Return a query over the index of one kind, with what stands in copies or without."""
    hidden = _HIDDEN[kind] if copies else f"{_HIDDEN[kind]} UNION ALL {_COPIED[kind]}"
    return query(name).replace(":index", f"{kind}s_words").replace(":hidden", hidden)


def row_of(connection: sqlite3.Connection, score: float, kind: HitKind, number: int) -> Row:
    """Return all that is told of a place that was found."""
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
    names = _FILTERS[HitKind.STATEMENT]
    asked = {name for name in names if getattr(filters, name) not in {None, False}}
    for kind in [filters.kind] if filters.kind else HitKind:
        if asked <= _FILTERS[kind]:
            yield kind


def values_of(filters: Filters) -> dict[str, Any]:
    """Return what the queries take for these filters."""
    name = plain_words(filters.speaker or "")
    return {
        "word": max(name, key=len, default=""),
        "speaker": None if filters.speaker is None else f" {' '.join(name)} ",
        "unnamed": "unnamed" if filters.unnamed else None,
        "open": "open" if filters.open else None,
        "outlet": filters.outlet,
        "act": filters.act and str(filters.act),
        "stance": filters.stance and str(filters.stance),
        "newer": filters.newer,
        "certainty": filters.certainty and str(filters.certainty),
        "since": filters.since,
        "since_month": filters.since and filters.since[:_MONTH],
        "since_year": filters.since and filters.since[:_YEAR],
        "until": filters.until and f"{filters.until}~",  # after every day of that month or year
        "limit": min(max(filters.limit, 0), _ALL),
    }


def hits_of(rows: Sequence[Row], match: Match | None) -> Iterator[Hit]:
    """Yield what is shown of each row, with the places of the words that were looked for, if any were."""
    contents = [_content(row) for row in rows]
    shown = [words(row["text"], content) for row, content in zip(rows, contents, strict=True)]
    places = locate(shown, match.expression) if match else [()] * len(rows)
    for row, content, found in zip(rows, contents, places, strict=True):
        yield _hit(row, content, in_article(content, found, _GAP))


def _content(row: Row) -> tuple[Span, ...]:
    if row["kind"] is HitKind.ARTICLE:
        return (Span(0, len(row["text"])),)
    return spans(json.loads(row["content"]))


def _hit(row: Row, content: tuple[Span, ...], matches: tuple[Span, ...]) -> Hit:
    pieces = cut(row["text"], content, matches)
    first = next(iter((*matches, *pieces)), None)
    whole = () if row["kind"] is HitKind.ARTICLE else content
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
        stance=row["stance"],
        certainty=row["certainty"],
        pieces=pieces,
        matches=tuple(one for one in matches if any(piece.covers(one) for piece in pieces)),
        snippet=words(row["text"], pieces),
        corrected=bool(row["corrected"]),
        weak=bool(row["weak"]),
        copies=row["copies"],
        copy_of=row["copy_of"],
        score=row["score"],
        key=row["key"],
        own_columns=tuple(json.loads(row["own_columns"]).items()),
        content=whole,
        content_words=words(row["text"], whole) if whole else None,
        link=text_fragment(row["url"], row["text"], first) if first else web_address(row["url"]),
        **(_telling(row) if row["kind"] is HitKind.STATEMENT else {}),
    )


def _telling(row: Row) -> dict[str, Any]:
    """Return what it takes, beside act and stance, to tell what is done with the words of a statement."""
    return {
        "cue": words(row["text"], spans(json.loads(row["cue"]))),
        "wordless": bool(row["wordless"]),
        "nobody": bool(row["nobody"]),
        "speaker_kind": PartyKind(row["speaker_kind"]) if row["speaker_kind"] else None,
        "speakers": row["speakers"],
    }
