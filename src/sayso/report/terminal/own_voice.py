"""The outlet's own voice on the terminal: what an article says itself, and on whose say-so, if anybody's."""

from collections.abc import Iterator, Sequence

from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.facts.layout import columns, wrap
from sayso.report.facts.places import Places
from sayso.report.facts.quoted import quotations_left
from sayso.report.facts.told import Told, list_told
from sayso.report.terminal.paint import Paint


def list_quotations(
    reading: Reading, width: int, paint: Paint, weaker: Sequence[Statement] = ()
) -> Iterator[str]:
    """Yield the lines on quotations that nobody was found to say, or nobody surely."""
    places = Places(reading.article)
    for title, groups in quotations_left(reading, weaker):
        yield ""
        yield paint.bold(f"{title} ({len(groups)}):")
        for span, *again in groups:
            yield from _line(span.of(reading.article.text), places.cite((span,)), width)
            yield from (f"  {paint.faint(f'again at {places.cite((other,))}')}" for other in again)


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
    yield from _line(told.words, told.place, width)
    room = width - columns(told.place) - 5
    yield from (f"  {paint.faint(line)}" for line in wrap(" · ".join(told.details), room))


def _line(words: str, place: str, width: int) -> Iterator[str]:
    """Yield the words with their place at the end of the first line."""
    for row, line in enumerate(wrap(words, width - columns(place) - 5)):
        end = " " * (width - columns(line) - 2 - columns(place)) + place
        yield f"  {line}" if row else f"– {line}{end}"


def _wording(reading: Reading, places: Places, width: int) -> Iterator[str]:
    if reading.wording:
        text = reading.article.text
        marked = (
            f"{one.span.of(text)} ({one.kind.value.replace('_', ' ')}, {places.cite((one.span,))})"
            for one in reading.wording
        )
        yield ""
        yield from wrap("Wording marked, not scored: " + "; ".join(marked), width)
