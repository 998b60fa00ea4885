"""Limit: an article that takes too long is called back, from Python and from whoever swallows the call."""

import re
import signal
import threading
from collections.abc import Callable

import pytest

from sayso.errors import TooSlow
from sayso.ingest.limit import limited, within

SHORT = 0.2


def endless() -> None:
    """Work for ever."""
    while True:
        sum(range(1000))


def swallowing() -> None:
    """Work for ever, and take every error for nothing, as some libraries do."""
    while True:
        try:
            endless()
        except Exception:  # noqa: BLE001, S112 — as they do
            continue


@pytest.mark.parametrize("work", [endless, swallowing])
def test_what_takes_too_long_is_called_back(work: Callable[[], None]) -> None:
    """The message names the limit, and the option that changes it."""
    with pytest.raises(TooSlow, match=re.escape("more than 0.2 seconds of processor time")) as raised:
        within(SHORT, work)
    assert "--limit SECONDS" in str(raised.value)


def test_patterns_are_called_back_too() -> None:
    """A regular expression that looks for ever hears the call."""
    with pytest.raises(TooSlow):
        within(SHORT, lambda: re.match(r"(a+)+b", "a" * 60))


@pytest.mark.parametrize("none", [None, 0])
def test_none_is_no_limit(none: float | None) -> None:
    """No clock runs."""
    with limited(none):
        assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_the_outer_limit_counts() -> None:
    """What is opened inside has no more time than what is around it; afterwards nothing is left running."""
    with pytest.raises(TooSlow, match=re.escape("0.2 seconds")):
        within(SHORT, lambda: within(60, endless))
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) == signal.SIG_DFL


def test_another_thread_has_no_limit() -> None:
    """Only the first thread can be called back: elsewhere the work is done without a limit."""
    done: list[int] = []
    thread = threading.Thread(target=lambda: within(SHORT, lambda: done.append(1)))
    thread.start()
    thread.join()
    assert done == [1]


def test_a_clock_in_use_is_left_alone() -> None:
    """A program that profiles itself keeps its clock."""
    heard: list[int] = []
    before = signal.signal(signal.SIGPROF, lambda number, _: heard.append(number))
    try:
        assert within(SHORT, lambda: signal.getitimer(signal.ITIMER_PROF)) == (0.0, 0.0)
    finally:
        signal.signal(signal.SIGPROF, before)
