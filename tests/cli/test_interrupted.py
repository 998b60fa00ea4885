"""Ctrl-C keeps what is done, and the same command goes on from there."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from sayso.errors import StoreError
from sayso.store import Store

# A shell starts what runs in the background deaf to Ctrl-C, and so are these tests and their children then.
RUN = """
import signal, sys
from sayso.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main())
"""
COUNT = 100
LONG = 1_500  # sentences of the last article: long enough to be interrupted while it is read


def command(folder: Path, store: Path) -> list[str]:
    """Return the command that adds the folder in one process."""
    arguments = ["add", str(folder), "--store", str(store), "--jobs", "1"]
    return [sys.executable, "-c", RUN, *arguments]


def kept(store: Path) -> int:
    """Return how many articles the store holds, none while it is being made."""
    try:
        with Store(store, read_only=True) as opened:
            return opened.info().articles
    except StoreError:
        return 0


def test_an_interrupted_add_goes_on(tmp_path: Path) -> None:
    """What was written is whole and stays; the second run reads only the rest."""
    folder, store = tmp_path / "news", tmp_path / "news.db"
    folder.mkdir()
    for number in range(COUNT):
        text = f"Mayor Ida Brook said that bridge {number} is safe."
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (folder / "long.txt").write_text("The bridge is safe, she said. " * LONG, encoding="utf-8")
    with subprocess.Popen(command(folder, store), stderr=subprocess.PIPE, text=True) as process:
        until = time.monotonic() + 60
        while not kept(store) and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    first = kept(store)
    assert process.returncode == 130
    assert 0 < first <= COUNT
    assert f"interrupted. {first} articles are kept" in told
    with Store(store) as opened:
        assert opened.doctor().clean
    again = subprocess.run(command(folder, store), capture_output=True, text=True, check=True)
    assert f"{COUNT + 1 - first} article" in again.stdout
    assert f"{first} known already" in again.stdout
    assert kept(store) == COUNT + 1
