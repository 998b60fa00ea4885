"""`sayso import`: what people corrected elsewhere, put above what was read; the machine's layer stays."""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.cli.exits import Exit
from sayso.cli.output import open_output
from sayso.cli.stores import opened
from sayso.cli.tell import tell
from sayso.errors import Fault, NotInStore
from sayso.ingest.corrections import CorrectedArticle, Known
from sayso.ingest.unread import Unread
from sayso.model.reading import Reading
from sayso.store import Store


def run(options: argparse.Namespace) -> int:
    """Put the corrections of a file into the store, all of an article or none, and count them."""
    unread = articles = faults = 0
    counts = dict.fromkeys(("changed", "added", "removed", "unchanged"), 0)
    with open_output(None) as stream, opened(options, read_only=False) as store:
        for one in _found(options, _known(store)):
            if isinstance(one, Unread):
                unread += 1
                faults += isinstance(one.error, Fault)
                tell(f"cannot import {one.file}: {one.reason}")
                continue
            articles += 1
            corrected = store.correct(one.corrections, by=options.by or one.file)
            for name in counts:
                counts[name] += getattr(corrected, name)
        told = {"articles": articles, "unread": unread, **counts}
        stream.write(json.dumps(told, indent=1) + "\n" if options.format == "json" else _text(told))
    if faults:
        return Exit.FAULT
    if not articles:
        return Exit.NOTHING
    return Exit.SOME_UNREAD if unread else Exit.DONE


def _found(options: argparse.Namespace, known: Known) -> Iterable[CorrectedArticle | Unread]:
    path = Path(options.file)
    if options.form == "brat":
        from sayso.ingest.brat import read_brat

        return read_brat(path, known, annotator=options.by)
    from sayso.ingest.labelstudio import read_labelstudio

    return read_labelstudio(path, known)


def _known(store: Store) -> Known:
    """Return what finds a reading as it was exported: with what people corrected before."""

    def known(article: str) -> Reading | None:
        try:
            return store.reading(article)
        except NotInStore:
            return None

    return known


def _text(told: dict[str, int]) -> str:
    return "\n".join(_lines(told)) + "\n"


def _lines(told: dict[str, int]) -> Iterator[str]:
    from sayso.report.facts.phrases import many

    yield f"{many(told['articles'], 'article')} gone through by people"
    yield (
        f"  statements changed {told['changed']:,}, added {told['added']:,}, taken away {told['removed']:,}"
        f"; {told['unchanged']:,} corrections said what stood already"
    )
    if told["unread"]:
        yield f"  {told['unread']:,} could not be taken; each was told"
