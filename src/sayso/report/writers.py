"""Writers: readings one after another into one stream, in the format asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TextIO

from sayso.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a writer may need to know: terminal width, colour, and whether several articles are expected."""

    width: int = 100
    colour: bool = False
    several: bool = False


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
        self._stream.write(to_terminal(reading, width=self._look.width, colour=self._look.colour))

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


class JsonWriter:
    """Writes the object of a single article, or an array of objects where several were asked for."""

    def __init__(self, stream: TextIO, look: Look) -> None:
        self._stream = stream
        self._array = look.several
        self._held: str | None = None

    def add(self, reading: Reading) -> None:
        """Write one object; the first is held back until it is known to be the only one."""
        from sayso.report.json import to_json

        text = to_json(reading)
        if self._held is None:
            self._stream.write("[\n" if self._array else "")
        elif self._array:
            self._stream.write(self._held.rstrip("\n") + ",\n")
        else:
            self._array = True
            self._stream.write("[\n" + self._held.rstrip("\n") + ",\n")
        self._held = text

    def close(self) -> None:
        """Write the last object and close the array."""
        if self._held is None:
            self._stream.write("[]\n" if self._array else "")
        else:
            self._stream.write(self._held + ("]\n" if self._array else ""))


WRITERS: Mapping[str, Callable[[TextIO, Look], Writer]] = {
    "text": TextWriter,
    "json": JsonWriter,
    "jsonl": JsonLinesWriter,
}
