"""`sayso list`: the statements of a store that fit, or how many by outlet, month, act, speaker or name."""

import argparse
from dataclasses import replace

from sayso.cli.exits import Exit
from sayso.cli.hits import write_found
from sayso.cli.output import look, open_table
from sayso.cli.stores import opened, outlet_in, tell_why_none
from sayso.cli.tell import note

FILTERS = ("speaker", "outlet", "act", "stance", "certainty", "since", "until")
ALL = 2**31
_JOINED = ("speaker", "name")  # who is one across articles may have to be found out first
FEW = 20  # shown to people; tables hold all


def run(options: argparse.Namespace) -> int:
    """Print the statements that the filters let through, the newest first, or their counts."""
    from sayso.report.terminal.counted import counts_to_csv, counts_to_json, counts_to_text

    shown = {"weak": options.weak, "copies": options.weak}
    with open_table(options) as stream, opened(options, read_only=options.by not in _JOINED) as store:
        options.outlet = outlet_in(store, options.outlet)
        filters = {name: getattr(options, name) for name in (*FILTERS, "unnamed", "open")}
        how = look(to_file=options.output is not None, several=False)
        if options.by is None:
            limit = options.limit or (FEW if options.format == "text" else ALL)
            found = store.search("*", kind="statement", limit=limit, **filters, **shown)
            write_found(stream, found, options.format, how)
            if not found.hits:
                tell_why_none(store, options)
            elif options.speaker and options.format == "text":
                _tell_bearers(len(store.count("speaker", **filters, **shown).counts), options)
            return Exit.DONE if found.hits else Exit.NOTHING
        every = store.count(options.by, **filters, **shown)
        counts = replace(every, counts=every.counts[: options.limit])
        if options.format == "json":
            stream.write(counts_to_json(counts))
        elif options.format == "csv":
            stream.write(counts_to_csv(counts))
        else:
            stream.write(counts_to_text(counts, width=how.width))
        if len(counts.counts) < len(every.counts):
            note(f"the first {len(counts.counts):,} of {len(every.counts):,}. For all leave out --limit.")
        if not counts.counts:
            tell_why_none(store, options)
    return Exit.DONE if counts.counts else Exit.NOTHING


def _tell_bearers(bearers: int, options: argparse.Namespace) -> None:
    """Print that several speakers have such a name, who are not known to be one person."""
    if bearers > 1:
        note(
            f"{bearers:,} speakers have {options.speaker!r} in a name. Counted apart: "
            f"sayso list --by speaker --speaker {options.speaker!r}"
        )
