"""`sayso feed`: from a server of this computer into a store and out again."""

import json
from pathlib import Path

import pytest

from sayso.cli.main import main
from sayso.ingest.fetching import OK
from sayso.store import Store
from tests.ingest.archives import page
from tests.ingest.serving import served
from tests.ingest.test_pulling import SAID, rss


def feed(*arguments: str, store: Path) -> int:
    """Run the command on a store."""
    return main(["feed", *arguments, "--store", str(store), "--jobs", "1"])


def test_add_list_and_pull(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is pulled once is kept and searched; pulled again, it is known."""
    store = tmp_path / "news.db"
    with served({}) as server:
        server.paths["/rss"] = (200, {"ETag": '"7"'}, rss(server.url))
        url = f"{server.url}/rss"
        assert feed("add", url, url, store=store) == 0
        assert "1 feed added" in capsys.readouterr().err
        assert feed("pull", store=store) == 1  # this computer is not fetched from
        assert "--allow-private" in capsys.readouterr().err
        assert feed("pull", "--allow-private", store=store) == 1  # one entry has no words
        assert "1 article added" in capsys.readouterr().out
        assert feed("pull", "--allow-private", store=store) == 1
        assert "1 known already" in capsys.readouterr().out
        server.paths["/rss"] = (304, {}, b"")
        assert feed("pull", "--allow-private", store=store) == 0
        capsys.readouterr()
    assert feed("list", "-f", "json", store=store) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["url"], listed["etag"], listed["status"]) == (url, '"7"', "unchanged")
    with Store(store) as kept:
        assert [SAID in reading.article.text for reading in kept.readings()] == [True]
        assert kept.doctor().findings == ()
    assert feed("remove", url, store=store) == 0
    assert feed("remove", url, store=store) == 3


def test_a_page_that_failed_once_is_fetched_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its summary does not stand in its way; the page does."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    store = tmp_path / "news.db"
    with served({"/halden": (503, {}, b"")}) as server:
        server.paths["/rss"] = (200, {}, rss(server.url))
        feed("add", f"{server.url}/rss", store=store)
        for status, asked, texts in ((503, 1, 1), (503, 2, 1), (200, 3, 2), (200, 3, 2)):
            server.paths["/halden"] = (status, {}, page() if status == OK else b"")
            feed("pull", "--pages", "--allow-private", store=store)
            assert [path for path, _ in server.asked].count("/halden") == asked
            with Store(store) as kept:
                assert len(list(kept.readings())) == texts


def test_a_list_of_feeds_is_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """OPML names feeds, and their titles."""
    (tmp_path / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline text="Dams" xmlUrl="https://dams.example/rss"/></body></opml>'
    )
    assert feed("add", str(tmp_path / "feeds.opml"), store=tmp_path / "news.db") == 0
    capsys.readouterr()
    assert feed("list", store=tmp_path / "news.db") == 0
    assert capsys.readouterr().out == "Dams  https://dams.example/rss\n  never pulled\n"


@pytest.mark.parametrize("given", [["add"], ["remove"], ["add", __file__]])
def test_usage(given: list[str], tmp_path: Path) -> None:
    """A feed is an address or stands in a list."""
    try:
        code = feed(*given, store=tmp_path / "news.db")
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == 2


def test_a_list_of_feeds_is_kept_to_the_same_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What one address may not be, none in a list may; the others are added, and no password is told."""
    addresses = (
        "https://ada:geheim@dams.example/rss",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://dams.example/rss",
    )
    outlines = "".join(f'<outline xmlUrl="{url}"/>' for url in addresses)
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    store = tmp_path / "news.db"
    assert feed("add", str(tmp_path / "feeds.opml"), store=store) == 1
    told = capsys.readouterr().err
    assert told.count("not added") == 3
    assert "1 feed added" in told
    assert feed("add", addresses[0], store=store) == 3
    told += capsys.readouterr().err
    with Store(store) as kept:
        assert [one.url for one in kept.feeds()] == [addresses[3]]
    assert "geheim" not in told
    assert b"geheim" not in store.read_bytes()


def test_a_key_in_an_address_is_shown_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is kept with the feed, which cannot be asked without it, and nowhere else."""
    store = tmp_path / "news.db"
    with served({}) as server:
        url = f"{server.url}/rss?token=geheim"
        server.paths["/rss?token=geheim"] = (200, {}, rss(server.url))
        feed("add", url, store=store)
        feed("pull", "--allow-private", store=store)
        del server.paths["/rss?token=geheim"]
        feed("pull", "--allow-private", store=store)
        feed("list", store=store)
        feed("list", "-f", "json", store=store)
    told = capsys.readouterr()
    assert "answers 404" in told.err
    assert "token=…" in told.out
    assert "geheim" not in told.out + told.err
    with Store(store) as kept:
        rows = [
            str(tuple(row))
            for name in ("runs", "unread", "articles")
            for row in kept.sql(f"SELECT * FROM {name}")  # noqa: S608 — names of our own
        ]
        assert len(rows) > 3
        assert not [row for row in rows if "geheim" in row]
        assert [one.url for one in kept.feeds()] == [url]
    assert feed("remove", url.replace("geheim", "…"), store=store) == 0
    assert b"geheim" not in store.read_bytes()
