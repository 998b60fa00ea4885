"""Caught: what one record gives, or why it gives nothing, whatever happens in it; the others are read."""

from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from sayso.errors import Fault, SaysoError, UnreadableInput, WeightsError
from sayso.ingest.limit import limited
from sayso.ingest.unread import Unread

Made = TypeVar("Made")
_PACKAGE = Path(__file__).parents[1]

LONGEST_TOLD = 300


def caught(name: str, make: Callable[[], Made], *, limit: float | None = None) -> Made | Unread:
    """Return what `make` gives, or why it gives nothing: its error, a fault of ours, or its time.

    >>> caught("dam.csv:7", lambda: 1 // 0).reason.partition(":")[0]
    'a fault of sayso'

    `limit` is the processor time in seconds that it may take.
    Raises `WeightsError`, which is no fault of the record: the next would fail alike.
    """
    try:
        with limited(limit):
            return make()
    except WeightsError:
        raise
    except Exception as problem:  # noqa: BLE001 — the net: of 100,000 records one will meet a fault of ours
        return Unread(name, error_of(problem))


def error_of(problem: Exception) -> SaysoError:
    """Return an error of any kind as one of ours, with what it says and where it arose."""
    if isinstance(problem, SaysoError):
        return problem
    if isinstance(problem, MemoryError):
        return UnreadableInput(
            "not enough memory for it. Expected an article of usual length. It was left out; look at its "
            "size, or give fewer --jobs."
        )
    if isinstance(problem, OSError):
        return UnreadableInput(
            f"{problem.strerror or problem}. Expected a file that may be read. It was left out; see the disk."
        )
    says = " ".join(str(problem).split())[:LONGEST_TOLD]
    return Fault(
        f"a fault of sayso: {type(problem).__name__}: {says}{_place(problem)}. Expected none, whatever "
        "stands in the input. It was left out and the others are read; please report this line."
    )


def _place(problem: Exception) -> str:
    """Return where in the code a fault arose: the last line of ours, and the last of all."""
    frames = extract_tb(problem.__traceback__)
    ours = [one for one in frames if Path(one.filename).is_relative_to(_PACKAGE)]
    lines = dict.fromkeys(f"{Path(one.filename).name}:{one.lineno}" for one in (*ours[-1:], *frames[-1:]))
    return f" ({' < '.join(lines)})" if lines else ""
