"""`sayso serve` and `sayso export site`: what is shown, to whom, and what is said where it cannot be."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.cli.main import main
from sayso.store import Store
from tests.readings import READING

DAM = "Dam holds\n\n“The dam is safe,” mayor Ida Brook said.\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store of one article."""
    path = tmp_path / "news.db"
    with Store(path) as made:
        made.add(READING)
    return path


@pytest.fixture
def link(store: Path) -> Iterator[str]:
    """Return the link that a running server printed; it is stopped as somebody stops it."""
    command = [sys.executable, "-m", "sayso", "serve", str(store), "--port", str(free_port())]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        told = running.stderr.readline()
        yield told.split()[-1]
        os.kill(running.pid, signal.SIGINT)
        running.communicate(timeout=20)
        assert running.returncode == 0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def asked(address: str, token: str = "") -> tuple[int, str]:
    """Return the status and the text of an answer."""
    wanted = urllib.request.Request(address)  # noqa: S310 — our own
    if token:
        wanted.add_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(wanted, timeout=20) as answer:  # noqa: S310 — our own
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as problem:
        return problem.code, ""


def test_a_store_is_served_to_whoever_has_the_link(link: str) -> None:
    """The link is of this computer alone, and without its key there is nothing."""
    found = re.fullmatch(r"(http://127\.0\.0\.1:\d+/)\?token=([\w-]{32})", link)
    assert found is not None
    assert asked(found[1])[0] == 403
    status, page = asked(f"{found[1]}article/{READING.article.id}", found[2])
    assert (status, "Minister: dam will hold" in page) == (200, True)


def test_a_port_that_is_taken(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A port that somebody else listens on is told."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["serve", str(store), "--port", str(port)]) == 2
    assert f"cannot listen at 127.0.0.1, port {port}" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "70000", "x"])
def test_what_is_no_port(store: Path, port: str) -> None:
    """A number that is no port is refused before anything is read."""
    with pytest.raises(SystemExit) as left:
        main(["serve", str(store), "--port", port])
    assert left.value.code == 2


def test_nothing_to_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing can be read nothing is served."""
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["serve", str(empty)]) == 3
    assert "Nothing is shown" in capsys.readouterr().err


def test_what_shows_pages_may_be_missing(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without it the line says what to install."""
    monkeypatch.setattr("sayso.cli.serve.find_spec", lambda _: None)
    for command in (["serve", str(store)], ["export", "site", str(store), "-o", "x"]):
        assert main(command) == 3
        told = capsys.readouterr().err
        assert "starlette, uvicorn are not installed." in told
        assert "pip install 'sayso[web]'" in told


def test_a_site_of_a_store(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pages are written, and how many they are."""
    folder = tmp_path / "site"
    assert main(["export", "site", str(store), "-o", str(folder)]) == 0
    told = capsys.readouterr().err
    assert f"pages in {folder}: open {folder / 'index.html'}" in told
    assert "put them only where those may be shown" in told
    assert (folder / "article" / f"{READING.article.id}.html").is_file()


def test_a_site_of_files(tmp_path: Path) -> None:
    """Files are read first, and no store stays."""
    article, folder = tmp_path / "dam.txt", tmp_path / "site"
    article.write_text(DAM, encoding="utf-8")
    assert main(["export", "site", str(article), "-o", str(folder), "--jobs", "1"]) == 0
    (page,) = (folder / "article").glob("*.html")
    assert "The dam is safe" in page.read_text(encoding="utf-8")
    assert {one.name for one in tmp_path.iterdir()} == {"dam.txt", "site"}


def test_a_site_needs_an_empty_folder(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written over, and a site is no stream."""
    assert main(["export", "site", str(store), "-o", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert main(["export", "site", str(store)]) == 2
    assert "no folder named" in capsys.readouterr().err
