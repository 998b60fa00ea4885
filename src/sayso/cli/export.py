"""`sayso export`: articles in, a file or folder for another tool out."""

import argparse

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, named, readings
from sayso.cli.output import made_folder, open_output, told
from sayso.cli.tell import tell
from sayso.errors import ExportError
from sayso.report.exporting.export import check, export
from sayso.report.exporting.settings import Settings


def run(options: argparse.Namespace) -> int:
    """Read what is named and write it in the format asked for."""
    form, output, full_text = options.form, options.output, options.full_text
    try:
        found = check(form, output, Settings(full_text=full_text))
    except ExportError as problem:
        tell(str(problem))
        return Exit.USAGE
    paths, tally = named(options), Tally()
    if found.folder:
        with made_folder(output), told(output):
            written = export(readings(paths, options, tally), form, output, full_text=full_text)
    else:
        with open_output(output, paths) as stream:
            written = export(readings(paths, options, tally), form, stream, full_text=full_text)
    if again := tally.read - written:
        tell(f"{again:,} of {tally.read:,} articles were given again. Each stands once.")
    return tally.exit_code()
