"""The pager: only what is too long for a terminal, and only where somebody wants one."""

import io
import os
import pty
import shlex
import sys
from pathlib import Path

import pytest

from sayso.cli.output import look
from sayso.cli.pager import paged, pager
from sayso.cli.progress import watched

LONG = "a line\n" * 200


class Terminal(io.StringIO):
    """A stream that says that somebody watches it."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a terminal that can do everything."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LINES", "24")
    for name in ("PAGER", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file into which the pager writes what it is given."""
    path = tmp_path / "seen"
    code = f"import pathlib, sys; pathlib.Path({str(path)!r}).write_text(sys.stdin.read())"
    monkeypatch.setenv("PAGER", shlex.join([sys.executable, "-c", code]))
    return path


def test_long_text_is_paged(seen: Path) -> None:
    """The program that PAGER names gets all of it, and the terminal nothing else."""
    stream = Terminal()
    with paged(stream, wanted=True) as out:
        out.write(LONG)
    assert (seen.read_text("utf-8"), stream.getvalue()) == (LONG, "")


@pytest.mark.parametrize("why", ["short", "no terminal", "unwanted"])
def test_what_is_not_paged(seen: Path, why: str) -> None:
    """What fits, what goes into a file or a pipe, and what --no-pager was said of."""
    stream = io.StringIO() if why == "no terminal" else Terminal()
    text = "a line\n" * 5 if why == "short" else LONG
    with paged(stream, wanted=why != "unwanted") as out:
        out.write(text)
    assert (stream.getvalue(), seen.exists()) == (text, False)


def test_what_was_found_before_a_fault_is_shown(seen: Path) -> None:
    """An interruption loses nothing."""
    stream = Terminal()

    def stop() -> None:
        with paged(stream, wanted=True) as out:
            out.write(LONG)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert (stream.getvalue(), seen.exists()) == (LONG, False)


def test_a_pager_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then all is printed at once."""
    monkeypatch.setenv("PAGER", "no-such-pager-anywhere")
    stream = Terminal()
    with paged(stream, wanted=True) as out:
        out.write(LONG)
    assert stream.getvalue() == LONG


@pytest.mark.parametrize(
    ("name", "value"), [("PAGER", ""), ("PAGER", "cat"), ("PAGER", "'"), ("TERM", "dumb")]
)
def test_no_pager(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty PAGER, `cat`, one that no shell could read, and a dumb terminal."""
    monkeypatch.setenv(name, value)
    assert pager() == []


def test_the_usual_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is less, else more, else none."""
    monkeypatch.setattr("shutil.which", {"more": "/bin/more"}.get)
    assert pager() == ["/bin/more"]
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert pager() == []


@pytest.mark.parametrize(
    ("settings", "is_terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colour(
    *, settings: dict[str, str], is_terminal: bool, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR goes before FORCE_COLOR, that before what the terminal is; never in a file."""
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout", Terminal() if is_terminal else io.StringIO())
    assert look(to_file=False, several=False).colour is coloured
    assert not look(to_file=True, several=False).colour


def test_no_progress_on_a_dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot take a line back."""
    monkeypatch.setattr("sys.stderr", Terminal())
    assert watched()
    monkeypatch.setenv("TERM", "dumb")
    assert not watched()


def test_a_real_terminal(tmp_path: Path) -> None:
    """`sayso help read` on a terminal of ten lines goes through the pager, with --no-pager it does not."""
    path, text = tmp_path / "seen", []
    for more in ([], ["--no-pager"]):
        child, master = pty.fork()
        if not child:
            settings = {"LINES": "10", "PAGER": f"tee {shlex.quote(str(path))}", "TERM": "xterm"}
            command = [sys.executable, "-m", "sayso", "help", "read", *more]
            os.execve(sys.executable, command, {**os.environ, **settings})  # noqa: S606 — ourselves
        printed = b""
        while True:
            try:
                piece = os.read(master, 65_536)
            except OSError:
                break
            if not piece:
                break
            printed += piece
        assert os.waitpid(child, 0)[1] == 0
        text.append((b"sayso read --example" in printed, path.exists()))
        path.unlink(missing_ok=True)
    assert text == [(True, True), (True, False)]
