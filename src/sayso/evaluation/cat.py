"""CAT files: articles in words, with events, times and quantities that people marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sayso.errors import NoCorpus
from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span, hull

if TYPE_CHECKING:
    from lxml.etree import _Element

MARKED_SENTENCES = 6  # annotators stopped there; what follows is context, not gold

_NO_SPACE_BEFORE = frozenset(".,;:)?!%") | {"''", "'s", "’s", "n't"}
_NO_SPACE_AFTER = "($"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedTime:
    """One expression of time as marked: its TIMEX3 type and value."""

    span: Span
    kind: str
    value: str


class MarkedQuantity(NamedTuple):
    """One quantity as marked: PERCENT, MONEY or QUANTITY."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedEvent:
    """One mention of an event as marked: its words, how certain it is and its polarity, "" where not told."""

    words: tuple[Span, ...]
    certainty: str
    polarity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CatGold:
    """One annotated article of the corpus in folder `corpus`; `end` is where the annotation stops."""

    article: Article
    times: tuple[MarkedTime, ...]
    end: int
    events: tuple[MarkedEvent, ...] = ()
    corpus: str = ""
    quantities: tuple[MarkedQuantity, ...] = ()


def read_cat_folder(folder: Path) -> Iterator[CatGold]:
    """Yield every annotated article under `folder`, by path; raises `NoCorpus` when there is none."""
    paths = sorted(folder.rglob("*.xml"))
    if not paths:
        raise NoCorpus(
            f"No .xml file under {folder}. Expected articles in CAT form. Name a folder that holds them."
        )
    yield from map(read_cat, paths)


def read_cat(path: Path) -> CatGold:
    """Return one article, its text set from the words as a newspaper would space them."""
    from lxml import etree

    root = etree.parse(path).getroot()
    text, places, sentences = set_words(root)
    return CatGold(
        article=Article(
            text=text, blocks=_blocks(sentences), language="en", published=_published(root), file=path.name
        ),
        times=tuple(_times(root, places)),
        quantities=tuple(_outermost(_quantities(root, places))),
        end=sentences[:MARKED_SENTENCES][-1].end,
        events=tuple(_events(root, places)),
        corpus=path.parent.name,
    )


def set_words(root: "_Element") -> tuple[str, dict[str, Span], list[Span]]:
    """Return the text, the place of each word by its id, and the sentences, one a line."""
    text, start, current = "", 0, "0"
    places: dict[str, Span] = {}
    sentences: list[Span] = []
    for token in root.iter("token"):
        word = token.text or ""
        if token.get("sentence") != current:
            sentences.append(Span(start, len(text)))
            text, current = text + "\n", token.get("sentence", "")
            start = len(text)
        elif text and word not in _NO_SPACE_BEFORE and text[-1] not in _NO_SPACE_AFTER:
            text += " "
        places[token.get("t_id", "")] = Span(len(text), len(text) + len(word))
        text += word
    return text, places, [*sentences, Span(start, len(text))]


def _times(root: "_Element", places: dict[str, Span]) -> Iterator[MarkedTime]:
    for timex in root.iter("TIMEX3"):
        words = _words(timex, places)
        if words:
            yield MarkedTime(span=hull(words), kind=timex.get("type", ""), value=timex.get("value", ""))


def _events(root: "_Element", places: dict[str, Span]) -> Iterator[MarkedEvent]:
    for event in root.iter("EVENT_MENTION"):
        words = sorted(_words(event, places))
        if words:
            yield MarkedEvent(
                words=tuple(words),
                certainty=event.get("certainty", ""),
                polarity=event.get("polarity", ""),
            )


def _quantities(root: "_Element", places: dict[str, Span]) -> Iterator[MarkedQuantity]:
    for value in root.iter("VALUE"):
        words = _words(value, places)
        if words:
            yield MarkedQuantity(span=hull(words), kind=value.get("type", ""))


def _words(markable: "_Element", places: dict[str, Span]) -> list[Span]:
    return [places[anchor.get("t_id", "")] for anchor in markable.iter("token_anchor")]


def _outermost(marked: Iterable[MarkedQuantity]) -> Iterator[MarkedQuantity]:
    """Yield what lies in no other mark: "$5.9 billion, or $9.66" is marked as a whole and in its parts."""
    free = 0
    for one in sorted(marked, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= free:
            yield one
            free = one.span.end


def _published(root: "_Element") -> str | None:
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") == "CREATION_TIME":
            return _iso(timex.get("value", ""))
    return None


def _iso(value: str) -> str:
    """Return a date year first; one file of the corpus has it last.

    >>> _iso("03-02-2009")
    '2009-02-03'
    """
    day, month, year = [*value.split("-"), "", ""][:3]
    return f"{year}-{month}-{day}" if len(year) == len("2009") else value


def _blocks(sentences: list[Span]) -> tuple[Block, ...]:
    """Return the headline, the dateline and the body as blocks."""
    kinds = (BlockKind.TITLE, BlockKind.LEAD)
    head = [Block(span=span, kind=kind) for span, kind in zip(sentences, kinds, strict=False)]
    body = sentences[len(kinds) :]
    return (*head, Block(span=hull(body), kind=BlockKind.PARAGRAPH)) if body else tuple(head)
