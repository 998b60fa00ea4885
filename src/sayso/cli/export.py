"""`sayso export`: articles in, a file or folder for another tool out."""

import argparse
from collections.abc import Iterator

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, named, readings
from sayso.cli.output import made_folder, open_output, told
from sayso.cli.tell import tell
from sayso.errors import ExportError
from sayso.model.reading import Reading
from sayso.report.exporting.export import check, export
from sayso.report.exporting.settings import Settings
from sayso.report.phrases import corrected_in, many, weaker_line


def run(options: argparse.Namespace) -> int:
    """Read what is named and write it in the format asked for."""
    form, output, settings = (
        options.form,
        options.output,
        Settings(full_text=options.full_text, weak=options.weak),
    )
    try:
        found = check(form, output, settings)
    except ExportError as problem:
        tell(str(problem))
        return Exit.USAGE
    paths, tally, corrected, weaker = named(options), Tally(), 0, 0

    def counted() -> Iterator[Reading]:
        nonlocal corrected, weaker
        for reading in readings(paths, options, tally):
            corrected += corrected_in(reading)
            weaker += sum(one.weak for one in reading.statements)
            yield reading

    if found.folder:
        with made_folder(output), told(output):
            written = export(counted(), form, output, full_text=options.full_text, weak=options.weak)
    else:
        with open_output(output, paths) as stream:
            written = export(counted(), form, stream, full_text=options.full_text, weak=options.weak)
    if again := tally.read - written:
        tell(f"{again:,} of {tally.read:,} articles were given again. Each stands once.")
    if corrected:
        tell(f"as people left them: {many(corrected, 'statement')}")
    if weaker and not found.tells and not options.weak:
        tell(f"left out: {weaker_line(weaker)}")
    return tally.exit_code()
