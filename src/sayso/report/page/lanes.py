"""Lanes: who tells a claim when, a lane for each on whose say-so, a column for each day, and what ties them.

Names stand in a cell one below the other, and ties run in the gutters between cells alone: so no name lies
on a line or on another name, however many there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sayso.model.statement import Stance
from sayso.report.page.plots import LINE, Column, Label, broken, column_of, length, time_columns


class Sign(StrEnum):
    """What a mention does with a claim, each with a shape of its own."""

    SAYS = "says"
    REPEATS = "repeats"
    DENIES = "denies"
    ASKS = "asks"
    UNSAID = "leaves unsaid"
    REPORTS = "passes on"


SIGNS = {
    Stance.ASSERTS: Sign.SAYS,
    Stance.DENIES: Sign.DENIES,
    Stance.ASKS: Sign.ASKS,
    Stance.UNSAID: Sign.UNSAID,
    Stance.REPORTS: Sign.REPORTS,
}


class Entry(NamedTuple):
    """One mark before it has a place: its lane, its date, what it does, its name, and where it leads.

    `title` is read out for it; `key` is what ties know it by.
    """

    lane: int
    published: str | None
    sign: Sign
    name: str
    title: str
    href: str | None
    key: int


class Tie(NamedTuple):
    """What leads from one entry to later ones; `worded` where the words are the same, else by name."""

    source: int
    targets: tuple[int, ...]
    worded: bool
    title: str


class Mark(NamedTuple):
    """A mark with its place; it `stands_for` so many, of which most have no room for their own."""

    x: float
    y: float
    sign: Sign
    lines: tuple[Label, ...]
    title: str
    href: str | None
    stands_for: int


class Lane(NamedTuple):
    """One lane: its name in lines, its top and foot, its marks, and its colour."""

    names: tuple[Label, ...]
    top: float
    bottom: float
    marks: tuple[Mark, ...]
    voice: str


class Head(NamedTuple):
    """The head of a column: its left edge, its day, and how much later it is."""

    x: float
    name: Label
    gap: Label


class Line(NamedTuple):
    """A tie as an SVG path."""

    path: str
    worded: bool
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a claim: lanes, columns of days, ties; `signs` are those that it holds."""

    title: str
    desc: str
    width: int
    height: int
    left: int
    heads: tuple[Head, ...]
    lanes: tuple[Lane, ...]
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]
    left_out: int


_NAME, _NAME_WIDE = 22, 178  # characters and px of a lane's name
_GUTTER, _TRACK = 16, 6  # px at the left of a column, and for each tie that runs in it
_MARK = 20  # px of a mark before its name
_WORDS = 24  # characters of a mark's name in a line
_HEAD = 44
_ROOM, _SPARE = 840, 110  # px that few columns are widened to fill, and by how much each at most
_MOST = 5  # marks of one cell; of more, the last stands for all that follow
_MOST_LANES = 12
_MOST_TIES = 6


class Name(NamedTuple):
    """The name of a lane, and of what it is one, as which it is counted where there is no room for all."""

    name: str
    one_of: str


def picture(
    names: Sequence[Name], entries: Sequence[Entry], ties: Iterable[Tie], *, title: str, desc: str
) -> Picture:
    """Return the picture of these lanes; what is beyond it is counted, and stands in the table."""
    columns = time_columns(one.published for one in entries)
    shown, lane_of = _shown(names, entries)
    entries = [one._replace(lane=lane_of[one.lane]) for one in entries]
    kept = sorted(ties, key=lambda one: (-len(one.targets), one.source))
    grid = _Grid(shown, columns, entries, kept[:_MOST_TIES])
    signs = {one.sign for one in entries}
    return Picture(
        title=title,
        desc=desc,
        width=round(grid.width),
        height=round(grid.height),
        left=_NAME_WIDE,
        heads=tuple(grid.heads()),
        lanes=tuple(grid.lane(place) for place in range(len(shown))),
        lines=tuple(grid.lines()),
        signs=tuple(one for one in Sign if one in signs),
        left_out=len(kept[_MOST_TIES:]),
    )


def _shown(names: Sequence[Name], entries: Sequence[Entry]) -> tuple[list[str], list[int]]:
    """Return the names of the lanes that are drawn, and in which each is: of many, small ones share one."""
    counts = [sum(one.lane == lane for one in entries) for lane in range(len(names))]
    kinds = list(dict.fromkeys(one.one_of for one in names))
    room = _MOST_LANES if len(names) <= _MOST_LANES else (_MOST_LANES - len(kinds)) // len(kinds)
    shown: list[str] = []
    lane_of = [0] * len(names)
    for kind in kinds:
        own = [lane for lane, one in enumerate(names) if one.one_of == kind]
        large = sorted(own, key=lambda lane: (-counts[lane], lane))
        large = large[: room if len(own) > room + 1 else len(own)]  # one alone needs no lane of others
        for lane in (one for one in own if one in large):
            lane_of[lane] = len(shown)
            shown.append(names[lane].name)
        small = [lane for lane in own if lane not in large]
        for lane in small:
            lane_of[lane] = len(shown)
        shown += [f"{len(small)} {kind}"] if small else []
    return shown, lane_of


class _Cell(NamedTuple):
    """What one lane holds on one day: entries with a mark each, then those that share the last one."""

    alone: tuple[Entry, ...]
    together: tuple[Entry, ...]


class _Grid:
    """Rows and columns with what stands in them, and where."""

    def __init__(
        self, names: Sequence[str], columns: Sequence[Column], entries: Sequence[Entry], ties: Sequence[Tie]
    ) -> None:
        self.names, self.columns, self.ties = names, columns, ties
        self.cells = self._cells(entries)
        self.gutter = _GUTTER + _TRACK * len(ties)
        self.band = 10 + (_TRACK - 1) * len(ties)
        wide = [self._wide(place) for place in range(len(columns))]
        spare = max(0.0, min(_ROOM - _NAME_WIDE - sum(wide), _SPARE * len(wide)))
        self.xs = [float(_NAME_WIDE)]
        for each in wide:
            self.xs.append(self.xs[-1] + each + spare / len(wide))
        self.width = self.xs[-1] + 8
        self.tops = [float(_HEAD)]
        for lane in range(len(names)):
            self.tops.append(self.tops[-1] + self._high(lane))
        self.height = self.tops[-1] + 4
        self.places: dict[int, tuple[float, float, int, int]] = {}
        self._marks = {place: tuple(self._of_lane(place)) for place in range(len(names))}

    def _cells(self, entries: Iterable[Entry]) -> Mapping[tuple[int, int], _Cell]:
        held: dict[tuple[int, int], list[Entry]] = {}
        for one in entries:
            held.setdefault((one.lane, column_of(self.columns, one.published)), []).append(one)
        return {place: _cell(every) for place, every in held.items()}

    def _wide(self, column: int) -> float:
        """Return how wide a column is: its longest name, or its head."""
        names = [line for (_, at), cell in self.cells.items() if at == column for line in _lines_of(cell)]
        head = self.columns[column]
        most = max(_MARK + max(map(length, names), default=0), length(head.name), length(head.gap))
        return self.gutter + most + 14

    def _high(self, lane: int) -> float:
        rows = [len(_lines_of(cell)) for (at, _), cell in self.cells.items() if at == lane]
        return max(max(rows, default=1), len(self._name(lane))) * LINE + 12 + self.band

    def _name(self, lane: int) -> tuple[str, ...]:
        return broken(self.names[lane], _NAME)

    def heads(self) -> Iterable[Head]:
        """Yield the head of each column."""
        for x, one in zip(self.xs, self.columns, strict=False):
            at = x + self.gutter
            yield Head(round(x, 1), Label(round(at, 1), 16, one.name), Label(round(at, 1), 33, one.gap))

    def lane(self, place: int) -> Lane:
        """Return a lane with its marks."""
        top = self.tops[place]
        return Lane(
            names=tuple(Label(0, top + 20 + LINE * row, line) for row, line in enumerate(self._name(place))),
            top=top,
            bottom=self.tops[place + 1],
            marks=self._marks[place],
            voice=f"v{min(place, 6)}",
        )

    def _of_lane(self, lane: int) -> Iterable[Mark]:
        for (at, column), cell in sorted(self.cells.items(), key=lambda item: item[0]):
            if at != lane:
                continue
            x, y = self.xs[column] + self.gutter + 6, self.tops[lane] + 16
            for one in cell.alone:
                self.places[one.key] = (x, y, lane, column)
                lines = broken(one.name, _WORDS)
                yield _mark(x, y, one.sign, lines, one.title, one.href, 1)
                y += LINE * len(lines)
            if cell.together:
                for one in cell.together:
                    self.places[one.key] = (x, y, lane, column)
                title = "; ".join(one.title for one in cell.together)
                lines = (_together(cell),)
                yield _mark(x, y, cell.together[0].sign, lines, title, None, len(cell.together))

    def lines(self) -> Iterable[Line]:
        """Yield each tie as one line: out of its source to the left, along the gutters, into its targets."""
        for track, tie in enumerate(self.ties):
            if tie.source not in self.places:
                continue
            x, y, lane, column = self.places[tie.source]
            shift = 8 + _TRACK * track
            out, along = self.xs[column] + shift, self.tops[lane + 1] - 6 - (_TRACK - 1) * track
            for target in tie.targets:
                if target not in self.places or self.places[target][:2] == (x, y):
                    continue
                to_x, to_y, _, to_column = self.places[target]
                into = self.xs[to_column] + shift
                middle = f"V{to_y:g}" if column == to_column else f"V{along:g}H{into:g}V{to_y:g}"
                yield Line(f"M{x - 8:g} {y:g}H{out:g}{middle}H{to_x - 9:g}", tie.worded, tie.title)


def _cell(every: Sequence[Entry]) -> _Cell:
    order = sorted(every, key=lambda one: (one.published or "~", one.key))
    if len(order) <= _MOST:
        return _Cell(tuple(order), ())
    return _Cell(tuple(order[: _MOST - 1]), tuple(order[_MOST - 1 :]))


def _lines_of(cell: _Cell) -> list[str]:
    alone = [line for one in cell.alone for line in broken(one.name, _WORDS)]
    return [*alone, _together(cell)] if cell.together else alone


def _together(cell: _Cell) -> str:
    """Return how many stand together, by what they do where that is not one thing."""
    counts: dict[Sign, int] = {}
    for one in cell.together:
        counts[one.sign] = counts.get(one.sign, 0) + 1
    if len(counts) == 1:
        return f"and {len(cell.together):,} more"
    return "and " + ", ".join(f"{count:,} {sign}" for sign, count in counts.items())


def _mark(
    x: float, y: float, sign: Sign, lines: Sequence[str], title: str, href: str | None, count: int
) -> Mark:
    at = x + _MARK - 6
    named = tuple(Label(round(at, 1), y + 4 + LINE * row, line) for row, line in enumerate(lines))
    return Mark(round(x, 1), y, sign, named, title, href, count)
