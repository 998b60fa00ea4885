"""The terminal report: one reading, as a person wants to read it, hardly longer than the article."""

import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from sayso.model.party import PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Certainty, Statement
from sayso.report.facts.accusations import Accusation
from sayso.report.facts.citing import HASH
from sayso.report.facts.dates import day_told
from sayso.report.facts.folding import fold
from sayso.report.facts.in_short import InShort, find_in_short
from sayso.report.facts.layers import Found, list_layers
from sayso.report.facts.layout import NARROWEST, WIDEST, columns, pad, safe, side_by_side, wrap
from sayso.report.facts.phrases import (
    coverage_line,
    made_of,
    many,
    nothing_listed,
    number,
    percent,
    pieces,
    shortfalls,
    unattributed,
    weaker_line,
    written_once,
)
from sayso.report.facts.places import Places
from sayso.report.facts.quoted import quotations_left
from sayso.report.facts.said import Said, ends, list_said, named, reference
from sayso.report.facts.told import list_told, told_once
from sayso.report.facts.voices import Voice, VoiceKind, Voices, find_voices, shown
from sayso.report.terminal.paint import Paint

T = TypeVar("T")

# Whose words the others are that are no party's; what is left is the article's own voice.
_OTHERS = {kind: str(kind) for kind in (VoiceKind.NOBODY, VoiceKind.WEAK, VoiceKind.UNREAD)}
_DEEPEST = 4  # deeper nesting is not indented further
_LONGEST = 60  # of a file's name that a line repeats
_FIRST, _LAST = 9, 4  # words shown of what the outlet tells at length
_MOST = 6  # of a list in the part in short; then it is counted


@dataclass(frozen=True, slots=True)
class Page:
    """The terminal a report is made for."""

    width: int
    paint: Paint


def to_terminal(
    reading: Reading,
    *,
    width: int = 100,
    colour: bool = False,
    layers: bool = False,
    weak: bool = False,
    details: bool = False,
) -> str:
    """Return the report as lines of at most `width` columns; control characters in it are shown, not sent.

    With `layers`, every time, number and place is listed with its value; with `details`, each statement with
    its hedges, times, offsets and confidence.
    Weak statements, too likely wrong to be printed, are counted in a line; with `weak` they are listed.
    """
    page = Page(min(max(width, NARROWEST), WIDEST), Paint(on=colour))
    reading, weaker = fold(reading, weak=weak)
    voices = find_voices(reading, weaker)
    parts = (
        _header(reading, voices, page),
        _notes(reading, page),
        () if reading.coverage.reduced else _in_short(reading, voices, weaker, page),
        _statements(reading, voices, weaker, page, details=details),
        _quotations(reading, weaker, page),
        _own_voice(reading, page, details=details),
        _layers(reading, page) if layers else (),
        _footer(reading, page),
    )
    return "\n".join(line.rstrip() for part in parts for line in part) + "\n"


def _header(reading: Reading, voices: Voices, page: Page) -> Iterator[str]:
    article = reading.article
    title = article.title.of(article.text) if article.title else None
    about = [*_facts(reading), f"{voices.words + voices.repeated:,} words"]
    if voices.repeated:
        about.append(f"repeats itself: {percent(voices.repeated, voices.words + voices.repeated)}")
    yield from map(page.paint.bold, wrap(title or "(no title found)", page.width))
    yield from wrap(" · ".join(about), page.width)
    if article.url:
        yield safe(article.url)  # whole, to be opened


def _facts(reading: Reading) -> Iterator[str]:
    """Yield outlet, date, authors and genre, each as far as it is known; outlet and date also where not."""
    article = reading.article
    yield article.outlet or "outlet not known"
    yield day_told(article.published) or "date of publication not known"
    yield from article.authors
    yield str(reading.genre.value) if reading.genre.value != "unknown" else "genre not known"


def heading(title: str | None, about: Sequence[str], page: Page) -> Iterator[str]:
    """Yield a title in bold and what is known of it, on one line where there is room."""
    title, told = safe(" ".join((title or "(no title found)").split())), safe(" · ".join(about))
    if columns(title) + columns(told) + 2 <= page.width:
        yield pad(page.paint.bold(title), 0) + " " * (page.width - columns(title) - columns(told)) + told
    else:
        yield from map(page.paint.bold, wrap(title, page.width))
        yield from wrap(told, page.width)


def _notes(reading: Reading, page: Page) -> Iterator[str]:
    for told in shortfalls(reading.coverage):
        yield from map(page.paint.warn, wrap(f"! {told}", page.width))
    for note in reading.article.notes:
        yield from wrap(f"! {note}", page.width)


def _in_short(reading: Reading, voices: Voices, weaker: Sequence[Statement], page: Page) -> Iterator[str]:
    yield ""
    for label, told in _counted(reading, voices, find_in_short(reading, voices, weaker)):
        first, *others = wrap(f"{label}: {told}", page.width - 2)
        yield page.paint.bold(label) + first[len(label) :]
        yield from (f"  {line}" for line in others)


def _counted(reading: Reading, voices: Voices, short: InShort) -> Iterator[tuple[str, str]]:
    """Yield what is told in short: a label, and the counted fact."""

    def heard(voice: Voice) -> str:
        party = voice.party
        unnamed = "unnamed" if party and party.kind is PartyKind.UNNAMED else ""
        roles = written_once(reading.article.text, party.roles, party.name) if party else ()
        known = (party.name, *(roles or [unnamed])[:1]) if party else ()
        return f"{', '.join(filter(None, known))} {percent(voice.words, voices.words)}"

    listed = _listed(short.heard, heard) or "nobody"
    unsaid = (
        f"{_OTHERS.get(voice.kind) or unattributed(reading)} {percent(voice.words, voices.words)}"
        for voice in voices.voices
        if voice.party is None and voice.words
    )
    yield "Heard, by share of the words", "; ".join((listed, *unsaid))
    if short.through:
        told = _listed(short.through, lambda one: one.party.name if one.party else "")
        yield "Heard only through others", told
    yield from _on_nobody(reading, short)
    if short.left_open:
        yield "Speaker left open", f"{len(short.left_open)} of {many(short.statements, 'statement')}"
    accused = [one for one in short.charges if one.accused and one.accused.id in short.accused]
    if accused:
        yield "Accused, not heard", _listed(accused, _charged)
    if short.spoken_of:
        yield "Spoken of, not heard", _listed(short.spoken_of, lambda one: one.party.name)
    for label, ones in (
        ("Did not reply", short.unanswered),
        ("Declined", short.declined),
        ("Denied", short.denied),
    ):
        if ones:
            yield label, _listed(ones, lambda one: f"{named(one)} {reference(one)}")


def _on_nobody(reading: Reading, short: InShort) -> Iterator[tuple[str, str]]:
    """Yield what rests on nobody named: in the own voice, and on whom without a name."""
    resting = len(short.unsourced) + len(short.nameless)
    if not resting:
        return
    share = percent(short.resting, short.words)
    told = [f"{resting} of {many(short.passages, 'passage')}, {share} of words"]
    if short.unsourced:
        told.append(f"{unattributed(reading)} {len(short.unsourced)}")
    for label, said in (("unnamed", short.unnamed), ("by role only", short.by_role)):
        if said:
            names = dict.fromkeys(map(named, said))
            told.append(f"{label} {len(said)}: {_listed(list(names), str)}")
    yield "On nobody named", " · ".join(told)


def _charged(one: Accusation) -> str:
    name = one.accused.name if one.accused else ""
    return f"{name}, by {named(one.statement)} {reference(one.statement)}"


def _listed(ones: Sequence[T], told: Callable[[T], str]) -> str:
    """Return the first few of a list, and how many more there are."""
    left = len(ones) - _MOST
    more = [f"{left} more"] if left > 0 else []
    return "; ".join([*map(told, ones[:_MOST]), *more])


def _statements(
    reading: Reading, voices: Voices, weaker: Sequence[Statement], page: Page, *, details: bool
) -> Iterator[str]:
    yield ""
    rows = {party: row for row, party in enumerate(voices.letters)}
    said = list_said(reading, whole=details)
    for one in said:
        yield from _statement(one, rows, page, details=details)
    if not said:
        yield nothing_listed(len(weaker))
    if weaker:
        yield page.paint.faint(weaker_line(len(weaker)))


def _statement(one: Said, rows: dict[str, int], page: Page, *, details: bool) -> Iterator[str]:
    indent = "  " * min(one.depth, _DEEPEST)
    label = " ".join(filter(None, (reference(one.statement), one.who, one.how)))
    links = "".join(f" → {link}" for link in one.links)
    first, *others = wrap(f"{label}: {one.words}{links} {one.place}", page.width - len(indent) - 2)
    speaker = one.statement.speaker
    name = safe(f"{reference(one.statement)} {one.who}")
    row = rows.get(speaker.id) if speaker else None
    yield indent + (page.paint.speaker(row, name) + first[len(name) :] if first.startswith(name) else first)
    yield from (f"{indent}  {line}" for line in others)
    if details:
        more = wrap(" · ".join(one.more), page.width - len(indent) - 2)
        yield from (f"{indent}  {page.paint.faint(line)}" for line in more)


def _quotations(reading: Reading, weaker: Sequence[Statement], page: Page) -> Iterator[str]:
    """Yield the quotations that nobody was found to say, or nobody surely."""
    places = Places(reading.article)
    for title, groups in quotations_left(reading, weaker):
        yield ""
        yield page.paint.bold(f"{title}, {many(len(groups), 'quotation')}:")
        for first, *again in groups:
            more = f" again in {', '.join(dict.fromkeys(map(places.block, again)))}" if again else ""
            yield from _row(f"{first.of(reading.article.text)}{more} {places.block(first)}", page)


def _own_voice(reading: Reading, page: Page, *, details: bool) -> Iterator[str]:
    """Yield what the outlet tells itself and no source is named for; with details each clause by itself."""
    places = Places(reading.article)
    told = list_told(reading, places)
    bare = [one for one in told if not one.assertion.sourced_by]
    if not bare:
        return
    yield ""
    yield page.paint.bold(f"Own voice, no source named for {len(bare)} of {many(len(told), 'clause')}:")
    if details:
        for one in told:
            yield from _row(" · ".join((one.words, *one.details, one.place)), page)
        return
    for place, group in groupby(_stretches(reading), key=lambda one: places.block(one[0])):
        stretches, doubts = zip(*group, strict=True)
        sure = ", ".join(dict.fromkeys(doubt for each in doubts for doubt in each))
        sure = f" ({sure})" if sure else ""
        text = reading.article.text
        short = (piece for one in stretches for piece in ends(text, one, _FIRST, _LAST))
        yield from _row(f"{pieces(text, tuple(short))}{sure} {place}", page)


def _stretches(reading: Reading) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield the stretches of the article in which such clauses stand, joined where no word is between."""
    text = reading.article.text
    title = reading.article.title
    spans = sorted(
        (span, str(one.certainty) if one.certainty not in {None, Certainty.CERTAIN} else "")
        for one, *_ in told_once(reading)
        for span in one.content
        if not one.sourced_by and not (title and title.covers(span))  # the headline stands above
    )
    joined: list[tuple[Span, list[str]]] = []
    for span, doubt in spans:
        last = joined[-1][0] if joined else None
        if last and _follows(text[last.end : span.start]):
            joined[-1] = Span(last.start, max(last.end, span.end)), [*joined[-1][1], doubt]
        else:
            joined.append((span, [doubt]))
    for span, doubts in joined:
        yield span, tuple(dict.fromkeys(filter(None, doubts)))


def _follows(between: str) -> bool:
    """Return whether no word and no end of a line stands between two clauses."""
    return "\n" not in between and not any(map(str.isalnum, between))


def _row(told: str, page: Page) -> Iterator[str]:
    for row, line in enumerate(wrap(told, page.width - 2)):
        yield f"{'  ' if row else '– '}{line}"


def _layers(reading: Reading, page: Page) -> Iterator[str]:
    places = Places(reading.article)
    for layer in list_layers(reading):
        yield ""
        yield from map(page.paint.bold, wrap(f"{layer.title} ({layer.known}):", page.width))
        for one in layer.found:
            yield from _found(one, places, page)


def _found(one: Found, places: Places, page: Page) -> Iterator[str]:
    """Yield the words, what they mean, where they stand and in which statements."""
    inside = f" · in {', '.join(map(reference, one.inside))}" if one.inside else ""
    room = page.width // 3 - 2
    where = wrap("; ".join(places.cite((span,)) for span in one.spans) + inside, room)
    cells = (wrap(f"– {one.words}", room), room), (wrap(one.value, room), room), (where, room)
    yield from ("  ".join(row) for row in side_by_side(*cells))


def _footer(reading: Reading, page: Page) -> Iterator[str]:
    yield ""
    yield from wrap(f"Read: {coverage_line(reading.coverage)}", page.width)
    made = f"{made_of(reading)} · sha256 {reading.article.sha256[:HASH]}"
    for line in (f"Made by {made}", f"Why: {_why(reading)}"):
        yield from map(page.paint.faint, wrap(line, page.width))


def _why(reading: Reading) -> str:
    """Return the command that tells why a statement is there, or what was not understood."""
    file = shlex.quote(reading.article.file or reading.article.id)
    file = file if len(file) <= _LONGEST else "FILE"
    first = next(iter(shown(reading.statements)), None)
    return f"sayso explain {file} {number(first.id)}" if first else f"sayso coverage {file}"
