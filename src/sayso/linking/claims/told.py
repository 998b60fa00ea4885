"""Told: the points of articles as the linker takes them, each with its words and what they hang on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from sayso.linking.near import Printed, printed
from sayso.model.article import BlockKind
from sayso.model.measure import Quantity
from sayso.model.party import Party
from sayso.model.reading import Reading
from sayso.model.span import Span, words
from sayso.model.statement import Act, Assertion, Certainty, Point, Polarity, Stance, Statement

_DAY = len("2026-03-02")
_HELD = (Act.BELIEVE, Act.KNOW)  # by whom, the passive need not tell
_HEADS = (BlockKind.TITLE, BlockKind.LEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One point of one article; `row` is the article's place among those read.

    `statement` or `assertion` is the id of what it belongs to, and `point` its place in it.
    `origin` is the last source that the article names for it, `parts` those who are it together, and `called`
    what else the article calls it, its post included.  Where the speaker is open, `maybe` are those it may
    rest on; what is `nobodys` is put into nobody's mouth ("was found guilty").  `head` tells that it stands
    in the headline or where the article begins, which sum up what is sourced further down.
    `numbers` are the bounds of each of its quantities with the words that say what is counted, `amounts` all
    of them as read, each with its exact words.
    """

    row: int
    statement: str | None = None
    assertion: str | None = None
    point: int = 0
    content: tuple[Span, ...]
    words: str = ""
    trigger: str = ""
    speaker: str | None = None
    origin: str | None = None
    parts: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    nobodys: bool = False
    head: bool = False
    stance: Stance = Stance.ASSERTS
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty | None = None
    when: str | None = None
    quantities: tuple[int, ...] = ()
    numbers: tuple[tuple[float, float, str], ...] = ()
    amounts: tuple[tuple[Quantity, str], ...] = ()
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article for the linker: its words, its day, and its points.

    `printed` is what tells which other it repeats; without it, it repeats none.
    """

    id: str
    words: str = field(repr=False)
    day: int | None
    told: tuple[Told, ...]
    language: str = "en"
    printed: Printed | None = field(default=None, repr=False)


def document_of(reading: Reading, row: int) -> Document:
    """Return an article with its points, in text order; a place that two points share stands once."""
    seen: dict[tuple[Span, ...], Told] = {}
    for told in _points(reading, row):
        if told.content not in seen or (seen[told.content].weak and not told.weak):
            seen[told.content] = told
    return document_with(reading, sorted(seen.values(), key=lambda one: (one.content, one.point)))


def document_with(reading: Reading, told: Sequence[Told]) -> Document:
    """Return an article with these points."""
    article = reading.article
    prose = (block.span.of(article.text) for block in article.blocks if block.kind.is_prose)
    return Document(
        id=article.id,
        words="\n".join(prose),
        day=day_of(article.published),
        told=tuple(told),
        language=article.language,
        printed=printed(article),
    )


def day_of(value: str | None) -> int | None:
    """Return the day that a date names, counted from the first; None where it names none.

    >>> day_of("2026-03-02T10:00") - day_of("2026-03-01"), day_of("2026-03")
    (1, None)
    """
    try:
        return date.fromisoformat((value or "")[:_DAY]).toordinal() if len(value or "") >= _DAY else None
    except ValueError:
        return None


def _points(reading: Reading, row: int) -> Iterator[Told]:
    for one in reading.statements:
        for place, point in enumerate(one.points):
            yield told_of(reading, row, one, place, point)
    for other in reading.assertions:
        for place, point in enumerate(other.points):
            yield told_of(reading, row, other, place, point)


def told_of(reading: Reading, row: int, one: Statement | Assertion, place: int, point: Point) -> Told:
    """Return one point of a statement or assertion."""
    text, said = reading.article.text, one if isinstance(one, Statement) else None
    last = _last(reading, said) if said else None
    return Told(
        row=row,
        statement=one.id if said else None,
        assertion=None if said else one.id,
        point=place,
        content=point.content,
        words=words(text, point.content),
        trigger=words(text, point.trigger),
        speaker=said.speaker.name if said and said.speaker else None,
        origin=last.name if last else None,
        parts=_parts(reading, last) if last else (),
        called=_called(reading, last) if last else (),
        maybe=tuple(party.name for party, _ in said.candidates) if said else (),
        nobodys=said is not None and _nobodys(reading, said),
        head=_is_head(reading, point.content),
        stance=point.stance,
        polarity=point.polarity,
        certainty=point.certainty,
        when=point.when,
        quantities=point.quantities,
        numbers=tuple(numbers_of(text, (reading.quantities[at] for at in point.quantities))),
        amounts=tuple(amounts_of(text, (reading.quantities[at] for at in point.quantities))),
        weak=bool(said and said.weak),
    )


def _last(reading: Reading, said: Statement) -> Party | None:
    """Return the last source of a statement; where it names none, that of the statement around it."""
    if said.chain or said.speaker:
        return said.chain[-1] if said.chain else said.speaker
    if said.source or said.nested_in is None:
        return None
    around = next((one for one in reading.statements if one.id == said.nested_in), None)
    return None if around is None else around.chain[-1] if around.chain else around.speaker


def _nobodys(reading: Reading, said: Statement) -> bool:
    """Return whether a statement is put into nobody's mouth: "was found guilty", "is thought to be".

    A bare verb of saying has somebody who is only left out ("and said").
    """
    if said.source or said.nested_in or said.speaker or said.candidates:
        return False
    return said.act in _HELD or len(words(reading.article.text, said.cue).split()) > 1


def _parts(reading: Reading, last: Party) -> tuple[str, ...]:
    """Return the names of those who are a source together; none for one."""
    inside = last.members
    return tuple(party.name for party in reading.parties if party.id in inside) if inside else ()


def _called(reading: Reading, last: Party) -> tuple[str, ...]:
    """Return what the article calls a source, and its posts."""
    spans = (*last.mentions, *last.roles)
    return tuple(dict.fromkeys(span.of(reading.article.text) for span in spans))


def _is_head(reading: Reading, content: tuple[Span, ...]) -> bool:
    """Return whether words stand in the headline, or in the first block of prose after it."""
    prose = (block for block in reading.article.blocks if block.kind.is_prose)
    head = takewhile(lambda block: block.kind in _HEADS, prose)
    body = next((block for block in reading.article.blocks if _begins(block.kind)), None)
    return any(block.span.covers(content[0]) for block in (*head, *filter(None, [body])))


def _begins(kind: BlockKind) -> bool:
    return kind.is_prose and kind not in _HEADS


def numbers_of(text: str, quantities: Iterable[Quantity]) -> Iterator[tuple[float, float, str]]:
    """Yield the bounds of each number with what it counts; an open end is the other one."""
    for one in quantities:
        low, high = one.low if one.low is not None else one.high, one.high
        if low is not None:
            what = " ".join(filter(None, (one.unit, *(span.of(text) for span in one.what))))
            yield low, high if high is not None else low, what


def amounts_of(text: str, quantities: Iterable[Quantity]) -> Iterator[tuple[Quantity, str]]:
    """Yield each quantity with its exact words."""
    for one in quantities:
        yield one, one.span.of(text)
