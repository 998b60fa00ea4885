"""Questions: targets of what people and machines ask of sayso, and of what it keeps between two runs."""

import asyncio
import contextlib
import io
import json
import os
import shlex
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sayso.cli import config, remembered
from sayso.cli.commands import COMMANDS
from sayso.cli.parser import parse
from sayso.engine.parts import How, read_parts, write_parts
from sayso.errors import SaysoError
from sayso.ingest.addresses import read_target
from sayso.ingest.fetching import retry_after
from sayso.ingest.files import names_row
from sayso.ingest.robots import read_robots
from sayso.ingest.secrets import shown, without_secrets
from sayso.languages import recorded
from sayso.languages.recorded import wrong_files
from sayso.model.fragment import text_fragment
from sayso.model.span import Span
from sayso.store import Store
from sayso.store.browsing import Narrowed
from sayso.store.recovering import recover
from sayso.web.app import make_app
from sayso.web.guard import Key
from tests.fuzz.target import Target, folder, spoilt, written
from tests.ingest.forms import SAID
from tests.readings import READING
from tests.stored import of_text, under

CONFIG = (
    'store = "~/news.db"\nquiet = true\nno-merge = ["Ruiz"]\n[read]\ndetails = true\njobs = 2\nlimit = 30\n'
)
COMMANDS_GIVEN = (
    "read news.csv --text-column body -f json --jobs 2 --limit 30 -o out.json",
    "search '\"the dam\" brid*' --speaker Ruiz --since 2026-03 --until 2026 --act deny --limit 20",
    "claims --by denied --words dam -q --store news.db",
    "timeline a.txt --since 2026-03-02 --no-merge Ruiz",
)
ADDRESSES = (
    "https://ada:pw@halden.example:8080/2026/caf\u00e9?token=x7&page=2#top",
    "http://[::1]/a",
    "120",
    "Mon, 02 Mar 2026 10:00:00 GMT",
    "news.csv:7",
)
ROBOTS = (
    "User-agent: *\nDisallow: /*.rss$\nAllow: /a\nCrawl-delay: 2\n\n"
    "User-agent: sayso\nDisallow: /news/*/in%2Fner\nSitemap: https://halden.example/map.xml\n"
)
PLACES = (
    "/search?q=dam&by=best&page=2&speaker=Ruiz&act=deny&since=2026-03&all=1",
    "/article/{article}?page=2",
    "/article/{article}.json",
    "/claims.csv?by=denied&page=1",
    "/speaker/1?page=2",
    "/outlet/North%20Gazette.json?newest=100",
    "/compare?a={article}&b={article}",
    "/coverage/{article}",
    "/review.json?article={article}&statement=s1&later=3&weak=1",
    "/claim/1?page=1",
)
FORM = (
    "key={key}&did=correct&article={article}&statement=s1&act=deny&certainty=certain&speaker=Ruiz&words=dam"
    "&back=weak%3D1"
)
OWN = (
    "SELECT id, speaker, content_words FROM current_statements WHERE act = 'deny' ORDER BY statement LIMIT 5"
)
KEY = Key(token="open-sesame", port=8765)  # noqa: S106 — of no server


def questions() -> Iterator[Target]:
    """Yield every target of this sort."""
    yield Target("config file", lambda: [CONFIG.encode()], _config)
    yield Target("command line", lambda: _encoded(COMMANDS_GIVEN), _line)
    yield Target("addresses", lambda: _encoded(ADDRESSES), _addresses)
    yield Target("robots.txt", lambda: [ROBOTS.encode()], _robots)
    yield Target("address of the reader", _places, _page)
    yield Target("form of the reader", _forms, _form)
    yield Target("question of one's own", lambda: [OWN.encode()], _own)
    yield Target("printed before", _entries, _entry)
    yield Target("record of files", lambda: [_RECORD.encode()], _record)
    yield Target("saved search", lambda: [b'{"speaker": "Ruiz", "since": "2026-03"}'], _saved)
    yield Target("folder of parts", _parts, _part)
    yield Target("cells of a store", _cells, _cell)
    yield Target("store recovered", lambda: [_path_of_store().read_bytes()], _recovered)


def _encoded(every: Iterable[str]) -> list[bytes]:
    return [one.encode() for one in every]


def _config(data: bytes) -> Iterator[object]:
    os.environ["SAYSO_CONFIG"] = str(written("config.toml", data))
    try:
        yield config.settings_in(Path(os.environ["SAYSO_CONFIG"]))
        for command in COMMANDS:
            yield config.defaults_of(command)
    except config.Unusable:
        return
    finally:
        os.environ["SAYSO_CONFIG"] = ""


def _line(data: bytes) -> Iterator[object]:
    os.environ["SAYSO_CONFIG"] = ""
    try:
        words = shlex.split(data.decode("utf-8", "surrogateescape").replace("\0", ""))
    except ValueError:
        return
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            yield parse(words)
        except SystemExit:  # as a command line does that cannot be used, after it told why
            return


def _addresses(data: bytes) -> Iterator[object]:
    text = data.decode("utf-8", "surrogateescape")
    yield shown(text)
    yield without_secrets(text)
    yield retry_after(text)
    yield names_row(Path(text.replace("\0", "")[:200] or "x"))
    plain = data.decode("utf-8", "replace") or "x"
    yield text_fragment("https://halden.example/a", plain, Span(len(plain) // 3, len(plain) // 2 + 1))
    try:
        yield read_target(text).origin
    except SaysoError:
        return


def _robots(data: bytes) -> Iterator[object]:
    found = read_robots(data.decode("utf-8-sig", "replace"), "sayso")
    yield from (found.allows(path) for path in ("/", "/news/2026/in%2Fner/a.rss", "/a" * 500, "/%zz?*$"))


@cache
def _path_of_store() -> Path:
    path = folder() / "asked.db"
    with Store(path) as store:
        store.add(READING)
        store.add(under(of_text("The dam is old.\nIt was built late."), outlet="North Gazette"))
        store.note_unread(None, "torn.pdf", "no article in it")
        store.save_search("dams", "dam")
        store.join_speakers()
        store.link()
    with sqlite3.connect(path) as whole:
        whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


class _Reader:
    """The app of the reader over a store, asked without a network."""

    def __init__(self) -> None:
        self._app = make_app(_path_of_store(), key=KEY, by="lea")
        self._loop = asyncio.new_event_loop()

    def ask(self, method: str, place: bytes, body: bytes = b"") -> int:
        """Return the status of an answer."""
        path, _, query = place.partition(b"?")
        scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path.decode("utf-8", "replace"),
            "raw_path": path,
            "query_string": query,
            "headers": _headers(method),
            "server": ("127.0.0.1", KEY.port),
            "client": ("127.0.0.1", 50_000),
            "root_path": "",
        }
        return self._loop.run_until_complete(self._answered(scope, body))

    async def _answered(self, scope: dict[str, Any], body: bytes) -> int:
        told: list[MutableMapping[str, Any]] = []

        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            told.append(message)

        await self._app(scope, receive, send)
        return int(told[0]["status"])


def _headers(method: str) -> list[tuple[bytes, bytes]]:
    home = f"127.0.0.1:{KEY.port}".encode()
    shown_key = f"{KEY.cookie}={KEY.token}".encode()
    sent = [(b"host", home), (b"cookie", shown_key)]
    form = [(b"origin", b"http://" + home), (b"content-type", b"application/x-www-form-urlencoded")]
    return sent + (form if method == "POST" else [])


@cache
def _reader() -> _Reader:
    return _Reader()


_BUSY = 503


def _asked(method: str, place: bytes, body: bytes = b"") -> Iterator[object]:
    status = _reader().ask(method, place, body)
    if status >= 500 and status != _BUSY:
        raise AssertionError(f"the reader answers {status}")
    yield status


def _places() -> list[bytes]:
    return _encoded(one.format(article=READING.article.id) for one in PLACES)


def _page(data: bytes) -> Iterator[object]:
    """Ask for a page at an address as a browser would send it."""
    sent = quote(data[:3_000], safe="/?&=%+.;:@!$'()*,~").encode()
    yield from _asked("GET", sent if sent.startswith(b"/") else b"/" + sent)


def _forms() -> list[bytes]:
    form = FORM.format(key=KEY.form, article=READING.article.id)
    undo = f"key={KEY.form}&did=undo&correction=1"
    return _encoded((form, form.replace("correct", "reject", 1), form.replace("correct", "accept", 1), undo))


def _form(data: bytes) -> Iterator[object]:
    yield from _asked("POST", b"/review", data)


def _own(data: bytes) -> Iterator[object]:
    try:
        with Store(_path_of_store(), read_only=True) as store:
            yield from zip(store.sql(data.decode("utf-8", "surrogateescape"), seconds=1), range(50))  # noqa: B905 — the first
    except SaysoError:
        return


_PRINTED = "0" * 64


def _entries() -> list[bytes]:
    packed = zlib.compress(json.dumps([SAID, ""]).encode())
    return [packed, json.dumps([SAID, ""]).encode()]


def _entry(data: bytes) -> Iterator[object]:
    """Recall what was printed before, with the right digest over wrong bytes, and without."""
    os.environ["XDG_CACHE_HOME"] = str(folder())
    path = folder() / "sayso"
    path.mkdir(mode=0o700, exist_ok=True)
    for packed in (data, zlib.compress(data)):
        for sealed in (remembered._sealed(_PRINTED, packed), b""):  # noqa: SLF001 — as it is kept
            (path / _PRINTED).write_bytes(sealed + packed)
            yield remembered.recall(_PRINTED)


_RECORD = (
    "dams/a.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\n"
    '"dams/b, c.py",sha256=n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg,4\n'
    "dams-1.0.dist-info/RECORD,,\n"
)


def _record(data: bytes) -> Iterator[object]:
    about = folder() / "installed" / "dams-1.0.dist-info"
    about.mkdir(parents=True, exist_ok=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: dams\nVersion: 1.0\n")
    (about / "RECORD").write_bytes(data)
    if str(about.parent) not in sys.path:
        sys.path.append(str(about.parent))
    recorded._read_record.cache_clear()  # noqa: SLF001 — the record is another one each time
    yield from wrong_files("dams", every_byte=True)


@cache
def _searched() -> Path:
    path = folder() / "saved.db"
    path.write_bytes(_path_of_store().read_bytes())
    return path


def _saved(data: bytes) -> Iterator[object]:
    """Read a saved search back whose filters somebody changed."""
    with sqlite3.connect(_searched()) as other:
        other.execute("UPDATE searches SET filters = ?", (data.decode("utf-8", "replace"),))
    other.close()
    try:
        with Store(_searched(), read_only=True) as store:
            yield from store.saved_searches()
    except SaysoError:
        return


@cache
def _made_parts() -> Path:
    import pyarrow as pa
    from pyarrow import parquet

    table = folder() / "rows.parquet"
    parquet.write_table(pa.table({"text": [f"{SAID}\n\n{SAID}"], "url": ["https://halden.example/a"]}), table)
    place = folder() / "parts"
    write_parts([str(table)], str(place), How(full_text=True), jobs=1)
    return place


def _parts() -> list[bytes]:
    place = _made_parts()
    return [(place / "parts.json").read_bytes(), next(place.glob("readings/*")).read_bytes()]


def _part(data: bytes) -> Iterator[object]:
    """Read a folder of parts back one of whose files is damaged."""
    place = _made_parts()
    path = next(place.glob("readings/*")) if b"PAR1" in data[:8] else place / "parts.json"
    with spoilt(path, data):
        try:
            yield from read_parts(str(place))
        except SaysoError:
            return


_TABLES = ("articles", "parties", "statements", "assertions", "quotations", "times", "quantities", "places")
# The doctor knows of these by their sum alone; what is `made_by`, and who said it was read, has none.
_KNOWN = {*_TABLES}


def _cells() -> list[bytes]:
    """Return one of each column: its table, its name, and what stands in its first row."""
    with sqlite3.connect(_path_of_store()) as other:
        other.row_factory = sqlite3.Row
        every = (
            (row["name"], other.execute(f"SELECT * FROM {row['name']} LIMIT 1").fetchone())  # noqa: S608 — names of ours
            for row in other.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            if "_words" not in row["name"]
        )
        return [
            f"{table}\n{name}\n{row[name]}".encode()
            for table, row in every
            if row is not None
            for name in row.keys()  # noqa: SIM118 — of a row
        ]


def _cell(data: bytes) -> Iterator[object]:
    """Ask a store one of whose cells somebody changed; the doctor sees it where an article hangs on it."""
    table, _, rest = data.decode("utf-8", "replace").partition("\n")
    name, _, value = rest.partition("\n")
    path = written("cells.db", _path_of_store().read_bytes())
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as other:
        try:
            changed = other.execute(f'UPDATE "{table}" SET "{name}" = ? WHERE "{name}" <> ?', (value, value))  # noqa: S608
        except (sqlite3.Error, ValueError):
            return
        other.commit()
    with Store(path) as store:
        for ask in _ASKED:
            with contextlib.suppress(SaysoError):
                yield ask(store)
        if changed.rowcount > 0 and table in _KNOWN and name != "run" and not store.doctor().findings:
            raise AssertionError(f"the doctor does not see {name} of {table} changed to {value[:40]!r}")


_ASKED: Sequence[Callable[[Store], object]] = (
    lambda store: [*store.readings()],
    lambda store: store.search("dam"),
    lambda store: store.search("*", act="deny"),
    lambda store: store.who("ruiz"),
    lambda store: store.spoken(1),
    lambda store: store.count("speaker"),
    lambda store: store.claims(),
    lambda store: store.linked([1]),
    lambda store: (store.articles(), store.speakers(), store.outlets(), store.unread(), store.counted()),
    lambda store: (store.to_review(), store.corrections(), store.last_run(), store.info()),
    lambda store: store.browse(Narrowed()),
    lambda store: (store.relink(), store.link(), store.join_speakers()),
)


def _recovered(data: bytes) -> Iterator[object]:
    path, new = written("torn.db", data), folder() / "mended.db"
    for old in (*folder().glob("mended.db*"), *folder().glob("torn.db-*")):
        old.unlink()
    try:
        recover(path, new)
    except SaysoError:
        return
    with Store(new, read_only=True) as store:
        if findings := store.doctor().findings:
            raise AssertionError(f"a store that was recovered is not whole: {findings[0]}")
        yield from store.readings()


__all__: Sequence[str] = ["questions"]
