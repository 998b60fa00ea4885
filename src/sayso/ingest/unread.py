"""Unread: inputs that gave no article, and why; the others are read all the same."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import SaysoError
from sayso.model.article import Article


def name_of(path: Path) -> str:
    """Return a path as text; bytes of its name that are no UTF-8 become U+FFFD.

    >>> name_of(Path("dam.txt"))
    'dam.txt'
    """
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that should hold an article and could not be read: a file, or a row of one (`file:row`)."""

    file: str
    error: SaysoError

    @property
    def reason(self) -> str:
        """Return what was found, what was expected and what to do."""
        return str(self.error)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is no article, such as a licence or a picture, and how that was seen."""

    file: str
    reason: str


Found = Article | Unread
Skip = Callable[[Skipped], None]
