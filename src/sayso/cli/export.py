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
from sayso.report.phrases import corrected_in, many


def run(options: argparse.Namespace) -> int:
    """Read what is named and write it in the format asked for."""
    form, output, full_text = options.form, options.output, options.full_text
    try:
        found = check(form, output, Settings(full_text=full_text))
    except ExportError as problem:
        tell(str(problem))
        return Exit.USAGE
    paths, tally, corrected = named(options), Tally(), 0

    def counted() -> Iterator[Reading]:
        nonlocal corrected
        for reading in readings(paths, options, tally):
            corrected += corrected_in(reading)
            yield reading

    if found.folder:
        with made_folder(output), told(output):
            written = export(counted(), form, output, full_text=full_text)
    else:
        with open_output(output, paths) as stream:
            written = export(counted(), form, stream, full_text=full_text)
    if again := tally.read - written:
        tell(f"{again:,} of {tally.read:,} articles were given again. Each stands once.")
    if corrected:
        tell(f"as people left them: {many(corrected, 'statement')}")
    return tally.exit_code()
