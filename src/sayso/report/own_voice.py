"""The outlet's own voice: what an article says itself, and on whose say-so, if anybody's."""

from collections.abc import Iterator

from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Certainty, Polarity
from sayso.report.layout import columns, pad, wrap
from sayso.report.paint import Paint
from sayso.report.phrases import number, pieces
from sayso.report.places import place


def list_own_voice(reading: Reading, width: int, paint: Paint) -> Iterator[str]:
    """Yield the lines on the article's own assertions, unsourced ones first, and on marked wording."""
    unsourced = [one for one in reading.assertions if not one.sourced_by]
    sourced = [one for one in reading.assertions if one.sourced_by]
    total = len(reading.assertions)
    for title, ones in (("no source given", unsourced), ("also said by somebody", sourced)):
        if ones:
            yield ""
            yield paint.bold(f"Own voice, {title} ({len(ones)} of {total} assertions):")
            for one in ones:
                yield from _assertion(reading, one, width, paint)
    yield from _wording(reading, width)


def _assertion(reading: Reading, one: Assertion, width: int, paint: Paint) -> Iterator[str]:
    where = place(reading.article, one.content)
    room = width - columns(where) - 5
    lines = wrap(pieces(reading.article.text, one.content), room)
    details = wrap(" · ".join(_details(reading, one)), room)
    for row, line in enumerate([*lines, *details]):
        shown = line if row < len(lines) else paint.faint(line)
        start = f"{'–' if row == 0 else ' '} {shown}"
        yield start if row else start + " " * (width - columns(line) - 2 - columns(where)) + pad(where, 0)


def _details(reading: Reading, one: Assertion) -> Iterator[str]:
    text = reading.article.text
    if one.sourced_by:
        yield "said in " + ", ".join(map(number, one.sourced_by))
    if one.certainty not in {None, Certainty.CERTAIN}:
        yield str(one.certainty)
    if one.polarity is Polarity.NEGATIVE:
        yield "negative"
    yield from (f"hedge: {hedge.span.of(text)} ({hedge.value})" for hedge in one.hedges)
    if one.when:
        yield f"event: {one.when}"


def _wording(reading: Reading, width: int) -> Iterator[str]:
    if not reading.wording:
        return
    text = reading.article.text
    marked = (
        f"{one.span.of(text)} ({one.kind.value.replace('_', ' ')}, {place(reading.article, (one.span,))})"
        for one in reading.wording
    )
    yield ""
    yield from wrap("Wording marked, not scored: " + "; ".join(marked), width)
