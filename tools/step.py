"""Run a command that takes long, and tell what it does and for how long: a line that moves on a terminal.

    python tools/step.py "installing sayso" pip install .

Where no terminal is, a line every ten seconds.  What the command prints is shown in full where it fails.
"""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import TextIO

_MOMENT = 0.5  # seconds between two looks
_APART = 10.0  # seconds between two lines where no terminal is
_WIDTH = 60  # characters of what the command said last


def main(says: str, *command: str) -> int:
    """Run the command; return its exit code."""
    begun = told = time.monotonic()
    moving = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    printed, last = [], ""
    _say(f"{says} …", end="" if moving else "\n")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        assert process.stdout is not None  # it was asked for
        for line in _lines(process.stdout):
            printed.append(line)
            last = " ".join(line.split()) or last
            now = time.monotonic()
            if moving or now - told >= _APART:
                told = now
                start, end = ("\r\x1b[K", "") if moving else ("", "\n")
                _say(f"{start}{says} … {now - begun:.0f} s  {last[:_WIDTH]}", end=end)
    start = "\r\x1b[K" if moving else ""
    done = "done" if process.returncode == 0 else "failed"
    _say(f"{start}{says}: {done} in {time.monotonic() - begun:.0f} s", end="\n")
    if process.returncode:
        sys.stderr.writelines(printed)
    return process.returncode


def _lines(stream: TextIO) -> Iterator[str]:
    """Yield each line as it comes, and an empty one each moment while none does."""
    waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def put() -> None:
        for line in stream:
            waiting.put(line)
        waiting.put(None)

    threading.Thread(target=put, daemon=True).start()
    while True:
        try:
            line = waiting.get(timeout=_MOMENT)
        except queue.Empty:
            line = ""
        if line is None:
            return
        yield line


def _say(text: str, *, end: str) -> None:
    sys.stderr.write(f"{text}{end}")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
