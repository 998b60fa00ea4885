"""`sayso compare`: two articles, or two versions of one, side by side."""

import argparse

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, example_folder, readings
from sayso.cli.output import as_asked, open_table
from sayso.cli.tell import tell
from sayso.report.facts.phrases import many
from sayso.report.versions.comparing import compare


def run(options: argparse.Namespace) -> int:
    """Compare the two articles and write it in the format asked for."""
    paths = _paths(options)
    if len(paths) < 2:  # noqa: PLR2004 — A and B
        tell(f"{many(len(paths), 'article')} named. Expected A and B. Try: sayso compare --help")
        return Exit.USAGE
    tally = Tally()
    with open_table(options, paths) as stream:
        every = list(readings(paths, options, tally))
        if len(every) == 2:  # noqa: PLR2004 — A and B
            stream.write(as_asked(compare(*every, weak=options.weak), options, several=False))
            return tally.exit_code()
    if not tally.unread:
        tell(
            f"{many(len(every), 'article')} found. Expected one in A and one in B. "
            "Name two files of one each."
        )
        return Exit.USAGE
    return Exit.NOTHING


def _paths(options: argparse.Namespace) -> list[str]:
    """Return the two files named; with --example, two of the articles that come with sayso."""
    if options.example:
        return [str(path) for path in sorted(example_folder().iterdir()) if path.is_file()][:2]
    return [path for path in (options.left, options.right) if path is not None]
