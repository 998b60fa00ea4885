"""Export: readings out into one format, each article once."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Protocol, TextIO, cast

from sayso.errors import (
    HoldsArticles,
    HoldsNoClaims,
    MissingExtra,
    NoSuchFormat,
    NotRedacted,
    OutputExists,
)
from sayso.model.reading import Reading
from sayso.report.exporting.brat import BratExport
from sayso.report.exporting.csv_tables import CsvExport
from sayso.report.exporting.docbin import DocBinExport
from sayso.report.exporting.jsonld import JsonLdExport
from sayso.report.exporting.labelstudio import LabelStudioExport
from sayso.report.exporting.parquet import ParquetExport
from sayso.report.exporting.prov import ProvExport
from sayso.report.exporting.stix import StixExport
from sayso.report.exporting.webannotation import WebAnnotationExport
from sayso.report.exporting.writing import Settings
from sayso.report.facts.folding import fold
from sayso.report.forms import to_jsonl
from sayso.report.writers import Writer

if TYPE_CHECKING:
    from sayso.report.claims.nouns import Claims


# Stands in a folder that is being written, or was left before its end.
NOT_WHOLE = "NOT-WHOLE"
_TOLD = "This export was not ended. Remove the folder, and export again.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: `opens` makes its writer, for a stream or for an empty `folder`.

    A `whole` one holds the text of every article; one that `tells` marks weak statements, and always holds
    them; one with `claims` has a place for what several articles tell; `needs` names the library that writes
    it, and its extra.
    """

    opens: Callable[[Any, Settings], Writer]
    folder: bool = False
    whole: bool = False
    tells: bool = False
    claims: bool = False
    needs: str = ""


def export(
    readings: Reading | Iterable[Reading],
    form: str,
    to: str | Path | TextIO,
    *,
    full_text: bool = False,
    weak: bool = False,
    claims: "Claims | None" = None,
    redact_private: bool = False,
) -> int:
    """Write one reading, or several, in a format such as "csv", and return how many articles were written.

    `to` is a new or empty folder for csv, parquet, brat, labelstudio and docbin, else a file or a stream.
    Readings are taken one by one, so any number can go out; an article that comes again is passed over.
    A file is there when it is whole, and the one before stays until then; a folder that is not whole holds a
    file that says so, `NOT-WHOLE`.
    Without `full_text` no article goes out whole, and a format that holds them is refused.
    Weak statements, too likely wrong to be printed, go into jsonl and the tables, where a column tells them,
    and with `weak` into the other formats too.
    `claims` are what several of the articles tell, as `sayso.claims` gives it: tables, jsonld, prov and stix
    hold it after all readings.
    With `redact_private` labels stand for the names of private persons, as `redact` makes them; claims go out
    with their names alone, and are refused.
    Raises `ExportError` where it cannot be written so, and `MissingExtra` where a library is needed.

    >>> import io, sayso
    >>> written = io.StringIO()
    >>> sayso.export(sayso.read("Mayor Ida Brook said that the bridge is safe."), "jsonld", written)
    1
    >>> written.getvalue()[:12]
    '{"@context":'
    """
    settings = Settings(full_text=full_text, weak=weak, claims=claims)
    found = check(form, to, settings)
    several = once([readings] if isinstance(readings, Reading) else readings)
    if redact_private:
        check_redacting(form, claims=claims is not None)
        from sayso.report.exporting.redacting import redact  # noqa: PLC0415 — it takes the parser

        several = map(redact, several)
    if not found.tells:
        several = (fold(reading, weak=weak).reading for reading in several)
    if found.folder and isinstance(to, str | Path):
        with unfinished(Path(to)):
            return _write(several, lambda: found.opens(_made(Path(to)), settings), claims, closes=True)
    if isinstance(to, str | Path):
        with _file(Path(to)) as stream:
            return _write(several, lambda: found.opens(stream, settings), claims)
    return _write(several, lambda: found.opens(to, settings), claims)


def check(form: str, to: object, settings: Settings) -> Format:
    """Return the format, or say before any work is done why it cannot be written so."""
    found = FORMATS.get(form)
    if found is None:
        raise NoSuchFormat(f"No export {form!r}. Expected one of {', '.join(FORMATS)}.")
    library, _, extra = found.needs.partition(" ")
    if library and find_spec(library) is None:
        raise MissingExtra(
            f"{library} is not installed. {form} is written with it. Nothing was written. "
            f"Install it with `pip install 'sayso[{extra}]'`."
        )
    if found.whole and not settings.full_text:
        raise HoldsArticles(
            f"{form} holds the whole text of every article, and full text was not asked for. Nothing was "
            "written. Give --full-text (full_text=True) if the articles may go out whole."
        )
    check_claims(form, wanted=settings.claims is not None)
    if found.folder:
        _check_folder(form, to)
    return found


def check_claims(form: str, *, wanted: bool) -> None:
    """Say before any work is done where a format has no place for claims."""
    if wanted and not FORMATS[form].claims:
        forms = ", ".join(name for name, one in FORMATS.items() if one.claims)
        raise HoldsNoClaims(
            f"{form} has no place for claims, which were asked for. Nothing was written. "
            f"Expected one of {forms}."
        )


def check_redacting(form: str, *, claims: bool) -> None:
    """Say before any work is done where names cannot be left out."""
    if claims or form not in FORMATS:
        found = (
            "claims, which join what people say by their names," if claims else f"{form}, which holds all,"
        )
        raise NotRedacted(
            f"{found} cannot go out with private names left out. Nothing was written. "
            f"Expected one of {', '.join(FORMATS)}, without claims."
        )


def once(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield each article's first reading: an article given twice is one article."""
    seen: set[str] = set()
    for reading in readings:
        if reading.article.id not in seen:
            seen.add(reading.article.id)
            yield reading


def _check_folder(form: str, to: object) -> None:
    if not isinstance(to, str | Path):
        raise OutputExists(f"{form} is a folder of files. Nothing was written. Name a new folder with -o.")
    folder = Path(to)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        kind = "holds files already" if folder.is_dir() else "is a file"
        raise OutputExists(
            f"{folder} {kind}. {form} needs a new or empty folder. Nothing was written. "
            "Name another, or remove this one yourself."
        )


def _write(
    readings: Iterator[Reading],
    opening: Callable[[], Writer],
    claims: "Claims | None" = None,
    *,
    closes: bool = False,
) -> int:
    """Write what is read; where somebody interrupts, files of a folder are ended, and a stream breaks off.

    A stream that was ended would look whole.
    """
    writer, written = None, 0
    try:
        for reading in readings:
            writer = writer or opening()
            writer.add(reading)
            written += 1
        if writer and claims is not None:
            cast("HoldsClaims", writer).add_claims(claims)
    except BaseException:
        if writer and closes:
            writer.close()
        raise
    if writer:
        writer.close()
    return written


class HoldsClaims(Protocol):
    """A writer with a place for what several articles tell."""

    def add_claims(self, found: "Claims") -> None:
        """Write it, after all readings."""


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NOT_WHOLE).write_text(_TOLD, encoding="utf-8")
    return folder


@contextmanager
def unfinished(folder: Path) -> Iterator[None]:
    """Let a folder say that it is not whole until it is."""
    if folder.is_dir():
        (folder / NOT_WHOLE).write_text(_TOLD, encoding="utf-8")
    yield
    (folder / NOT_WHOLE).unlink(missing_ok=True)


@contextmanager
def _file(path: Path) -> Iterator[TextIO]:
    """Open a file to write, which is there at the end; one that is there already stays where that fails."""
    if path.exists() and not path.is_file():  # a device
        with path.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    there = path.resolve()  # a link stays a link
    beside = there.with_name(f".sayso-{token_hex(8)}")
    try:
        with beside.open("x", encoding="utf-8", newline="") as stream:
            yield stream
        if there.exists():
            shutil.copymode(there, beside)
        beside.replace(there)
    finally:
        beside.unlink(missing_ok=True)


class JsonLinesExport:
    """Writes one object a line."""

    def __init__(self, stream: TextIO, _settings: Settings) -> None:
        self._stream = stream

    def add(self, reading: Reading) -> None:
        """Write one line."""
        self._stream.write(to_jsonl(reading))

    def close(self) -> None:
        """Write nothing more."""


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(opens=JsonLinesExport, whole=True, tells=True),
    "csv": Format(opens=CsvExport, folder=True, tells=True, claims=True),
    "parquet": Format(opens=ParquetExport, folder=True, tells=True, claims=True, needs="pyarrow parquet"),
    "webannotation": Format(opens=WebAnnotationExport),
    "jsonld": Format(opens=JsonLdExport, claims=True),
    "brat": Format(opens=BratExport, folder=True, whole=True),
    "labelstudio": Format(opens=LabelStudioExport, folder=True, whole=True),
    "docbin": Format(opens=DocBinExport, folder=True, whole=True, tells=True),
    "prov": Format(opens=ProvExport, claims=True),
    "stix": Format(opens=StixExport, claims=True),
}
