"""The listing: statements as numbered rows, in columns where the terminal is wide enough."""

from collections.abc import Iterator

from sayso.report.facts.entries import Entry
from sayso.report.facts.layout import columns, pad, safe, side_by_side, wrap
from sayso.report.facts.phrases import nothing_listed, number, weaker_line
from sayso.report.facts.voices import Voices
from sayso.report.terminal.paint import Paint

_COLUMNS_FROM = 100  # narrower, the words would stand in a strip of a few words a line
_LABEL, _PLACE, _SURE = 24, 18, 4
_DEEPEST = 4  # deeper nesting is not indented further


def list_statements(
    entries: tuple[Entry, ...], voices: Voices, width: int, paint: Paint, *, left_out: int = 0
) -> Iterator[str]:
    """Yield the lines of all statements, then how many weak ones are left out; say so where there is none."""
    yield ""
    yield from _rows(entries, voices, width, paint)
    if not entries:
        yield nothing_listed(left_out)
    if left_out:
        yield paint.faint(weaker_line(left_out))


def _rows(entries: tuple[Entry, ...], voices: Voices, width: int, paint: Paint) -> Iterator[str]:
    rows = {letter: row for row, letter in enumerate(voices.letters.values())}
    digits = max((len(number(entry.statement.id)) for entry in entries), default=0)
    for entry in entries:
        speaker = rows.get(entry.letter)
        listed = _in_columns if width >= _COLUMNS_FROM else _stacked
        yield from listed(entry, digits, width, paint, speaker)


def _label(entry: Entry, digits: int) -> str:
    branch = "  " * (min(entry.depth, _DEEPEST) - 1) + "└ " if entry.depth else ""
    return f"{number(entry.statement.id):>{digits}} {branch}{entry.letter} {safe(entry.does)}"


def _details(entry: Entry, width: int) -> list[str]:
    return wrap(" · ".join(entry.details), width)


def _in_columns(entry: Entry, digits: int, width: int, paint: Paint, speaker: int | None) -> Iterator[str]:
    indent = 2 * min(entry.depth, _DEEPEST)
    room = width - _LABEL - _PLACE - _SURE - 6 - indent
    words, details = wrap(entry.words, room), _details(entry, room)
    label = _hanging(_label(entry, digits), _LABEL, digits + 1)
    sure = [f"{entry.confidence}{'!' if entry.low else ''}"]
    rows = side_by_side(
        (label, _LABEL), (words + details, room), (wrap(entry.place, _PLACE), _PLACE), (sure, _SURE)
    )
    for row, (who, said, where, how_sure) in enumerate(rows):
        shown = said if row < len(words) else paint.faint(said)
        sign = paint.warn(how_sure) if entry.low else how_sure
        yield f"{paint.speaker(speaker, who)}  {' ' * indent}{shown}  {where}  {sign}"


def _stacked(entry: Entry, digits: int, width: int, paint: Paint, speaker: int | None) -> Iterator[str]:
    indent = " " * (digits + 1 + 2 * min(entry.depth, _DEEPEST))
    label = _label(entry, digits)
    where = f"{entry.place}  {entry.confidence}{'!' if entry.low else ''}"
    gap = width - columns(label) - columns(where)
    if gap > 1:
        yield paint.speaker(speaker, label) + " " * gap + where
    else:
        yield from (paint.speaker(speaker, line) for line in _hanging(label, width, digits + 1))
        yield from (pad(line, width, right=True) for line in wrap(where, width - 8))
    room = width - len(indent)
    yield from (indent + line for line in wrap(entry.words, room))
    yield from (indent + paint.faint(line) for line in _details(entry, room))


def _hanging(label: str, width: int, indent: int) -> list[str]:
    """Wrap a label; its further lines stand under its letter."""
    if columns(label) <= width:
        return [label]
    lead = label[: len(label) - len(label.lstrip())]
    first, *more = wrap(label, width - max(indent, len(lead)))
    return [lead + first, *(" " * indent + line for line in more)]
