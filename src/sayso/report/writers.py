"""Writers: readings one after another into one stream, in the format asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TextIO

from sayso.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a writer may need to know: terminal width, colour, and whether several articles are expected.

    `details` asks the text form for all that is known of each statement, `layers` for times, numbers and
    places, where a form does not hold them anyway, and `weak` for weak statements in forms for people; the
    others hold them all.  `columns` are those of a table: `basic`, or names with commas between.
    """

    width: int = 100
    colour: bool = False
    several: bool = False
    layers: bool = False
    weak: bool = False
    details: bool = False
    columns: str | None = None


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
        from sayso.report.terminal import to_terminal

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
        from sayso.report.json import to_jsonl

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
        from sayso.report.json import to_json

        self._objects.add(to_json(reading))

    def close(self) -> None:
        """Write what stands at the end."""
        self._objects.close()


class CsvWriter:
    """Writes one table for all articles: of statements, or of the other layers where they are asked for."""

    def __init__(self, stream: TextIO, look: Look) -> None:
        from sayso.report.csv import choose, write_header
        from sayso.report.layers_table import LAYER_COLUMNS, layer_rows
        from sayso.report.table import COLUMNS, statement_rows

        self._stream = stream
        self._columns = choose(LAYER_COLUMNS if look.layers else COLUMNS, look.columns)
        self._rows = layer_rows if look.layers else statement_rows
        write_header(stream, self._columns)

    def add(self, reading: Reading) -> None:
        """Write one line a statement, or one a stretch of another layer."""
        from sayso.report.csv import write_rows

        write_rows(self._stream, self._rows(reading), self._columns)

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
        from sayso.report.page.article import article_html, page_around, title_of

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
