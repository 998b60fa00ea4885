"""Target: something that is fuzzed, and where it may write."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes bytes of any kind: `run` yields what went wrong in it, told or not."""

    name: str
    seeds: Callable[[], Sequence[bytes]]
    run: Callable[[bytes], Iterable[object]]
    seconds: int = 8


@cache
def folder() -> Path:
    """Return a folder of this process, which goes with it."""
    held = tempfile.TemporaryDirectory(prefix="sayso-fuzz-")
    _HELD.append(held)
    return Path(held.name)


_HELD: list[object] = []


def written(name: str, data: bytes) -> Path:
    """Return a file of this name that holds these bytes."""
    path = folder() / name
    path.write_bytes(data)
    return path


@contextmanager
def spoilt(path: Path, data: bytes) -> Iterator[None]:
    """Let a file hold other bytes for a while."""
    whole = path.read_bytes()
    path.write_bytes(data)
    try:
        yield
    finally:
        path.write_bytes(whole)
