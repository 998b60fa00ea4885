"""Limit: the processor time that one article may take, wherever it is opened or read."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from sayso.errors import TooSlow

# Of processor time, so that a busy or sleeping machine loses no article.  News takes less than a second; a
# text of a million and a half characters takes as long as this.
LIMIT = 120.0
# Where the first call is swallowed, by a library that catches everything, another follows so soon.
AGAIN = 1.0
# Code in C does not hear the call.  A worker that goes on for so much longer is ended by the system.
LAST = 1.5


Made = TypeVar("Made")


class _TimeUp(BaseException):
    """The call that time is up: no library that catches every Exception may keep it."""


@dataclass(slots=True)
class _State:
    """Whether a limit is running, and whether this process may be ended where nothing else helps."""

    running: bool = False
    expendable: bool = False


_STATE = _State()


def be_expendable() -> None:
    """Let the system end this process, a worker, where code in C does not end in time."""
    _STATE.expendable = True


@contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """Raise `TooSlow` where what is inside takes more processor time; None or 0 is no limit.

    Inside another limit it is that one that counts.  Only the main thread can be called back, and only where
    the system has such a clock; a program that uses that clock itself keeps it.
    """
    if not seconds or _STATE.running or not _can_call():
        yield
        return
    try:
        before = signal.signal(signal.SIGPROF, _call)
        _STATE.running = True
        try:
            _set_clocks(seconds)
            yield
        finally:
            _STATE.running = False
            _set_clocks(0)
            signal.signal(signal.SIGPROF, before)
    except _TimeUp:
        raise TooSlow(too_slow(seconds)) from None


def within(seconds: float | None, make: Callable[[], Made]) -> Made:
    """Return what `make` gives.  Raises `TooSlow` where it takes more processor time."""
    with limited(seconds):
        return make()


def too_slow(seconds: float) -> str:
    """Return what is told of an article that took too long."""
    return (
        f"it took more than {seconds:g} seconds of processor time. Expected less, as of any article. "
        "It was left out; give it more with --limit SECONDS, or 0 for no limit."
    )


def _can_call() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGPROF) in {signal.SIG_DFL, None}
    )


def _set_clocks(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN if seconds else 0)
    if _STATE.expendable:
        signal.setitimer(signal.ITIMER_VIRTUAL, LAST * seconds)


def _call(_number: int, _frame: object) -> None:
    if _STATE.running:
        raise _TimeUp
