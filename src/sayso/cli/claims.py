"""`sayso claims`: what several articles tell, each claim once, with who says so in which words."""

import argparse
import json
from collections.abc import Mapping
from typing import Any

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, named, readings
from sayso.cli.link import link_store
from sayso.cli.output import look, open_output
from sayso.cli.tell import tell
from sayso.report.claims import Claims, claims
from sayso.store.connection import is_store
from sayso.store.store import Store


def run(options: argparse.Namespace) -> int:
    """Link what the articles tell, or take what a store has linked; write the claims."""
    paths = named(options)
    chosen = {name: getattr(options, name) for name in ("by", "words", "speaker", "since", "until", "weak")}
    with open_output(options.output, paths) as stream:
        if len(paths) == 1 and is_store(paths[0]) and not options.outlet:
            limit = options.limit if options.format == "text" else None
            stream.write(_told(_of_store(paths[0], chosen, limit), options))
            return Exit.DONE
        tally = Tally()
        every = list(readings(paths, options, tally))
        if every:
            tell_linking(len(every))
            stream.write(_told(claims(every, **chosen), options))
    return tally.exit_code()


def _of_store(path: str, chosen: Mapping[str, Any], limit: int | None) -> Claims:
    link_store(path)
    with Store(path, read_only=True) as store:
        return claims(store, **chosen, limit=limit)


def _told(found: Claims, options: argparse.Namespace) -> str:
    if options.format == "json":
        return json.dumps(found.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    if options.format == "csv":
        return found.to_csv()
    how = look(to_file=options.output is not None, several=found.read > 1)
    return found.to_text(width=how.width, colour=how.colour, limit=options.limit)


# Linking takes about a second for so many articles.
_SOON = 50


def tell_linking(articles: int) -> None:
    """Say that it takes a while, where it does."""
    if articles > _SOON:
        tell(f"linking what {articles:,} articles tell")
