"""GUM documents: texts in words with paragraphs (xml), and entities with all their mentions (coref)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import NoCorpus
from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span

_BLOCKS = ("p", "head", "sp", "caption", "item", "cell", "l")
_TAG = re.compile(r"</?(\w+)")
_MARK = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")
_NO_SPACE_BEFORE = frozenset(".,;:)?!%]”’")
_NO_SPACE_AFTER = frozenset("($[“‘")
_EITHER_WAY = frozenset("\"'")
_APOSTROPHES = "'’"
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class GumGold:
    """One document: its article, its genre, and its entities: the spans of their mentions, in text order.

    `words` are the places of the corpus's words in the text.
    """

    name: str
    genre: str
    article: Article
    words: tuple[Span, ...]
    entities: tuple[tuple[Span, ...], ...]


def read_gum_folder(folder: Path) -> Iterator[GumGold]:
    """Yield every document of `folder`/coref, by name; raises `NoCorpus` when there is none."""
    paths = sorted((folder / "coref").glob("*.conll"))
    if not paths:
        raise NoCorpus(f"No .conll file in {folder / 'coref'}. Expected GUM. Name the folder that holds it.")
    for path in paths:
        yield read_gum(path, folder / "xml" / f"{path.stem}.xml")


def read_gum(coref: Path, xml: Path) -> GumGold:
    """Return one document, its text set from the words as a newspaper would space them."""
    text, places, blocks = set_words(xml.read_text(encoding="utf-8").splitlines())
    rows = [line.split("\t") for line in coref.read_text(encoding="utf-8").splitlines() if "\t" in line]
    return GumGold(
        name=coref.stem,
        genre=coref.stem.split("_")[1],
        article=Article(text=text, blocks=tuple(blocks), language="en", file=xml.name),
        words=tuple(places),
        entities=tuple(_entities([marks for *_, marks in rows], places)),
    )


class _Setter:
    """Sets words as a newspaper would: a block for each paragraph, heading or turn, spaces where they go."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.places: list[Span] = []
        self.blocks: list[Block] = []
        self.length = self.start = 0
        self._glued = False
        self._opened: set[str] = set()
        self._space = False

    def tag(self, line: str) -> None:
        """Follow a tag: some begin a block, and inside `w` words touch."""
        found = _TAG.match(line)
        name = found[1] if found else ""
        if name == "w":
            self._glued = line.startswith("<w")
            self._space |= not self._glued
        elif name in _BLOCKS:
            self.close()

    def close(self) -> None:
        """End the block, where one has words."""
        if self.length > self.start:
            self.blocks.append(Block(span=Span(self.start, self.length), kind=BlockKind.PARAGRAPH))
            self._put(_BREAK)
        self.start, self._space = self.length, False
        self._opened.clear()

    def word(self, word: str) -> None:
        """Set one word."""
        if self._space and not self._joins(word):
            self._put(" ")
        self.places.append(Span(self.length, self.length + len(word)))
        self._put(word)
        if word in _EITHER_WAY:
            self._opened ^= {word}
        self._space = not (self._glued or word in _NO_SPACE_AFTER or word in self._opened)

    def _joins(self, word: str) -> bool:
        clitic = len(word) > 1 and word[0] in _APOSTROPHES and word[1:].isalpha()
        return clitic or word in _NO_SPACE_BEFORE or word in self._opened

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def set_words(lines: Iterable[str]) -> tuple[str, list[Span], list[Block]]:
    """Return the text, the place of each word, and the blocks."""
    setter = _Setter()
    for line in lines:
        if line.startswith("<"):
            setter.tag(line)
        else:
            setter.word(line.split("\t")[0])
    setter.close()
    return "".join(setter.parts).rstrip(), setter.places, setter.blocks


def _entities(marks: list[str], places: list[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the mentions of each entity; brackets of one entity close the last that is open."""
    mentions: defaultdict[str, list[Span]] = defaultdict(list)
    opened: defaultdict[str, list[int]] = defaultdict(list)
    for row, written in enumerate(marks):
        for alone, begun, ended in _MARK.findall(written):
            if alone:
                mentions[alone].append(places[row])
            elif begun:
                opened[begun].append(row)
            else:
                mentions[ended].append(Span(places[opened[ended].pop()].start, places[row].end))
    yield from (tuple(sorted(set(mentions[entity]))) for entity in mentions)
