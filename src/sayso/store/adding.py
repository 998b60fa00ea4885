"""Adding: a reading becomes rows, once; what it is to the articles that are there already."""

import sqlite3
from typing import Any

from sayso.linking.appearances import find_appearances
from sayso.model.article import Article, text_sha256
from sayso.model.figure import Appearance
from sayso.model.from_dict import spans
from sayso.model.reading import Reading
from sayso.model.span import hull, words
from sayso.model.stored import Added, AddedAs
from sayso.store.checking import keep_checksum
from sayso.store.columns import (
    ARTICLE,
    ASSERTIONS,
    PARTIES,
    PLACED_LAYERS,
    STATEMENTS,
    Cell,
    Plain,
    Table,
    names,
    row_of,
    to_json,
)
from sayso.store.connection import query
from sayso.store.keys import name_key
from sayso.store.repeating import note_unlinked, settle

_DAY = len("2026-03-02")


def is_known(connection: sqlite3.Connection, article: Article) -> bool:
    """Return whether an article has been added."""
    return _row(connection, article.id) is not None


def add_reading(connection: sqlite3.Connection, reading: Reading, *, run: int | None) -> Added:
    """Write every layer of a reading, unless its article is known; the caller holds the right to write."""
    article = reading.article
    if (known := _row(connection, article.id)) is not None:
        return Added(id=article.id, status=AddedAs.KNOWN, repeats=repeats_of(connection, known))
    version, is_new = _version(connection, article)
    number = _write_article(connection, reading, version, run)
    settle(connection, [number])
    note_unlinked(connection, number)
    connection.execute(query("count_change"))
    return Added(
        id=article.id,
        status=AddedAs.NEW if is_new else AddedAs.VERSION,
        repeats=repeats_of(connection, number),
    )


def repeats_of(connection: sqlite3.Connection, number: int) -> str | None:
    """Return the id of the earlier article that this one repeats."""
    row = connection.execute(query("repeats_of"), (number,)).fetchone()
    return row[0] if row else None


def _row(connection: sqlite3.Connection, article: str) -> int | None:
    row = connection.execute("SELECT article FROM articles WHERE id = ?", (article,)).fetchone()
    return row[0] if row else None


def _version(connection: sqlite3.Connection, article: Article) -> tuple[int, bool]:
    """Return the number of the text under its address, and whether the address or its text is new to us."""
    if article.url is None:
        return 1, True
    values = {"url": article.url, "text_sha256": text_sha256(article.text)}
    same, latest = connection.execute(query("versions_of_url"), values).fetchone()
    if same is not None:
        return int(same), True
    return (latest or 0) + 1, latest is None


def _write_article(connection: sqlite3.Connection, reading: Reading, version: int, run: int | None) -> int:
    plain = reading.to_dict()
    more: dict[str, Cell] = {
        "published_day": (reading.article.published or "")[:_DAY] or None,
        "text_sha256": text_sha256(reading.article.text),
        "coverage": to_json(plain["coverage"]),
        "version": version,
        "made_by": _made_by(connection, plain["made_by"]),
        "run": run,
    }
    (number,) = insert(connection, ARTICLE, [plain["article"]], [more])
    text = reading.article.text
    _write_parties(connection, reading, plain["parties"], number)
    insert(
        connection,
        STATEMENTS,
        plain["statements"],
        [{"article": number, **statement_words(text, one)} for one in plain["statements"]],
    )
    insert(
        connection,
        ASSERTIONS,
        plain["assertions"],
        [{"article": number, **content_words(text, one)} for one in plain["assertions"]],
    )
    for table in PLACED_LAYERS:
        _write_layer(connection, table, plain[table.name], number)
    keep_checksum(connection, number)
    return number


def _write_layer(connection: sqlite3.Connection, table: Table, layer: list[Plain], article: int) -> None:
    insert(connection, table, layer, [{"article": article, "place": place} for place in range(len(layer))])


def _write_parties(
    connection: sqlite3.Connection, reading: Reading, layer: list[Plain], article: int
) -> None:
    seen = {one.party: one for one in find_appearances(reading)}
    more = [
        {"article": article, "place": place, **written(plain["name"], seen.get(plain["id"]))}
        for place, plain in enumerate(layer)
    ]
    insert(connection, PARTIES, layer, more)
    note_names(
        connection,
        [(article, one["id"], str(cells["name_key"])) for one, cells in zip(layer, more, strict=True)],
    )


def note_names(connection: sqlite3.Connection, parties: list[tuple[int, str, str]]) -> None:
    """Note by which words parties are found: article, id and key of each."""
    rows = [(word, article, party) for article, party, key in parties for word in set(key.split())]
    connection.executemany("INSERT OR IGNORE INTO party_names VALUES (?, ?, ?)", rows)


def written(name: str, seen: Appearance | None) -> dict[str, Cell]:
    """Return the cells that linking and searching compare: the words by which a party is written."""
    forms = seen.forms if seen else ()
    return {
        "name_key": name_key(name, *forms),
        "forms": to_json(forms),
        "role_words": to_json(seen.roles if seen else ()),
        "affiliation_words": to_json(seen.affiliations if seen else ()),
    }


def statement_words(text: str, plain: Plain) -> dict[str, Cell]:
    """Return the cells of a statement that are cut from the text."""
    placed = content_words(text, plain)
    place = plain["content"] or plain["cue"] or plain["source"]
    where = hull(spans(place)) if place else None
    return {
        **placed,
        "cue_words": words(text, spans(plain["cue"])),
        "source_words": words(text, spans(plain["source"])),
        "span_start": where.start if where else None,
        "span_end": where.end if where else None,
    }


def content_words(text: str, plain: Plain) -> dict[str, Cell]:
    """Return the words and the place of a content."""
    content = spans(plain["content"])
    return {
        "content_words": words(text, content),
        "span_start": hull(content).start if content else None,
        "span_end": hull(content).end if content else None,
    }


def insert(
    connection: sqlite3.Connection, table: Table, layer: list[Plain], more: list[dict[str, Cell]]
) -> list[int]:
    """Insert each object of a layer with some more cells; return the row of the last."""
    if not layer:
        return []
    columns = ", ".join((names(table), *more[0]))
    places = ", ".join("?" * (len(table.columns) + len(more[0])))
    sql = f"INSERT INTO {table.name} ({columns}) VALUES ({places})"  # noqa: S608 — names of our own
    rows: list[tuple[Any, ...]] = [
        (*row_of(table, plain), *other.values()) for plain, other in zip(layer, more, strict=True)
    ]
    if len(rows) == 1:
        return [int(connection.execute(sql, rows[0]).lastrowid or 0)]
    connection.executemany(sql, rows)
    return []


def _made_by(connection: sqlite3.Connection, plain: Plain) -> int:
    values = (plain["version"], plain["language_pack"], to_json(plain["models"]))
    row = connection.execute(query("made_by"), values).fetchone()
    if row:
        return int(row[0])
    sql = "INSERT INTO made_by (version, language_pack, models) VALUES (?, ?, ?)"
    return int(connection.execute(sql, values).lastrowid or 0)
