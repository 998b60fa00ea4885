"""`sayso export`: articles in, a file or folder for another tool out."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, named, readings
from sayso.cli.output import made_folder, open_output, told
from sayso.cli.progress import Progress
from sayso.cli.tell import note, tell
from sayso.errors import ExportError, NotRedacted
from sayso.model.reading import Reading
from sayso.report.exporting.export import Format, check, check_claims, check_redacting, export, unfinished
from sayso.report.exporting.writing import Settings
from sayso.report.facts.folding import fold
from sayso.report.facts.phrases import corrected_in, many, weaker_line
from sayso.store.file import is_store

if TYPE_CHECKING:
    from sayso.report.claims.nouns import Claims


_SHOWN = 10  # names of files


def run(options: argparse.Namespace) -> int:
    """Read what is named and write it in the format asked for."""
    form = options.form
    kept: dict[str, Any] = {"full_text": options.full_text, "weak": options.weak}
    try:
        if options.redact_private:
            check_redacting(form, claims=options.claims)
        found = None if form in _FOLDERS else _checked(options, Settings(**kept))
    except ExportError as problem:
        tell(str(problem))
        return Exit.USAGE
    return _FOLDERS[form](options) if found is None else _write(options, found, kept)


def _checked(options: argparse.Namespace, settings: Settings) -> Format:
    """Return the format, or say before anything is read why it cannot be written so."""
    found = check(options.form, options.output, settings)
    check_claims(options.form, wanted=options.claims)
    return found


def _write(options: argparse.Namespace, found: Format, kept: dict[str, Any]) -> int:
    """Write what is named, a reading at a time, and tell what became of it."""
    form, output = options.form, options.output
    paths, tally, corrected, weaker, sums = named(options), Tally(), 0, 0, Sums()

    def counted() -> Iterator[Reading]:
        nonlocal corrected, weaker
        for reading in readings(paths, options, tally):
            corrected += corrected_in(reading)
            weaker += sum(one.weak for one in reading.statements)
            sums.add(reading)
            yield from _redacted(reading, tally) if options.redact_private else (reading,)

    every: Iterable[Reading] = counted()
    if options.claims:
        every, kept["claims"] = _linked(paths, options, every)
    if found.folder:
        with made_folder(output), told(output):
            written = export(every, form, output, **kept)
    else:
        with open_output(output, paths) as stream:
            written = export(every, form, stream, **kept)
    if output and tally.read:
        note(_written(Path(output), written))
        if found.tells and (sums.weak or sums.again):
            note(sums.told())
    if again := tally.read - written:
        note(f"{again:,} of {tally.read:,} articles were given again. Each stands once.")
    if corrected:
        note(f"as people left them: {many(corrected, 'statement')}")
    if weaker and not found.tells and not options.weak:
        note(f"left out: {weaker_line(weaker)}")
    return tally.exit_code()


class Sums:
    """Counts the statements that an export holds, and those of them that lists do not count."""

    def __init__(self) -> None:
        self.statements = self.weak = self.again = 0

    def add(self, reading: Reading) -> None:
        """Count those of one article more."""
        printed = fold(reading).reading.statements
        self.statements += len(reading.statements)
        self.weak += len(reading.statements) - len(printed)
        self.again += sum(one.repeat_of is not None for one in printed)

    def told(self) -> str:
        """Return the counts, and why lists tell another number, in a line."""
        return (
            f"{many(self.statements, 'statement')}, {self.weak:,} of them weak and {self.again:,} said again "
            "in their article; lists count neither, nor copies of articles"
        )


def _written(output: Path, articles: int) -> str:
    """Return what was written, and where."""
    if not output.is_dir():
        return f"{output}: {many(articles, 'article')}"
    names = sorted(one.name for one in output.iterdir())
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return f"{output}: {many(articles, 'article')} in {', '.join(names[:_SHOWN])}{more}"


def _redacted(reading: Reading, tally: Tally) -> Iterator[Reading]:
    """Yield a reading without private names; one whose names cannot be found is told and left out."""
    from sayso.report.exporting.redacting import redact

    try:
        yield redact(reading)
    except NotRedacted as problem:
        tally.read -= 1
        tally.unread += 1
        tell(str(problem))


def _site(options: argparse.Namespace) -> int:
    """Write the pages of a store, or of what is named, as files."""
    from sayso.cli.serve import check_installed
    from sayso.cli.served import stored
    from sayso.store import Store

    check_installed()
    from sayso.web.site import write_site

    output = options.output
    if output is None or (Path(output).exists() and (Path(output).is_file() or any(Path(output).iterdir()))):
        found = f"{output} is not empty" if output else "no folder named"
        tell(f"{found}. Expected a new or empty folder for the pages. Nothing was written. Try: -o FOLDER")
        return Exit.USAGE
    with stored(named(options), options) as (path, tally):
        if not tally.read:
            return Exit.NOTHING
        progress = Progress("write", None)
        with (
            made_folder(output),
            unfinished(Path(output)),
            told(output),
            Store(path, read_only=True) as store,
        ):
            pages = write_site(store, Path(output), tell=lambda done: progress.show(done, 0))
        progress.clear()
    note(f"{pages:,} pages in {output}: open {Path(output, 'index.html')}")
    note("they hold the articles whole: put them only where those may be shown")
    return tally.exit_code()


def _parts(options: argparse.Namespace) -> int:
    from sayso.cli.parts import write

    return write(options)


# What is no format of `sayso.export`: it takes more than readings one by one.
_FOLDERS = {"site": _site, "parts": _parts}


def _linked(
    paths: list[str], options: argparse.Namespace, every: Iterable[Reading]
) -> "tuple[Iterable[Reading], Claims]":
    """Return the readings and what is linked in them; a store has linked it."""
    from sayso.cli.linked import linkable
    from sayso.report.claims.finding import claims

    if len(paths) == 1 and is_store(paths[0]) and not options.outlet:
        with linkable(paths, options, Tally()) as store:
            return every, claims(store, weak=options.weak)
    several = list(every)
    return several, claims(several, weak=options.weak)
