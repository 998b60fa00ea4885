"""The terminal report: one reading, as a person wants to read it."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.facts.entries import list_entries
from sayso.report.facts.folding import fold
from sayso.report.facts.layers import Found, list_layers
from sayso.report.facts.layout import NARROWEST, WIDEST, columns, pad, safe, side_by_side, wrap
from sayso.report.facts.phrases import coverage_line, facts, made_of, number, percent
from sayso.report.facts.places import Places
from sayso.report.facts.summary import sourcing_line, through_line, voice_count, voice_name
from sayso.report.facts.voices import Voices, find_voices, shown
from sayso.report.terminal.listing import list_statements
from sayso.report.terminal.own_voice import list_own_voice, list_quotations
from sayso.report.terminal.paint import Paint

_BAR = 12  # columns of a bar for all the words
_ROOMY = 100  # wider, there is room to say what the shares are of


@dataclass(frozen=True, slots=True)
class Page:
    """The terminal a report is made for."""

    width: int
    paint: Paint


def to_terminal(
    reading: Reading, *, width: int = 100, colour: bool = False, layers: bool = False, weak: bool = False
) -> str:
    """Return the report as lines of at most `width` columns; control characters in it are shown, not sent.

    With `layers`, every time, number and place is listed with its value.
    Weak statements, too likely wrong to be printed, are counted in a line; with `weak` they are listed.
    """
    page = Page(min(max(width, NARROWEST), WIDEST), Paint(on=colour))
    reading, weaker = fold(reading, weak=weak)
    voices = find_voices(reading, weaker)
    entries = list_entries(reading, voices)
    parts = (
        _header(reading, voices, page),
        _notes(reading, page),
        _who_speaks(reading, voices, page),
        list_statements(entries, voices, page.width, page.paint, left_out=len(weaker)),
        list_quotations(reading, page.width, page.paint, weaker),
        list_own_voice(reading, page.width, page.paint),
        _layers(reading, page) if layers else (),
        _sourcing(reading, weaker, page),
        _footer(reading, page),
    )
    return "\n".join(line.rstrip() for part in parts for line in part) + "\n"


def _header(reading: Reading, voices: Voices, page: Page) -> Iterator[str]:
    article = reading.article
    title = article.title.of(article.text) if article.title else None
    about = [*facts(reading), f"{voices.words + voices.repeated:,} words"]
    if voices.repeated:
        about.append(f"{percent(voices.repeated, voices.words + voices.repeated)} repeated inside")
    yield from heading(title, about, page)


def heading(title: str | None, about: Sequence[str], page: Page) -> Iterator[str]:
    """Yield a title in bold and what is known of it, on one line where there is room."""
    title, told = safe(" ".join((title or "(no title found)").split())), safe(" · ".join(about))
    if columns(title) + columns(told) + 2 <= page.width:
        yield pad(page.paint.bold(title), 0) + " " * (page.width - columns(title) - columns(told)) + told
    else:
        yield from map(page.paint.bold, wrap(title, page.width))
        yield from wrap(told, page.width)


def _notes(reading: Reading, page: Page) -> Iterator[str]:
    if reading.coverage.reduced:
        yield from map(page.paint.warn, wrap(f"! Read in part: {reading.coverage.reduced}", page.width))
    for note in reading.article.notes:
        yield from wrap(f"! {note}", page.width)


def _who_speaks(reading: Reading, voices: Voices, page: Page) -> Iterator[str]:
    said = " of the words" if page.width > _ROOMY else ""
    room = page.width - _BAR - len(said) - 28
    for row, voice in enumerate(voices.voices):
        if voice.nested_only:
            continue
        name, *more = wrap(voice_name(reading, voice), room)
        bar = "█" * round(_BAR * voice.words / voices.words) if voices.words else ""
        share = f"{pad(bar, _BAR)} {percent(voice.words, voices.words):>5}"
        speaker = row if voice.party else None
        line = f"{pad(voice.letter, 2)} {pad(name, room)}  {pad(voice_count(voice), 14)}  {share}"
        yield page.paint.speaker(speaker, line) + (said if row == 0 else "")
        yield from (f"   {line}" for line in more)
    yield from (f"   {line}" for line in wrap(through_line(voices), page.width - 3))


def _layers(reading: Reading, page: Page) -> Iterator[str]:
    places = Places(reading.article)
    for layer in list_layers(reading):
        yield ""
        yield from map(page.paint.bold, wrap(f"{layer.title} ({layer.known}):", page.width))
        for one in layer.found:
            yield from _found(one, places, page)


def _found(one: Found, places: Places, page: Page) -> Iterator[str]:
    """Yield the words, what they mean, where they stand and in which statements."""
    inside = f" · in {', '.join(map(number, one.inside))}" if one.inside else ""
    room = page.width // 3 - 2
    where = wrap("; ".join(places.cite((span,)) for span in one.spans) + inside, room)
    cells = (wrap(f"– {one.words}", room), room), (wrap(one.value, room), room), (where, room)
    yield from ("  ".join(row) for row in side_by_side(*cells))


def _sourcing(reading: Reading, weaker: Sequence[Statement], page: Page) -> Iterator[str]:
    yield ""
    if not reading.coverage.reduced:
        yield from wrap(sourcing_line(reading, weaker), page.width)


def _footer(reading: Reading, page: Page) -> Iterator[str]:
    yield from wrap(f"Coverage: {coverage_line(reading.coverage)}", page.width)
    by = made_of(reading)
    yield from map(page.paint.faint, wrap(f"Made by {by} · sha256 {reading.article.sha256[:16]}", page.width))
    yield from map(page.paint.faint, wrap(f"Next: {' · '.join(_next(reading))}", page.width))


def _next(reading: Reading) -> Iterator[str]:
    file = shlex.quote(reading.article.file) if reading.article.file else "FILE"
    first = next(iter(shown(reading.statements)), None)
    if first:
        yield f"sayso explain {file} {number(first.id)}"
    yield f"sayso coverage {file}"
