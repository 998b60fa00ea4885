"""Unread: what became of inputs that gave no article, and what was odd about whole files."""

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
    """A file of a folder, or a part of one, that is no article, such as a licence or a picture, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What was odd about a file of several articles, in a plain sentence, told once for all of them."""

    file: str
    note: str


Found = Article | Unread
Item = Found | Skipped | Noted
Skip = Callable[[Skipped], None]
Note = Callable[[Noted], None]
