"""`sayso explain`: why a statement stands in the reading."""

import argparse
import json
import sys
from collections.abc import Sequence

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, chosen, is_named, of_one, readings
from sayso.cli.output import look, open_output
from sayso.cli.stores import store_path, to_read
from sayso.cli.tell import tell
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.terminal.explain import NOBODY, People, explain_dict, explain_text, told_correction
from sayso.report.writers import JsonStream
from sayso.store.file import is_store

_MOST = 10_000  # corrections of one article


def run(options: argparse.Namespace) -> int:
    """Print for one statement, or for all, the rule, the cue entry, the speaker's evidence and the rivals."""
    tally = Tally()
    with open_output(None, pages=not options.no_pager) as stream:
        objects = JsonStream(stream, array=options.number is None)
        width = look(to_file=False, several=False).width
        stored = options.path if is_store(options.path) else None
        stored = store_path(options) if is_named(options.path) else stored
        found = readings([options.path], options, tally)
        for reading in of_one(found, options.path, options.number) if options.number else found:
            people = _people(reading, stored) if stored else NOBODY
            for one in _chosen(reading, options.number, people):
                if options.format == "json":
                    told = explain_dict(reading, one, people=people)
                    objects.add(json.dumps(told, ensure_ascii=False, indent=1))
                else:
                    stream.write(explain_text(reading, one, width=width, people=people) + "\n")
        objects.close()
    return tally.exit_code()


def _people(reading: Reading, path: str) -> People:
    """Return what people made of an article of a store, with what the machine had read."""
    with to_read(path) as store:
        log = store.corrections(article=reading.article.id, limit=_MOST)
        machine = store.reading(reading.article.id, corrected=False).statements if log else ()
    return People(log, {one.id: one for one in machine})


def _chosen(reading: Reading, number: str | None, people: People) -> Sequence[Statement]:
    """Return the statement of a number, or all; leave where somebody took it away."""
    named = f"s{(number or '').removeprefix('s')}"
    log = people.of(named)
    if log and all(one.id != named for one in reading.statements):
        tell(
            f"there is no statement {number} any more: {told_correction(log[0])}. It can be undone in review."
        )
        sys.exit(Exit.NOTHING)
    return chosen(reading, number)
