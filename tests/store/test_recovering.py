"""Recovering: whatever page is damaged, what is given back is whole, and what is lost is counted."""

import json
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import StoreDamaged, StoreExists
from sayso.model.correction import as_it_stands
from sayso.model.feed import KnownFeed
from sayso.model.reading import Reading
from sayso.model.statement import Act
from sayso.store import Store
from sayso.store.recovering import recover
from tests.stored import of_text

PAGE = 4_096
COUNT = 24
CORRECTED = 3


def readings() -> Iterator[Reading]:
    """Yield readings of unlike texts."""
    draw = random.Random(7)  # noqa: S311 — for a test
    for number in range(COUNT):
        words = [
            f"{draw.choice('bdfgklmnprst')}{draw.choice('aeiou')}{draw.randrange(900)}" for _ in range(400)
        ]
        lines = "\n".join(" ".join(words[at : at + 20]) for at in range(0, 400, 20))
        yield of_text(f"{lines}\nMoon {number} is up.\n", published="2026-03-02", outlet=f"Post {number}")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Reading]]:
    """Return the bytes of a store with a correction, a feed and a saved search, and what it holds."""
    path = tmp_path_factory.mktemp("whole") / "news.db"
    with Store(path) as store:
        with store.batch():
            for reading in readings():
                store.add(reading)
        store.put_feed(KnownFeed(url="https://dams.example/rss", title="Dams"))
        store.save_search("moon", "moon")
        first = next(readings())
        kept = as_it_stands(first.article.id, first.statements[CORRECTED])
        store.correct([replace(kept, act=Act.WARN, tool="brat", annotator="lv")], by="lv")
        held = {one.article.id: one for one in store.readings()}
    return path.read_bytes(), held


def damaged(data: bytes, path: Path, *pages: int) -> Path:
    """Write a store some of whose pages are noise."""
    broken = bytearray(data)
    for page in pages:
        broken[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)  # noqa: S311 — for a test
    path.write_bytes(broken)
    return path


def test_a_whole_store_is_given_back_whole(whole: tuple[bytes, dict[str, Reading]], tmp_path: Path) -> None:
    """With what people corrected, feeds and saved searches."""
    data, held = whole
    path = damaged(data, tmp_path / "news.db")
    found = recover(path, tmp_path / "new.db")
    assert (found.articles, found.lost, found.texts) == (COUNT, {}, None)
    assert f"{(tmp_path / 'new.db').stat().st_mode & 0o777:o}" == "600"
    with Store(tmp_path / "new.db") as store:
        assert {one.article.id: one for one in store.readings()} == held
        assert store.doctor().findings == ()
        assert [feed.url for feed in store.feeds()] == ["https://dams.example/rss"]
        assert [one.words for one in store.saved_searches()] == ["moon"]
        assert store.search("moon", act="warn").total == 0
        assert store.info().corrected == 1
        store.link()
        assert store.unlinked() == 0
    with pytest.raises(StoreExists):
        recover(path, tmp_path / "new.db")


def test_what_is_given_back_is_whole(whole: tuple[bytes, dict[str, Reading]], tmp_path: Path) -> None:
    """Page by page: an article is as it was, or its text is given out, or it is counted as lost."""
    data, held = whole
    last, opened = len(data) // PAGE, 0
    for page in random.Random(3).sample(range(2, last), 12):  # noqa: S311 — for a test
        path = damaged(data, tmp_path / f"{page}.db", page)
        before = path.read_bytes()
        try:
            found = recover(path, tmp_path / f"{page}-new.db")
        except StoreDamaged as problem:  # a page of the schema
            assert "cannot be opened at all" in str(problem)  # noqa: PT017
            continue
        opened += 1
        assert path.read_bytes() == before
        with Store(tmp_path / f"{page}-new.db") as store:
            kept = {one.article.id: one for one in store.readings()}
            assert store.doctor().findings == ()
        texts = Path(found.texts).read_text("utf-8").splitlines() if found.texts else []
        given = {json.loads(line)["id"]: json.loads(line)["text"] for line in texts}
        assert (len(kept), len(given)) == (found.articles, found.to_read)
        for name, reading in kept.items():
            machine = replace(held[name], statements=reading.statements)
            assert reading == machine
            assert found.lost or reading == held[name]
        assert all(held[name].article.text == text for name, text in given.items())
        assert len(kept) + len(given) == COUNT or found.lost["articles"] >= COUNT - len(kept) - len(given)
    assert opened > 6


def test_an_article_whose_rows_are_not_as_written_is_given_out(tmp_path: Path) -> None:
    """A turned bit can make another value of one that could stand there: the sum of its rows shows it."""
    first, second, *_ = readings()
    with Store(tmp_path / "news.db") as store:
        store.add(first)
        store.add(second)
    connection = sqlite3.connect(tmp_path / "news.db")
    connection.execute("UPDATE statements SET act = 'deny' WHERE article = 1 AND id = 's2'")
    connection.commit()
    connection.close()
    found = recover(tmp_path / "news.db", tmp_path / "new.db")
    assert (found.articles, found.to_read) == (1, 1)
    with Store(tmp_path / "new.db") as store:
        assert list(store.readings()) == [second]
        assert store.doctor() == replace(store.doctor(), findings=(), notes=())


def test_a_store_of_an_older_version_is_recovered(
    whole: tuple[bytes, dict[str, Reading]], tmp_path: Path
) -> None:
    """With the columns and the tables that it has; nothing of it counts as lost."""
    data, held = whole
    path = damaged(data, tmp_path / "news.db")
    connection = sqlite3.connect(path)
    connection.executescript(
        "DROP TABLE checksums; ALTER TABLE feeds DROP COLUMN retry_after;"
        "ALTER TABLE articles DROP COLUMN own_columns; PRAGMA user_version = 7"
    )
    connection.close()
    found = recover(path, tmp_path / "new.db")
    assert (found.articles, found.lost, found.texts) == (COUNT, {}, None)
    with Store(tmp_path / "new.db") as store:
        assert {one.article.id: one for one in store.readings()} == held
        assert [feed.url for feed in store.feeds()] == ["https://dams.example/rss"]
    with Store(path) as store:  # and opened, it is brought up to date
        assert store.doctor().findings == ()
        assert [feed.url for feed in store.feeds()] == ["https://dams.example/rss"]


def test_nothing_is_left_of_a_store_that_cannot_be_opened(tmp_path: Path) -> None:
    """It is told, and no new file is there."""
    with Store(tmp_path / "news.db") as store:
        store.add(next(readings()))
    path = tmp_path / "news.db"
    data = bytearray(path.read_bytes())
    data[100:PAGE] = b"\xff" * (PAGE - 100)
    path.write_bytes(data)
    with pytest.raises(StoreDamaged, match="cannot be opened at all"):
        recover(path, tmp_path / "new.db")
    assert path.read_bytes() == data
    assert not [one for one in tmp_path.iterdir() if "news" not in one.name]


def test_a_name_in_the_schema_that_is_no_text(tmp_path: Path) -> None:
    """SQLite tells it in bytes that are no UTF-8; the store is damaged all the same."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(next(readings()))
    path.write_bytes(path.read_bytes().replace(b"tableruns", b"tabler\x98ns"))
    with pytest.raises(StoreDamaged, match="a name in it is no text"):
        Store(path, read_only=True)
    with pytest.raises(StoreDamaged, match="cannot be opened at all"):
        recover(path, tmp_path / "new.db")


@pytest.mark.parametrize("filters", ["{", "[]", '{"speaker": 1}', "NaN", ""])
def test_a_saved_search_that_is_damaged(filters: str, tmp_path: Path) -> None:
    """It is named; recovering leaves it out, counts it, and keeps the others."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.save_search("moon", "moon", speaker="Ida Brook")
        store.save_search("star", "star")
    connection = sqlite3.connect(path)
    connection.execute("UPDATE searches SET filters = ? WHERE name = 'star'", (filters,))
    connection.commit()
    connection.close()
    with (
        Store(path) as store,
        pytest.raises(StoreDamaged, match="the filters of the saved search 'star' cannot be read"),
    ):
        store.saved_searches()
    assert recover(path, tmp_path / "new.db").lost == {"searches": 1}
    with Store(tmp_path / "new.db") as store:
        (kept,) = store.saved_searches()
        assert (kept.name, kept.filters) == ("moon", {"speaker": "Ida Brook"})
