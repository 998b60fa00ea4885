"""The pager: what is longer than the terminal is handed to a program that pages through it."""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from typing import TextIO

# Of less: colours as they are, nothing wiped at the end, no stop where all fits.
_LESS = "FRX"
_USUAL = ("less", "more")


@contextmanager
def paged(stream: "TextIO", *, wanted: bool) -> "Iterator[TextIO]":
    """Give the stream itself, or on a terminal one whose text is paged at the end where it is too long."""
    command = pager() if wanted and stream.isatty() else []
    if not command:
        yield stream
        return
    held = io.StringIO(newline="")
    try:
        yield held
    except BaseException:
        stream.write(held.getvalue())  # what was found before stays
        raise
    text = held.getvalue()
    if text.count("\n") < shutil.get_terminal_size((100, 24)).lines or not _shown(text, command):
        stream.write(text)


def pager() -> list[str]:
    """Return the program that pages, with its arguments: that of `PAGER`, else `less` or `more`; [] for none.

    An empty `PAGER`, or `cat`, is none, as is a terminal that cannot move its cursor.
    """
    if os.environ.get("TERM", "dumb") == "dumb":
        return []
    given = os.environ.get("PAGER")
    if given is None:
        return [path for path in map(shutil.which, _USUAL) if path][:1]
    import shlex

    with suppress(ValueError):
        command = shlex.split(given)
        return [] if command == ["cat"] else command
    return []


def _shown(text: str, command: list[str]) -> bool:
    """Page through a text; return whether the program could be started."""
    import signal
    import subprocess

    sys.stdout.flush()
    settings = {"LESS": _LESS, "LESSCHARSET": "utf-8", **os.environ}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=settings)  # noqa: S603 — the user's
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's
    try:
        process.communicate(text.encode(errors="backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True
