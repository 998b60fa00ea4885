"""Paragraphs: each row of an article's text with the notes that belong beside it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from sayso.model.article import BlockKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Statement
from sayso.report.facts.phrases import number, who_speaks
from sayso.report.facts.quoted import quotations_left
from sayso.report.page.notes import Around, Notes
from sayso.report.page.nouns import Bit, Line, Note
from sayso.report.page.text import Row, rows_of

T = TypeVar("T")
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One row of the page: its text, the notes beside it, those less sure, and who only goes on in it."""

    row: Row
    notes: tuple[Note, ...]
    weaker: tuple[Note, ...]
    goes_on: tuple[Bit, ...]

    @property
    def tag(self) -> str:
        """The HTML element of its text."""
        return "h3" if self.row.kind in _HEADINGS else "p"


def paragraphs_of(reading: Reading, weaker: Sequence[Statement], around: Around) -> Iterator[Paragraph]:
    """Yield each row of the text with the notes that belong beside it; `weaker` statements are folded."""
    every = sorted((*reading.statements, *weaker), key=lambda one: int(number(one.id)))
    unread = () if reading.coverage.reduced else reading.coverage.unread
    whole = replace(reading, statements=tuple(every), coverage=replace(reading.coverage, unread=unread))
    printed = {one.id: one for one in reading.statements}
    left = [(span, title) for title, groups in quotations_left(reading, weaker) for (span, *_) in groups]
    rows = rows_of(whole, printed, [span for span, _ in left], around.looks)
    starts, notes = [row.span.start for row in rows], Notes(reading, around)
    said = _by_row(starts, ((place, one) for one in every if (place := _place(one))))
    told = _by_row(starts, ((one.content[0], one) for one in reading.assertions))
    quoted = _by_row(starts, ((span, (title, span)) for span, title in left))
    for at, row in enumerate(rows):
        here = {one.id for one in said[at]}
        yield Paragraph(
            row=row,
            notes=(
                *notes.of([one for one in said[at] if one.id in printed], told[at]),
                *_quoted(notes, quoted[at]),
            ),
            weaker=tuple(map(notes.weak, (one for one in said[at] if _is_folded(one, printed)))),
            goes_on=tuple(_goes_on(row, here, printed, around.prefix)),
        )


def lines_of(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """Yield every line of every note that is not folded, hosts before what stands in them."""
    waiting = [note for one in paragraphs for note in one.notes]
    waiting.reverse()
    while waiting:
        for line in waiting.pop().lines:
            yield line
            waiting.extend(reversed(line.inner))


def _place(one: Statement) -> Span | None:
    """Return where the first words of a statement stand, of a refusal those that tell it."""
    return min(one.content or one.cue or one.source, default=None)


def _by_row(starts: Sequence[int], every: Iterable[tuple[Span, T]]) -> Mapping[int, list[T]]:
    """Return what stands in each row, by the row's place."""
    held: defaultdict[int, list[T]] = defaultdict(list)
    for span, one in every:
        held[bisect_right(starts, span.start) - 1].append(one)
    return held


def _quoted(notes: Notes, left: Iterable[tuple[str, Span]]) -> Iterator[Note]:
    """Yield a note for each thing that is known of who says the quotations of a row."""
    for title, spans in groupby(sorted(left), key=lambda pair: pair[0]):
        yield notes.quoted(title, [span for _, span in spans])


def _is_folded(one: Statement, printed: Collection[str]) -> bool:
    return one.id not in printed and one.repeat_of is None


def _goes_on(row: Row, here: Collection[str], printed: Mapping[str, Statement], prefix: str) -> Iterator[Bit]:
    """Yield who only goes on in a row: their statements begin before it."""
    held = dict.fromkeys(name for words in row.words for name in words.said.split())
    for name in held:
        one = printed.get(name)
        if one and name not in here and one.nested_in not in held and one.repeat_of is None:
            yield Bit(words=f"{who_speaks(one)} ({number(name)})", href=f"#{prefix}n{name}")
