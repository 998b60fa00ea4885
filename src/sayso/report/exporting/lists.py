"""Lists: JSON written item by item, so that memory does not grow with the number of articles."""

import json
from typing import Any, TextIO


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
