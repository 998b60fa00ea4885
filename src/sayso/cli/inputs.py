"""Inputs: the articles named on the command line; what cannot be read is told, and passed over."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from sayso.cli.arguments import COLUMNS
from sayso.cli.exits import Exit
from sayso.cli.progress import Progress, watched
from sayso.cli.stores import outlet_in, store_path, to_read
from sayso.cli.tell import note, tell

TYPE_CHECKING = False  # importing `typing` would take as long as starting Python
if TYPE_CHECKING:
    from typing import TextIO

    from sayso.ingest import Given, Noted, Skipped
    from sayso.ingest.unread import Found, Unread
    from sayso.model.article import Article
    from sayso.model.reading import Reading
    from sayso.model.statement import Statement

    Wanted = Callable[[Article], bool]
    Kept = Callable[[str, argparse.Namespace, "Tally", Progress], Iterator[Reading]]


@dataclass(slots=True)
class Tally:
    """What became of the inputs; it decides the exit code."""

    read: int = 0
    unread: int = 0
    unsupported: int = 0
    faults: int = 0

    def exit_code(self) -> Exit:
        """Return the exit code that says how reading went."""
        if self.faults:
            return Exit.FAULT
        if self.unsupported:
            return Exit.LANGUAGE
        if not self.read:
            return Exit.NOTHING
        return Exit.SOME_UNREAD if self.unread else Exit.DONE


def named(options: argparse.Namespace) -> list[str]:
    """Return the inputs named; where none is, a pipe, else the usual store."""
    paths: list[str] = getattr(options, "paths", None) or [*filter(None, [getattr(options, "path", None)])]
    if getattr(options, "example", False):
        return [*paths, str(example_folder())]
    if not paths and getattr(options, "store", None) and options.command != "add":
        return [options.store]
    piped = not paths and sys.stdin is not None and not sys.stdin.isatty()
    if piped and (options.command == "add" or _holds_any(sys.stdin)):
        return ["-"]
    if not paths and _is_store(store_path(options)) and options.command != "add":
        note(f"reading the store {store_path(options)}")
        return [store_path(options)]
    if piped:
        tell(
            f"nothing to read: standard input is empty, and there is no store at {store_path(options)}. "
            "Name a file, a folder, or the store: --store FILE"
        )
        sys.exit(Exit.NOTHING)
    if not paths:
        tell(f"nothing to read. Give a file, a folder or '-'. Try: sayso {options.command} --help")
        sys.exit(Exit.USAGE)
    return paths


def _holds_any(stream: "TextIO") -> bool:
    """Return whether something can be read from a stream; it waits until that is known."""
    try:
        return bool(stream.buffer.peek(1))  # type: ignore[attr-defined]  # what has none is asked by reading
    except (AttributeError, OSError, ValueError):
        return True


def example_folder() -> Path:
    """Return the folder of the example articles that come with sayso."""
    return Path(__file__).parent.parent / "examples"


def several(paths: list[str]) -> bool:
    """Return whether these inputs can hold more than one article by their form."""
    return len(paths) > 1 or any(path != "-" and Path(path).is_dir() for path in paths)


def readings(
    paths: list[str],
    options: argparse.Namespace,
    tally: Tally,
    *,
    wanted: "Wanted | None" = None,
    unread: "Callable[[Unread], None] | None" = None,
    progress: Progress | None = None,
) -> "Iterator[Reading]":
    """Yield the reading of each article, of those only that are `wanted`; `tally` counts how it went.

    A store among the paths gives the readings it holds, of the outlet that is named or of all; the id or the
    address of an article gives that of the store.
    What cannot be read is told, and handed to `unread`.
    """
    progress = progress or progress_of("read", paths, options)
    for kept, group in groupby(paths, key=_kept):
        if kept:
            yield from (reading for path in group for reading in kept(path, options, tally, progress))
        else:
            for parts, several in groupby(group, key=_is_parts):
                if parts:
                    outcomes = _outcomes(several)
                    yield from _taken(outcomes, options, tally, progress, unread=unread)
                else:
                    found = _found([*several], options, progress)
                    yield from read_found(found, options, tally, progress, wanted=wanted, unread=unread)
    progress.clear()


def _is_parts(path: str) -> bool:
    from sayso.engine.places import is_parts

    return is_parts(path)


def _outcomes(folders: Iterable[str]) -> "Iterator[Reading | Unread]":
    """Yield what stands in folders of parts, which was read before."""
    from sayso.engine.parts import read_parts

    for folder in folders:
        yield from read_parts(folder)


def _kept(path: str) -> "Kept | None":
    """Return what gives the readings of a store or of an article in one; None for what is yet to be read."""
    if _is_store(path):
        return _stored
    return _one if is_named(path) else None


def is_named(path: str) -> bool:
    """Return whether a path is no file, nor a row of one, and could name an article in a store."""
    from sayso.ingest.files import names_row
    from sayso.store.finding import is_reference

    return is_reference(path) and not Path(path).exists() and not names_row(Path(path))


def _one(asked: str, options: argparse.Namespace, tally: Tally, progress: Progress) -> "Iterator[Reading]":
    """Yield the reading that the usual store has of an article; tell where it has none."""
    from sayso.errors import NotInStore

    path = store_path(options)
    if not _is_store(path):
        tally.unread += 1
        tell(
            f"cannot read {asked}: no file of that name, and no store at {path} to look it up in. "
            f"{_no_page(asked) or 'Name a file, or the store: --store FILE'}"
        )
        return
    with to_read(path) as store:
        try:
            reading = store.find(asked)
        except NotInStore as problem:
            progress.clear()
            tally.unread += 1
            tell(f"cannot read {asked}: {_no_page(asked, path) or problem}")
            return
    tally.read += 1
    yield reading


def _no_page(asked: str, store: str | None = None) -> str | None:
    """Return what to do with the address of a page, which is not fetched; None for what is no address."""
    if "://" not in asked:
        return None
    kept = f"no article of this address in {store}, and " if store else ""
    way = "Save it and give the file, or follow its feed: sayso feed add URL"
    return f"{kept}sayso fetches no pages. {way}"


def progress_of(verb: str, paths: list[str], options: argparse.Namespace) -> Progress:
    """Return the line that shows how far it is; where somebody watches, with what is left."""
    from sayso.ingest.counting import expected

    known = watched() and not any(map(_kept, paths))
    return Progress(verb, expected(paths, given_by(options).columns) if known else None)


def _is_store(path: str) -> bool:
    from sayso.store.file import is_store

    return path != "-" and is_store(path)


_OF_FILES = ("published", "url", "language")  # what is given of articles that are yet to be read


def _stored(path: str, options: argparse.Namespace, tally: Tally, progress: Progress) -> "Iterator[Reading]":
    before = tally.read
    ignored = [name for name in _OF_FILES if getattr(options, name, None)]
    if ignored:
        given = ", ".join(f"--{name}" for name in ignored)
        note(f"{path} is a store, read already: {given} changes nothing there")
    with to_read(path) as store:
        outlet = outlet_in(store, getattr(options, "outlet", None))
        for reading in store.readings(outlet=outlet):
            tally.read += 1
            yield reading
            progress.show(tally.read, tally.unread)
    if tally.read == before and not outlet:  # else it was told
        tell(f"no article in {path}. Try: sayso info --store {path}")


def read_found(
    found: "Iterator[Found]",
    options: argparse.Namespace,
    tally: Tally,
    progress: Progress,
    *,
    wanted: "Wanted | None" = None,
    unread: "Callable[[Unread], None] | None" = None,
) -> "Iterator[Reading]":
    """Yield the reading of each article found, of those only that are `wanted`."""
    from sayso.engine.local import read_all
    from sayso.ingest import Unread

    if wanted is not None:
        found = (one for one in found if isinstance(one, Unread) or wanted(one))
    outcomes = read_all(
        found,
        jobs=getattr(options, "jobs", 1),
        no_merge=getattr(options, "no_merge", ()),
        limit=given_by(options).limit,
    )
    yield from _taken(outcomes, options, tally, progress, unread=unread)


def _taken(
    outcomes: "Iterable[Reading | Unread]",
    options: argparse.Namespace,
    tally: Tally,
    progress: Progress,
    *,
    unread: "Callable[[Unread], None] | None",
) -> "Iterator[Reading]":
    """Yield the readings; tell what could not be read, and count both."""
    from sayso.errors import Fault
    from sayso.ingest.unread import Unread

    for outcome in outcomes:
        if isinstance(outcome, Unread):
            progress.clear()
            tally.unread += 1
            tally.faults += isinstance(outcome.error, Fault)
            tell(f"cannot read {outcome.file}: {outcome.reason}")
            if unread:
                unread(outcome)
        elif _usable(outcome, options, tally, progress):
            tally.read += 1
            yield outcome
        progress.show(tally.read, tally.unread)


def given_by(options: argparse.Namespace) -> "Given":
    """Return what the command line says of the articles, and the columns that it names."""
    from sayso.ingest import ColumnMap, Given
    from sayso.ingest.limit import LIMIT

    columns = {name: getattr(options, f"{name}_column", None) for name in COLUMNS}
    told = {name: getattr(options, name, None) for name in ("published", "url", "language", "outlet")}
    limit = getattr(options, "time", LIMIT) or None
    return Given(
        columns=ColumnMap(**columns, own=tuple(getattr(options, "own_columns", ()))),
        repair=getattr(options, "repair", False),
        limit=limit,
        tells_columns=options.command == "add",
        **told,
    )


def _found(paths: list[str], options: argparse.Namespace, progress: Progress) -> "Iterator[Found]":
    from sayso.ingest import read_paths

    tell_of = teller(progress)
    return read_paths(paths, given=given_by(options), skipped=tell_of, noted=tell_of)


def teller(progress: Progress) -> "Callable[[Skipped | Noted], None]":
    """Return what tells of inputs that are no articles, and of what was odd about whole files."""
    from sayso.ingest import Skipped

    def told(one: "Skipped | Noted") -> None:
        progress.clear()
        note(f"skipped {one.file}: {one.reason}" if isinstance(one, Skipped) else f"{one.file}: {one.note}")

    return told


def _usable(reading: "Reading", options: argparse.Namespace, tally: Tally, progress: Progress) -> bool:
    reduced, file = reading.coverage.reduced, reading.article.file or "-"
    if reduced and getattr(options, "strict", False):
        progress.clear()
        tell(f"cannot read {file}: {reduced}. Leave out --strict to read its quotations only.")
        tally.unsupported += 1
        return False
    notes = [*reading.article.notes, *_shortfall(reading, file)]
    if notes:
        progress.clear()
        note(f"{file}: {' '.join(notes)}")
    return True


def _shortfall(reading: "Reading", file: str) -> Iterator[str]:
    """Yield why a reading holds less than a reader would expect."""
    if reading.coverage.reduced:
        yield f"Read in part: quotations only, {reading.coverage.reduced}."
    elif not reading.statements:
        yield f"No statement in {reading.coverage.sentences} sentences. Try: sayso coverage {file}"


def of_one(found: "Iterator[Reading]", asked: str, number: str) -> "Iterator[Reading]":
    """Yield the one reading; leave where there are several, of which a number does not tell one."""
    first = next(found, None)
    if first is not None and next(found, None) is not None:
        name = f"{first.article.id} {number} --store {asked}" if _is_store(asked) else None
        tell(
            f"{asked} holds several articles, and {number} stands for a statement of one. "
            f"Name the article, such as: sayso show {name or f'{first.article.file} {number}'}"
        )
        sys.exit(Exit.USAGE)
    yield from () if first is None else (first,)


def chosen(reading: "Reading", number: str | None) -> "tuple[Statement, ...]":
    """Return the statement of a number, or all; leave where there is none of it."""
    if number is None:
        return reading.statements
    found = tuple(one for one in reading.statements if one.id in {number, f"s{number}"})
    if not found:
        many = len(reading.statements)
        tell(
            f"there is no statement {number}: the reading has {many}. "
            "Give a number that `sayso read --all` shows."
        )
        sys.exit(Exit.USAGE)
    return found
