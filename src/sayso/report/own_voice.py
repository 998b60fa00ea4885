"""The outlet's own voice on the terminal: what an article says itself, and on whose say-so, if anybody's."""

from collections.abc import Iterator

from sayso.model.reading import Reading
from sayso.report.layout import columns, wrap
from sayso.report.paint import Paint
from sayso.report.places import Places
from sayso.report.told import Told, list_told


def list_own_voice(reading: Reading, width: int, paint: Paint) -> Iterator[str]:
    """Yield the lines on the article's own assertions, unsourced ones first, and on marked wording."""
    places = Places(reading.article)
    told = list_told(reading, places)
    unsourced = [one for one in told if not one.assertion.sourced_by]
    for title, ones in (("no source given", unsourced), ("also said by somebody", told[len(unsourced) :])):
        if ones:
            yield ""
            yield paint.bold(f"Own voice, {title} ({len(ones)} of {len(told)} assertions):")
            for one in ones:
                yield from _assertion(one, width, paint)
    yield from _wording(reading, places, width)


def _assertion(told: Told, width: int, paint: Paint) -> Iterator[str]:
    room = width - columns(told.place) - 5
    lines = wrap(told.words, room)
    for row, line in enumerate(lines):
        end = " " * (width - columns(line) - 2 - columns(told.place)) + told.place
        yield f"  {line}" if row else f"– {line}{end}"
    yield from (f"  {paint.faint(line)}" for line in wrap(" · ".join(told.details), room))


def _wording(reading: Reading, places: Places, width: int) -> Iterator[str]:
    if reading.wording:
        text = reading.article.text
        marked = (
            f"{one.span.of(text)} ({one.kind.value.replace('_', ' ')}, {places.cite((one.span,))})"
            for one in reading.wording
        )
        yield ""
        yield from wrap("Wording marked, not scored: " + "; ".join(marked), width)
