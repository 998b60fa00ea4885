"""JSON Lines: the readings themselves in the `sayso/1` form, one a line; nothing is left out."""

from typing import TextIO

from sayso.model.reading import Reading
from sayso.report.exporting.settings import Settings
from sayso.report.json import to_jsonl


class JsonLinesExport:
    """Writes one object a line."""

    def __init__(self, stream: TextIO, _settings: Settings) -> None:
        self._stream = stream

    def add(self, reading: Reading) -> None:
        """Write one line."""
        self._stream.write(to_jsonl(reading))

    def close(self) -> None:
        """Write nothing more."""
