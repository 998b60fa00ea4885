"""`sayso timeline`: events in the order of their time, with who says so."""

import argparse

from sayso.cli.inputs import Tally, named, readings
from sayso.cli.output import as_asked, open_table
from sayso.report.facts.folding import Once
from sayso.report.timelines.article import tell_article
from sayso.report.timelines.making import join_tellings
from sayso.report.timelines.nouns import Chosen


def run(options: argparse.Namespace) -> int:
    """Return each article and put all together in order, in the format asked for."""
    paths = named(options)
    chosen = Chosen(since=options.since, until=options.until, speaker=options.speaker)
    tally = Tally()
    if options.claims:
        return _by_claim(paths, options)
    with open_table(options, paths) as stream:
        once = Once(each=options.weak)
        every = once.kept(
            tell_article(once.meet(reading), row, weak=options.weak)
            for row, reading in enumerate(readings(paths, options, tally))
        )
        if every:
            stream.write(as_asked(join_tellings(every, chosen), options, several=len(every) > 1))
    return tally.exit_code()


def _by_claim(paths: list[str], options: argparse.Namespace) -> int:
    """Write each claim once under the time of its event."""
    from sayso.cli.linked import linkable
    from sayso.report.claims.finding import claims
    from sayso.report.timelines.by_claim import claim_line

    tally = Tally()
    with open_table(options, paths) as stream, linkable(paths, options, tally) as given:
        if tally.read:
            found = claims(given, speaker=options.speaker, weak=options.weak)
            line = claim_line(found, since=options.since, until=options.until)
            stream.write(as_asked(line, options, several=found.read > 1))
    return tally.exit_code()
