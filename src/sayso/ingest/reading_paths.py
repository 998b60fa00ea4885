"""Paths: every article in files, folders and standard input, one by one."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sayso.errors import SaysoError, UnreadableInput
from sayso.ingest.opening import LARGEST, Given, from_bytes, open_article
from sayso.model.article import Article


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and why; the others are read all the same."""

    file: str
    error: SaysoError

    @property
    def reason(self) -> str:
        """Return what was found, what was expected and what to do."""
        return str(self.error)


def read_paths(paths: Sequence[str | Path], *, given: Given | None = None) -> Iterator[Article | Unread]:
    """Yield each article of some files and folders in order, and each input that cannot be read."""
    given = given or Given()
    for path in paths:
        if str(path) == "-":
            yield _one_stdin(given)
            continue
        files = _files(Path(path))
        for file in files:
            try:
                yield open_article(file, **asdict(given))
            except SaysoError as problem:
                yield Unread(str(file), problem)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for child in sorted(path.rglob("*")):
        if child.is_file() and not any(part.startswith(".") for part in child.relative_to(path).parts):
            yield child


def _one_stdin(given: Given) -> Article | Unread:
    try:
        return from_bytes(sys.stdin.buffer.read(LARGEST + 1), given)
    except SaysoError as problem:
        return Unread("-", problem)
    except OSError as problem:
        return Unread("-", UnreadableInput(f"Standard input cannot be read: {problem.strerror or problem}."))
