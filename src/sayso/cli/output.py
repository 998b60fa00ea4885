"""Output: standard output, or the file named by `-o`, always in UTF-8."""

import argparse
import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

from sayso.cli.exits import Exit
from sayso.cli.pager import paged
from sayso.cli.tell import tell
from sayso.report.terminal.paint import Look

if TYPE_CHECKING:
    from sayso.report.forms import Result

STANDARD = "standard output"


@contextmanager
def open_output(path: str | None, inputs: Sequence[str] = (), *, pages: bool = False) -> Iterator[TextIO]:
    """Give the stream that results are written to; a file is never one that is being read.

    With `pages`, what is too long for a terminal is paged through.
    """
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A file name may hold bytes that are no text: shown as an escape rather than fatal.
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        with told(STANDARD):
            with paged(sys.stdout, wanted=pages) as stream:
                yield stream
            sys.stdout.flush()
        return
    _check_inputs(path, inputs)
    with _opened(path) as stream:
        yield stream


@contextmanager
def open_table(options: argparse.Namespace, inputs: Sequence[str] = ()) -> Iterator[TextIO]:
    """Give the stream for results that may be a table: to FILE.xlsx as a workbook, with a mark by `--bom`.

    Of a table the columns named by `--columns` are written.
    """
    path = options.output
    workbook = path is not None and path.lower().endswith(".xlsx")
    if workbook and options.format == "text":
        options.format = "csv"  # nobody means text by such a name
    table = options.format == "csv"
    if not table and (workbook or options.bom):
        given = "a name in .xlsx" if workbook else "--bom"
        tell(f"{given} found with -f {options.format}. Expected a table. Add -f csv, or leave it out.")
        sys.exit(Exit.USAGE)
    if not workbook:
        with open_output(path, inputs, pages=not options.no_pager) as stream:
            stream.write("\ufeff" if options.bom else "")
            yield _narrowed(stream, options, table=table)
        return
    _check_writable(path, inputs)  # before anything is read
    held = io.StringIO(newline="")
    yield _narrowed(held, options, table=table)
    _write_workbook(path, held.getvalue())


def _narrowed(stream: TextIO, options: argparse.Namespace, *, table: bool) -> TextIO:
    """Return the stream that lets through the columns asked for, if there are any and it is a table."""
    if not table or options.columns is None:
        return stream
    from sayso.report.tables.csv import OnlyColumns

    return cast("TextIO", OnlyColumns(stream, options.columns))


def _write_workbook(path: str, table: str) -> None:
    from sayso.report.tables.workbook import LONGEST, write_workbook

    with _part_of(Path(path), path) as part, told(path, part), part.open("wb") as stream:
        made = write_workbook(table, stream)
    if made.cut:
        tell(f"{made.cut:,} cells of {path} are cut at {LONGEST:,} characters, all that a sheet holds")


@contextmanager
def told(name: str, part: Path | None = None) -> Iterator[None]:
    """Return when results cannot be written to the end: a full disk is no fault of ours."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        left = f"{name} is as it was" if part else "What stands there is not whole"
        tell(f"cannot write {name}: {problem.strerror}. {left}. Make room and repeat.")
        if name == STANDARD:
            drop_output()
        sys.exit(Exit.NOTHING)


@contextmanager
def made_folder(path: str) -> Iterator[None]:
    """Make the folder that results are written into, and take it away again where nothing was written."""
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        tell(f"cannot make {path}: {problem.strerror}. Give a name in a folder that exists and is yours.")
        sys.exit(Exit.USAGE)
    yield
    if not any(folder.iterdir()):
        folder.rmdir()


def drop_output() -> None:
    """Send what is still buffered nowhere, so that Python does not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    """Give a stream to a file that is there when it is whole; until then it has another name, `FILE.part`."""
    place = Path(path)
    if place.exists() and not place.is_file():  # a device, or a pipe
        with told(path), _to_write(place, path) as stream:
            yield stream
        return
    with _part_of(place, path) as part, told(path, part), _to_write(part, path) as stream:
        yield stream


@contextmanager
def _part_of(place: Path, path: str) -> Iterator[Path]:
    """Give the name under which a file is written; it gets its own at the end."""
    there = place.resolve()  # a link stays a link
    part = there.with_name(f"{there.name}.part")
    try:
        yield part
    except BaseException:
        _leave(part, path)
        raise
    if there.exists():
        shutil.copymode(there, part)
    part.replace(there)


def _check_inputs(path: str, inputs: Sequence[str]) -> None:
    if any(_same(path, given) for given in inputs):
        tell(f"cannot write {path}: it is one of the inputs. Nothing was written. Give another name to -o.")
        sys.exit(Exit.USAGE)


def _check_writable(path: str, inputs: Sequence[str]) -> None:
    _check_inputs(path, inputs)
    part = Path(path).resolve().with_name(f"{Path(path).name}.part")
    _to_write(part, path).close()
    part.unlink()


def _leave(part: Path, path: str) -> None:
    """Print what is left of a file that did not come to its end, if anything is."""
    with suppress(OSError):
        if part.stat().st_size:
            tell(f"{part} holds what was written of {path}, and is not whole. {path} is as it was.")
        else:
            part.unlink()


def _to_write(place: Path, path: str) -> TextIO:
    try:
        return place.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as problem:
        tell(f"cannot write {path}: {problem.strerror}. Give a name in a folder that exists and is yours.")
        sys.exit(Exit.USAGE)


def as_asked(found: "Result", options: argparse.Namespace, *, several: bool, **how: object) -> str:
    """Return a result in the format asked for; `how` is for people alone."""
    from sayso.report import forms

    if options.format == "text":
        seen = look(to_file=options.output is not None, several=several)
        return forms.to_text(found, width=seen.width, colour=seen.colour, **how)
    if options.format == "json":
        return forms.to_json(found)
    return forms.to_csv(found) if options.format == "csv" else forms.to_html(found)


def look(*, to_file: bool, several: bool, **asked: Any) -> Look:  # noqa: ANN401 — as `Look` takes them
    """Return how to write: as wide as the terminal, in colour only where it is wanted, as `asked`."""
    width = 100 if to_file else shutil.get_terminal_size((100, 24)).columns
    return Look(width=width, colour=not to_file and _coloured(), several=several, **asked)


def _coloured() -> bool:
    """Return whether standard output is written in colour: `NO_COLOR` goes before `FORCE_COLOR`."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _same(path: str, given: str) -> bool:
    try:
        return Path(path).samefile(given)
    except OSError:
        return False
