"""`sayso add`: articles read and kept in a store; what is there already is passed over."""

import argparse
import json
from pathlib import Path
from typing import Any

from sayso.cli.exits import Exit
from sayso.cli.inputs import Tally, named, progress_of, readings
from sayso.cli.link import showing
from sayso.cli.output import open_output
from sayso.cli.stores import kept_if_filled, store_path
from sayso.cli.tell import tell
from sayso.engine.adding import Adding
from sayso.ingest.unread import name_of
from sayso.model.stored import AddedAs
from sayso.store import Store


def run(options: argparse.Namespace) -> int:
    """Add every article that the store does not know, and tell what became of all."""
    with kept_if_filled(store_path(options)):
        return _add(options)


def _add(options: argparse.Namespace) -> int:
    paths, tally, made = named(options), Tally(), not Path(store_path(options)).exists()
    with open_output(None) as stream, Store(store_path(options)) as store:
        adding = Adding(store, store.start_run(_settings(paths, options)))
        try:
            for reading in readings(
                paths,
                options,
                tally,
                wanted=adding.is_new,
                unread=adding.note,
                progress=progress_of("add", paths, options),
            ):
                adding.take(reading)
            with showing() as progress:
                adding.finish(tell=lambda done: progress.show(done, 0))
        except KeyboardInterrupt:
            adding.write()
            tell(f"interrupted. {adding.kept:,} articles are kept; the same command goes on from there.")
            return Exit.INTERRUPTED
        finally:
            adding.write()  # what was read is kept, whatever ended the reading
        told = adding.to_dict()
        if options.format == "json":
            stream.write(json.dumps(told, indent=1) + "\n")
        elif made and not told["articles_in_store"]:
            stream.write("no article added, and no store made\n")
        else:
            stream.write(told_as_text(told))
    tally.read += adding.counts[AddedAs.KNOWN]
    tally.faults = max(tally.faults, adding.faults)
    return tally.exit_code()


def _settings(paths: list[str], options: argparse.Namespace) -> dict[str, Any]:
    return {
        "paths": [name_of(Path(path)) for path in paths],
        "no_merge": sorted(options.no_merge),
    }


def told_as_text(told: dict[str, Any]) -> str:
    """Return what became of every input in a few lines."""
    from sayso.report.facts.phrases import many

    rate = f", {told['articles_a_second']:.1f} a second" if told["added"] else ""
    lines = [
        (
            f"{many(told['added'], 'article')} added with {many(told['statements'], 'statement')}"
            f" in {_clock(told['seconds'])}{rate}"
        ),
        *(f"  {told[name]:,} {says}" for name, says in _FURTHER.items() if told[name]),
        (
            f"{told['store']} holds {many(told['articles_in_store'], 'article')}"
            f" in {told['bytes'] / 1e6:,.1f} MB. Try: sayso search WORDS"
        ),
    ]
    return "\n".join(lines) + "\n"


_FURTHER = {
    "weak": "of the statements too likely wrong to be printed: sayso list --all",
    "again": "of the statements said again in their article, and counted once",
    "new_versions": "of them another text under an address that was known",
    "repeats": "of them nearly the words of an earlier article; kept apart, and marked",
    "known": "known already, and not read again",
    "columns": "of these given the columns to keep",
    "mistaken": "not there: no file, row or column of that name, or nothing on standard input; each was told",
    "unread": "could not be read; each was told, and stands in the store under this run",
}


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}" if seconds >= 60 else f"{seconds:.1f} s"  # noqa: PLR2004 — a minute
