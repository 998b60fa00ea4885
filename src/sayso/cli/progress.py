"""Progress: one line on standard error for long work; where nobody watches, one every thousand."""

import os
import sys
import time

from sayso.cli.tell import is_quiet

_EVERY = 0.2  # seconds between two updates
_WAIT = 1.0  # seconds before the first: short work needs none
_STEP = 1_000  # articles between two lines where standard error is no terminal


class Progress:
    """Counts what is done: `read  1,204/8,310  14.5/s  9 unreadable  eta 8:11`."""

    def __init__(self, verb: str, total: int | None) -> None:
        self._verb = verb
        self._total = total
        self._on = watched()
        self._told = 0
        self._start = self._shown = time.monotonic()

    def show(self, done: int, unread: int) -> None:
        """Show the counts when it is time to."""
        now = time.monotonic()
        if not self._on:
            self._log(done, unread, now - self._start)
            return
        if now - self._start < _WAIT or now - self._shown < _EVERY:
            return
        self._shown = now
        sys.stderr.write(f"\r\x1b[K{self.line(done, unread, now - self._start)}")
        sys.stderr.flush()

    def _log(self, done: int, unread: int, seconds: float) -> None:
        if done - self._told >= _STEP and not is_quiet():
            self._told = done
            sys.stderr.write(f"{self.line(done, unread, seconds)}\n")
            sys.stderr.flush()

    def line(self, done: int, unread: int, seconds: float) -> str:
        """Return the line for these counts after so many seconds."""
        rate = done / max(seconds, 0.001)
        parts = [self._verb, f"{done:,}" if self._total is None else f"{done:,}/{self._total:,}"]
        parts.append(f"{rate:.1f}/s")
        if unread:
            parts.append(f"{unread:,} unreadable")
        if self._total is not None and rate:
            left = int(max(0, self._total - done) / rate)
            parts.append(f"eta {left // 60}:{left % 60:02}")
        return "  ".join(parts)

    def clear(self) -> None:
        """Take the line away."""
        if self._on and self._shown > self._start:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def watched() -> bool:
    """Return whether somebody watches standard error, on a terminal that can take a line back."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not is_quiet()
