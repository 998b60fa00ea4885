"""Writers: readings one after another into one stream, in the format asked for."""

from collections.abc import Callable, Mapping
from typing import Protocol, TextIO

from sayso.model.reading import Reading
from sayso.report.forms import to_json, to_jsonl
from sayso.report.page.article import article_html, page_around, title_of
from sayso.report.tables.csv import write_header, write_rows
from sayso.report.tables.layers import layer_rows
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import report_columns, table
from sayso.report.terminal.paint import Look
from sayso.report.terminal.reading import to_terminal


class Writer(Protocol):
    """Takes readings one by one; `close` writes what stands at the end."""

    def add(self, reading: Reading) -> None:
        """Write one reading."""

    def close(self) -> None:
        """Write what stands at the end."""


class TextWriter:
    """Writes terminal reports with a rule between them."""

    def __init__(self, stream: TextIO, look: Look) -> None:
        self._stream = stream
        self._look = look
        self._first = True

    def add(self, reading: Reading) -> None:
        """Write one report."""
        if not self._first:
            self._stream.write("\n" + "═" * self._look.width + "\n\n")
        self._first = False
        look = self._look
        chosen = {"layers": look.layers, "weak": look.weak, "details": look.details}
        self._stream.write(to_terminal(reading, width=look.width, colour=look.colour, **chosen))

    def close(self) -> None:
        """Write nothing more."""


class JsonLinesWriter:
    """Writes one object a line."""

    def __init__(self, stream: TextIO, _look: Look) -> None:
        self._stream = stream

    def add(self, reading: Reading) -> None:
        """Write one line."""
        self._stream.write(to_jsonl(reading))

    def close(self) -> None:
        """Write nothing more."""


class JsonStream:
    """Writes one JSON object, or an array of objects where there are several or `array` says so."""

    def __init__(self, stream: TextIO, *, array: bool = False) -> None:
        self._stream = stream
        self._array = array
        self._held: str | None = None

    def add(self, text: str) -> None:
        """Write one object; the first is held back until it is known whether it is the only one."""
        if self._held is None:
            self._stream.write("[\n" if self._array else "")
        else:
            self._stream.write("" if self._array else "[\n")
            self._stream.write(self._held.rstrip("\n") + ",\n")
            self._array = True
        self._held = text

    def close(self) -> None:
        """Write the last object and close the array."""
        if self._held is not None:
            self._stream.write(self._held.rstrip("\n") + "\n")
        self._stream.write("]\n" if self._array and self._held is not None else "")


class JsonWriter:
    """Writes the object of a single article, or an array of objects where several were asked for."""

    def __init__(self, stream: TextIO, look: Look) -> None:
        self._objects = JsonStream(stream, array=look.several)

    def add(self, reading: Reading) -> None:
        """Write one object."""
        self._objects.add(to_json(reading))

    def close(self) -> None:
        """Write what stands at the end."""
        self._objects.close()


class CsvWriter:
    """Writes one table for all articles: of statements, or of the other layers where they are asked for."""

    def __init__(self, stream: TextIO, look: Look) -> None:
        self._stream = stream
        self._layers = look.layers
        self._columns = report_columns("layers") if look.layers else table("statements").names
        write_header(stream, self._columns)

    def add(self, reading: Reading) -> None:
        """Write one line a statement, or one a stretch of another layer."""
        rows = layer_rows(reading) if self._layers else rows_of(table("statements"), reading)
        write_rows(self._stream, rows, self._columns)

    def close(self) -> None:
        """Write nothing more."""


class HtmlWriter:
    """Writes one page that holds every article, each as soon as it is read."""

    def __init__(self, stream: TextIO, look: Look) -> None:
        self._stream = stream
        self._weak = look.weak
        self._end = ""
        self._number = 0

    def add(self, reading: Reading) -> None:
        """Write one article; the page is named after the first."""
        if not self._number:
            start, self._end = page_around(title_of(reading))
            self._stream.write(start)
        self._number += 1
        self._stream.write(article_html(reading, self._number, weak=self._weak))

    def close(self) -> None:
        """Write the end of the page."""
        self._stream.write(self._end)


WRITERS: Mapping[str, Callable[[TextIO, Look], Writer]] = {
    "text": TextWriter,
    "json": JsonWriter,
    "jsonl": JsonLinesWriter,
    "html": HtmlWriter,
    "csv": CsvWriter,
}
