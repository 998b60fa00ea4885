"""Copying: backups are whole, private and never in the way; vacuum leaves nothing but what is held."""

import shutil
import sqlite3
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sayso.errors import NoRoom, StoreBusy, StoreDamaged, StoreExists
from sayso.store import Store
from sayso.store.file import log_of
from tests.stored import READING, under


class Usage(NamedTuple):
    """What a disk says of itself."""

    total: int
    used: int
    free: int


def test_a_backup_is_the_store_at_one_moment(store: Store, tmp_path: Path) -> None:
    """While another adds; it holds what was there, and can be read and gone on with."""
    store.add(READING)
    copy = tmp_path / "copy.db"

    def add_meanwhile(_left: int, _all: int) -> None:
        with Store(store.path) as other:
            other.add(under(published="2026-03-09"))

    made = store.back_up(copy, tell=add_meanwhile)
    assert (made.articles, made.size) == (1, copy.stat().st_size)
    assert f"{copy.stat().st_mode & 0o777:o}" == "600"
    assert store.info().articles == 2
    with Store(copy) as opened:
        assert list(opened.readings()) == [READING]
        assert opened.doctor().findings == ()
        opened.add(under(published="2026-03-10"))
    assert sorted(one.name for one in tmp_path.iterdir() if "news" not in one.name) == ["copy.db"]


def test_a_backup_never_overwrites_unasked(store: Store, tmp_path: Path) -> None:
    """Nor the store itself, nor a folder."""
    store.add(READING)
    copy = tmp_path / "copy.db"
    copy.write_text("mine")
    with pytest.raises(StoreExists, match="is there already"):
        store.back_up(copy)
    assert copy.read_text() == "mine"
    for place in (store.path, tmp_path, tmp_path / "no" / "copy.db"):
        with pytest.raises(StoreExists, match="Nothing was written"):
            store.back_up(place, force=True)
    assert store.back_up(copy, force=True).articles == 1


def test_a_backup_replaces_no_store_in_use(store: Store, tmp_path: Path) -> None:
    """The log of what is replaced would be taken for that of the copy, and written into it."""
    store.add(READING)
    copy = tmp_path / "copy.db"
    store.back_up(copy)
    with Store(copy) as used:
        used.add(under(published="2026-03-09"))
        with pytest.raises(StoreBusy, match=r"copy.db-wal: it is open elsewhere"):
            store.back_up(copy, force=True)
        assert used.info().articles == 2
    assert store.back_up(copy, force=True).articles == 1
    with Store(copy) as opened:
        assert opened.doctor().findings == ()


def test_a_backup_replaces_a_store_that_was_looked_at(store: Store, tmp_path: Path) -> None:
    """Reading leaves a log beside it, which nobody uses; while somebody reads, it is in use."""
    store.add(READING)
    copy = tmp_path / "copy.db"
    store.back_up(copy)
    with Store(copy, read_only=True) as used:
        assert used.info().articles == 1
        with pytest.raises(StoreBusy, match="it is open elsewhere"):
            store.back_up(copy, force=True)
    assert log_of(copy).exists()
    assert store.back_up(copy, force=True).articles == 1
    with Store(copy, read_only=True) as opened:
        assert list(opened.readings()) == [READING]


def test_a_log_of_no_store_stays(store: Store, tmp_path: Path) -> None:
    """What stands beside a file that is none of ours is not touched."""
    store.add(READING)
    copy = tmp_path / "copy.db"
    copy.write_text("mine")
    log_of(copy).write_text("mine too")
    with pytest.raises(StoreBusy, match="has a log beside it"):
        store.back_up(copy, force=True)
    assert log_of(copy).read_text() == "mine too"


def test_a_broken_copy_is_not_left(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there before stays."""
    store.add(READING)
    copy = tmp_path / "copy.db"
    store.back_up(copy)
    before = copy.read_bytes()
    monkeypatch.setattr("sayso.store.copying.sqlite3.connect", _breaking)
    with pytest.raises(StoreDamaged, match=r"the copy is not whole"):
        store.back_up(copy, force=True)
    assert copy.read_bytes() == before
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".sayso")]


def _breaking(path: Path, connect: Any = sqlite3.connect) -> sqlite3.Connection:  # noqa: ANN401
    """Open a copy; one that is written already has a page without meaning."""
    if path.stat().st_size:
        data = bytearray(path.read_bytes())
        data[-4096:] = b"\xff" * 4096
        path.write_bytes(data)
    return connect(path)  # type: ignore[no-any-return]


def test_room_is_looked_for_first(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is told before anything is written."""
    store.add(READING)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1, 1, 1_000))
    for action in (lambda: store.back_up(tmp_path / "copy.db"), store.vacuum):
        with pytest.raises(NoRoom, match=r"0\.0 MB free, .* needs 0\.\d MB\. Nothing was changed"):
            action()  # type: ignore[operator]
    assert not (tmp_path / "copy.db").exists()


def test_vacuum_makes_the_file_smaller(store: Store) -> None:
    """Rows keep their numbers, so that the index of words stays in step."""
    for day in range(1, 29):
        store.add(under(published=f"2026-03-{day:02}", outlet=f"Post {day}"))
    for day in range(1, 28):
        store.remove(f"Post {day}")
    done = store.vacuum()
    assert done.after < done.before / 1.2
    assert store.doctor().findings == ()
    assert store.search("dam", copies=True).total == 4


def test_vacuum_waits_for_nobody(store: Store) -> None:
    """Where somebody reads, the log stays; that is told."""
    store.add(READING)
    with Store(store.path, read_only=True) as other:
        reading = other.readings()
        other._connection.execute("BEGIN")  # noqa: SLF001
        next(reading)
        with pytest.raises(StoreBusy, match="try again"):
            store.vacuum()
        other._connection.rollback()  # noqa: SLF001
    assert store.doctor().clean
