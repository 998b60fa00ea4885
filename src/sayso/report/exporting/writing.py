"""What exports share: what a person may choose, and JSON written item by item, so that memory stays flat."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from sayso.report.claims.nouns import Claims


def line(value: Any) -> str:  # noqa: ANN401 — whatever JSON holds
    """Return a value as JSON on one line, in the order its fields were given."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


class ItemList:
    r"""Writes an opening, then items one a line with commas between them, then a closing.

    >>> import io
    >>> items = ItemList(stream := io.StringIO(), '{"items": [')
    >>> items.add(1); items.add(2); items.close("]}")
    >>> stream.getvalue()
    '{"items": [\n1,\n2\n]}\n'
    """

    def __init__(self, stream: TextIO, opening: str) -> None:
        self._stream = stream
        self._stream.write(opening)
        self._between = "\n"

    def add(self, item: Any) -> None:  # noqa: ANN401 — whatever JSON holds
        """Write one item."""
        self.write(line(item))

    def write(self, text: str) -> None:
        """Write one item that is JSON already."""
        self._stream.write(self._between + text)
        self._between = ",\n"

    def close(self, closing: str) -> None:
        """Write the end."""
        self._stream.write(f"\n{closing}\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to export: with the articles, or with spans and a little context alone.

    `claims` are what several articles tell, for formats that have a place for it.
    `weak` statements go out where they are asked for, and into formats that tell them from others.
    """

    full_text: bool = False
    weak: bool = False
    claims: "Claims | None" = None
