"""Recovering: what can still be read of a damaged store, row by row, as a new one.

An article is kept whole or not at all: where a row of it is lost, or not as it was written, its text is given
out, to be read anew.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sayso.errors import StoreDamaged, StoreExists
from sayso.model.stored import Recovered
from sayso.store.columns import PLACED_LAYERS
from sayso.store.connection import connect, explained, open_store, query, writing
from sayso.store.copying import beside
from sayso.store.file import make_private
from sayso.store.health import article_findings
from sayso.store.removing import remove_articles
from sayso.store.repeating import ask_for_relinking, settle_all

Row = Sequence[Any]
# What hangs on no article.
_APART = ("runs", "unread", "feeds", "made_by")
# What a text is given out with, to be read anew; it holds its title.
_ABOUT = ("id", "url", "outlet", "published", "language", "text")
# Rows that are tried one by one behind the last that could be read, where no index tells how many there are.
_FURTHER = 10_000
_WAIT = 5.0
_GONE = "WHERE article NOT IN (SELECT article FROM articles)"
_UNTIE = (
    f"DELETE FROM checksums {_GONE}",  # noqa: S608 — names of our own
    "UPDATE articles SET run = NULL WHERE run NOT IN (SELECT run FROM runs)",
    "UPDATE unread SET run = NULL WHERE run NOT IN (SELECT run FROM runs)",
    "UPDATE statements SET supersedes = NULL WHERE supersedes NOT IN (SELECT statement FROM statements)",
    (
        "INSERT OR IGNORE INTO made_by (made_by, version, language_pack, models) "
        "SELECT DISTINCT made_by, 'unknown ' || made_by, 'unknown', '{}' FROM articles "
        "WHERE made_by NOT IN (SELECT made_by FROM made_by)"
    ),
)
_DROP = {
    "corrections": "DELETE FROM corrections WHERE statement NOT IN (SELECT statement FROM statements)",
    "searches": (
        "DELETE FROM searches WHERE CASE WHEN json_valid(filters) THEN json_type(filters) <> 'object' "
        "OR EXISTS (SELECT 1 FROM json_each(filters) WHERE type <> 'text') ELSE 1 END"
    ),
    "statements of lost articles": f"DELETE FROM statements {_GONE}",  # noqa: S608 — names of our own
    "assertions of lost articles": f"DELETE FROM assertions {_GONE}",  # noqa: S608 — names of our own
}
_NAME = "INSERT OR IGNORE INTO party_names (word, article, party) VALUES (?, ?, ?)"


def recover(path: Path, to: Path, *, tell: Callable[[int], None] | None = None) -> Recovered:
    """Write what can be read of the store at `path` into a new one; `path` is not changed.

    `tell` is called with the number of rows that were read.
    Texts of articles that are not whole go into a file of JSON Lines beside it, which `sayso add` takes.
    """
    if there := next((one for one in (to, texts_of(to)) if one.exists()), None):
        raise StoreExists(
            f"{there} is there already. Expected a new file. Nothing was written; give another name."
        )
    with explained(path, _WAIT), beside(to) as made:
        with closing(_opened(path)) as damaged, closing(open_store(made, read_only=False, wait=_WAIT)) as new:
            work = _Recovery(damaged, new, tell or (lambda _: None))
            new.execute("PRAGMA foreign_keys = OFF")  # rows come before those that they belong to
            with writing(new):
                work.copy()
                work.mend()
            new.execute("PRAGMA foreign_keys = ON")
            with writing(new):
                texts = work.drop_broken()
            kept = _count(new, "articles"), _count(new, "statements")
        told = _write_texts(to, texts)
        made.replace(to)
    return Recovered(
        path=str(to),
        articles=kept[0],
        statements=kept[1],
        to_read=len(texts),
        texts=str(told) if told else None,
        lost=dict(sorted(work.lost.items())),
    )


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 — names of our own


def _opened(path: Path) -> sqlite3.Connection:
    try:
        connection = connect(path, read_only=True, wait=_WAIT)
        connection.execute("SELECT name FROM sqlite_master").fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as problem:  # it names a table that has no name
        raise StoreDamaged(
            f"{path} cannot be opened at all: {problem}. Expected its first page to be whole. "
            "Nothing was changed; take a backup, or read the articles anew: sayso add"
        ) from problem
    return connection


class _Recovery:
    """One store into another; `lost` counts rows of each table that could not be read."""

    def __init__(
        self, damaged: sqlite3.Connection, new: sqlite3.Connection, tell: Callable[[int], None]
    ) -> None:
        self._damaged = damaged
        self._new = new
        self._tell = tell
        self._read = 0
        self._broken: set[int] = set()  # rows of articles that are not whole
        self._named: dict[str, str] = {}
        self.lost: Counter[str] = Counter()

    def copy(self) -> None:
        """Copy all that is not made anew from the rest."""
        for table in _APART:
            self._copy_numbered(table)
        if searches := self._columns("searches"):
            self._copy(f"SELECT {searches} FROM searches", "searches")  # noqa: S608 — names of our own
        self._copy_numbered("articles")
        self._copy_numbered("corrections")
        for table in ("statements", "assertions"):
            self._copy_numbered(table, of_articles=True)
        self._copy_numbered("checksums")
        for name in ("parties", *(table.name for table in PLACED_LAYERS)):
            for (number,) in self._new.execute("SELECT article FROM articles").fetchall():
                sql = f"SELECT {self._columns(name)} FROM {name} WHERE article = {number}"  # noqa: S608 — names and numbers of our own
                if not self._copy(sql, name):
                    self._broken.add(number)

    def mend(self) -> None:
        """Let nothing refer to what is lost, and make anew what is made of the rest."""
        for sql in _UNTIE:
            self._new.execute(sql)
        for what, sql in _DROP.items():
            self.lost[what] += self._new.execute(sql).rowcount
        self.lost = +self.lost
        names = [
            (word, article, party)
            for article, party, key in self._new.execute("SELECT article, id, name_key FROM parties")
            for word in set(key.split())
        ]
        self._new.executemany(_NAME, names)
        settle_all(self._new)
        self._new.execute("INSERT OR IGNORE INTO unlinked SELECT article FROM articles")
        ask_for_relinking(self._new)
        self._new.execute(query("count_change"))

    def drop_broken(self) -> list[dict[str, Any]]:
        """Take out the articles that are not whole, and return what is known of those whose text is."""
        gone, texts = [], []
        for number, name in self._new.execute("SELECT article, id FROM articles ORDER BY article").fetchall():
            findings = list(article_findings(self._new, number))
            if findings or number in self._broken:
                gone.append((number, name))
                if not any("text_sha256" in line for line in findings):
                    texts.append(self._about(number))
        if gone:
            remove_articles(self._new, gone)
        return texts

    def _about(self, number: int) -> dict[str, Any]:
        sql = f"SELECT {', '.join(_ABOUT)} FROM articles WHERE article = ?"  # noqa: S608 — names of our own
        cells = self._new.execute(sql, (number,)).fetchone()
        return {name: cell for name, cell in zip(_ABOUT, cells, strict=True) if cell is not None}

    def _columns(self, table: str) -> str:
        """Return the columns of a table that both stores have: a damaged one may be of an older version."""
        if table not in self._named:
            new, there = (
                [row[1] for row in one.execute(f"PRAGMA table_info({table})")]
                for one in (self._new, self._damaged)
            )
            self._named[table] = ", ".join(name for name in new if name in there)
        return self._named[table]

    def _copy(self, sql: str, table: str) -> bool:
        """Copy the rows of a query as far as they can be read; return whether all could be."""
        try:
            for row in self._damaged.execute(sql):
                self._put(table, row)
        except sqlite3.DatabaseError:
            self.lost[table] += 1
            return False
        return True

    def _copy_numbered(self, table: str, *, of_articles: bool = False) -> None:
        """Copy the rows of a table that are numbered, each that can be read.

        Where rows are lost between two, the articles of both and those between are not whole; a lost row
        that a correction tells of was a person's.
        """
        columns = self._columns(table)
        if not columns:
            return
        place = columns.split(", ").index("article") if of_articles else 0
        before, lost = 0, False
        people = {row[0] for row in self._new.execute("SELECT statement FROM corrections")}
        for number, row in self._numbered(table, columns):
            if row is None:
                self.lost[table] += 1
                lost = lost or number not in people or table != "statements"
                continue
            self._put(table, row)
            if of_articles:
                if lost:
                    self._broken.update(range(before, row[place] + 1))
                before, lost = row[place], False
        if of_articles and lost:
            last = self._new.execute("SELECT coalesce(max(article), 0) FROM articles").fetchone()[0]
            self._broken.update(range(before, last + 1))

    def _numbered(self, table: str, columns: str) -> Iterator[tuple[int, Row | None]]:
        """Yield each row by its number, None for one that cannot be read."""
        at, last = 0, None
        scan = f"SELECT rowid, {columns} FROM {table} NOT INDEXED WHERE rowid > ? ORDER BY rowid"  # noqa: S608 — names of our own
        one = f"SELECT {columns} FROM {table} NOT INDEXED WHERE rowid = ?"  # noqa: S608 — names of our own
        while True:
            try:
                for number, *row in self._damaged.execute(scan, (at,)):
                    at = number
                    yield number, row
            except sqlite3.DatabaseError:
                last = self._last(table, at) if last is None else last
            else:
                return
            while at < last:
                at += 1
                try:
                    found = self._damaged.execute(one, (at,)).fetchone()
                except sqlite3.DatabaseError:
                    yield at, None
                    continue
                if found is not None:
                    yield at, found
                    break
            else:
                return

    def _last(self, table: str, at: int) -> int:
        """Return the highest number of a row, as the table or one of its indexes tells it."""
        indexes = [row[1] for row in self._damaged.execute(f"PRAGMA index_list({table})")]
        for how in ("NOT INDEXED", *(f"INDEXED BY {name}" for name in indexes)):
            with suppress(sqlite3.DatabaseError):
                row = self._damaged.execute(f"SELECT max(rowid) FROM {table} {how}").fetchone()  # noqa: S608 — names of the schema
                return int(row[0] or 0)
        return at + _FURTHER

    def _put(self, table: str, row: Row) -> None:
        marks = ", ".join("?" * len(row))
        try:
            self._new.execute(f"INSERT INTO {table} ({self._columns(table)}) VALUES ({marks})", row)  # noqa: S608 — names of our own
        except sqlite3.IntegrityError:  # a row that is damaged, or there twice
            self.lost[table] += 1
        self._read += 1
        if self._read % 1_000 == 0:
            self._tell(self._read)


def texts_of(to: Path) -> Path:
    """Return the file that holds the texts of articles that were not whole."""
    return to.with_name(f"{to.name}.jsonl")


def _write_texts(to: Path, texts: list[dict[str, Any]]) -> Path | None:
    if not texts:
        return None
    path = texts_of(to)
    make_private(path)
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{json.dumps(one, ensure_ascii=False)}\n" for one in texts)
    return path
