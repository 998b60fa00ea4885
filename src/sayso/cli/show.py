"""`sayso show`: an article of a store or a file, or one of its statements or assertions ready to cite."""

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, chosen, of_one, readings
from sayso.cli.output import look, open_table
from sayso.cli.tell import tell
from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Statement
from sayso.report.facts.citing import citation, link_to
from sayso.report.facts.layout import safe
from sayso.report.writers import WRITERS

_SHORT = re.compile(r"[0-9a-f]{1,5}")


def run(options: argparse.Namespace) -> int:
    """Write the article in the format asked for, or one statement with its citation and its link."""
    tally = Tally()
    if _SHORT.fullmatch(options.what) and not Path(options.what).exists():
        tell(f"no file {options.what!r}, and too short for an id. Expected six or more of its digits")
        return Exit.NOTHING
    with open_table(options, [options.what]) as stream:
        asked = {name: getattr(options, name) for name in ("layers", "weak", "details")}
        how = look(to_file=options.output is not None, several=False, **asked)
        writer = None if options.number else WRITERS[options.format](stream, how)
        found = readings([options.what], options, tally)
        for reading in found if writer else of_one(found, options.what, options.number):
            if writer:
                writer.add(reading)
                continue
            for one in _named(reading, options.number):
                told = _as_json if options.format == "json" else _as_text
                stream.write(told(reading, one))
        if writer and tally.read:
            writer.close()
    return tally.exit_code() if tally.read else Exit.NOTHING


def _named(reading: Reading, number: str) -> Sequence[Statement | Assertion]:
    """Return the statement of a number, or the assertion of one such as a2; leave where there is none."""
    own = tuple(one for one in reading.assertions if one.id == number)
    return own or chosen(reading, number)


def _as_text(reading: Reading, one: Statement | Assertion) -> str:
    """Return the citation and the link, each on one line: they are made to be copied."""
    told = (citation(reading, one), link_to(reading, one))
    return "".join(f"{safe(line)}\n" for line in told if line)


def _as_json(reading: Reading, one: Statement | Assertion) -> str:
    sort = "statement" if isinstance(one, Statement) else "assertion"
    plain = {
        "article": reading.article.id,
        "citation": citation(reading, one),
        "link": link_to(reading, one),
        sort: next(each for each in reading.to_dict()[f"{sort}s"] if each["id"] == one.id),
    }
    return json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
