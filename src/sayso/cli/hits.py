"""Hits: what a search found, written in the form that was asked for."""

from typing import TextIO

from sayso.model.stored import Found
from sayso.report.terminal.paint import Look


def write_found(
    stream: TextIO, found: Found, form: str, how: Look, *, heading: str | None = None, name: str = ""
) -> None:
    """Write the hits as text, JSON, CSV or an Atom feed; `heading` tells people what is shown."""
    from sayso.report.terminal.found import found_to_csv, found_to_json, found_to_text

    if form == "json":
        stream.write(found_to_json(found))
    elif form == "csv":
        stream.write(found_to_csv(found))
    elif form == "atom":
        from sayso.report.terminal.atom import found_to_atom

        stream.write(found_to_atom(found, title=f"sayso: {name or ' '.join(found.words)}", name=name))
    elif heading and not found.total:
        stream.write(f"{heading} nothing.\n")
    else:
        stream.write(f"{heading}\n\n" if heading else "")
        stream.write(found_to_text(found, width=how.width, colour=how.colour))
