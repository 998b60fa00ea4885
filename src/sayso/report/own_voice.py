"""The outlet's own voice: what an article says itself, and on whose say-so, if anybody's."""

from collections.abc import Iterator

from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Certainty, Polarity
from sayso.report.layout import columns, pad, wrap
from sayso.report.paint import Paint
from sayso.report.phrases import number, pieces
from sayso.report.places import place
from sayso.report.voices import told_once


def list_own_voice(reading: Reading, width: int, paint: Paint) -> Iterator[str]:
    """Yield the lines on the article's own assertions, unsourced ones first, and on marked wording."""
    told = told_once(reading)
    unsourced = [one for one in told if not one.sourced_by]
    sourced = [one for one in told if one.sourced_by]
    for title, ones in (("no source given", unsourced), ("also said by somebody", sourced)):
        if ones:
            yield ""
            yield paint.bold(f"Own voice, {title} ({len(ones)} of {len(told)} assertions):")
            for one in ones:
                yield from _assertion(reading, one, told[one], width, paint)
    yield from _wording(reading, width)


def _assertion(
    reading: Reading, one: Assertion, again: tuple[Assertion, ...], width: int, paint: Paint
) -> Iterator[str]:
    where = place(reading.article, one.content)
    room = width - columns(where) - 5
    lines = wrap(pieces(reading.article.text, one.content), room)
    hung = wrap(" · ".join(details(reading, one, again)), room)
    for row, line in enumerate([*lines, *hung]):
        shown = line if row < len(lines) else paint.faint(line)
        start = f"{'–' if row == 0 else ' '} {shown}"
        yield start if row else start + " " * (width - columns(line) - 2 - columns(where)) + pad(where, 0)


def details(reading: Reading, one: Assertion, again: tuple[Assertion, ...]) -> Iterator[str]:
    """Yield what hangs on an assertion: who else says it, how sure, when, and where it stands again."""
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
    yield from (f"again at {place(reading.article, other.content)}" for other in again)


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
