"""The corpus as the network sees it: annotated articles read by sayso's own parse, marks and words."""

import pickle
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.evaluation.brat import Gold, read_folder
from sayso.ingest import open_article
from sayso.languages.pack import LanguagePack, load_pack
from sayso.model.article import Article
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.learned.words import Vocabulary, Words, find_words
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations

Rows = NDArray[np.int64]
HELD_OUT_EVERY = 10  # one article in ten is kept for choosing thresholds and calibrating
HELD_OUT_FIRST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What people marked, by word: part of a cue (1 begins, 2 goes on), the cue that says it, masked or not.

    `said_by` is the row of the cue's first word, -1 for nobody; `sources` maps such rows to their sources'.
    """

    cue: Rows
    said_by: Rows
    content: Rows
    source: Rows
    kept: NDArray[np.bool_]
    sources: dict[int, frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One annotated article; `cases` are its words as written, in small letters, and in capitals."""

    gold: Gold
    cases: tuple[Words, ...]
    labels: Labels

    @property
    def words(self) -> Words:
        """The words as written."""
        return self.cases[0]


def load_documents(
    folder: Path, cache: Path, vocabulary: Vocabulary | None, pieces: dict[str, int]
) -> "Corpus":
    """Return the annotated articles of `folder`, from `cache` when it was read before.

    Tags and relations are numbered by those seen here, unless a `vocabulary` is given.
    """
    if cache.exists():
        found: Corpus = pickle.loads(cache.read_bytes())  # noqa: S301 — written by this function
        return found
    pack = load_pack("en")
    gold = list(read_folder(folder))
    parsed = [[_parsed(case, pack) for case in _cases(one.text)] for one in gold]
    vocabulary = vocabulary or _number(pieces, (syntax for cases in parsed for _, syntax in cases))
    documents = []
    for one, cases in zip(gold, parsed, strict=True):
        words = tuple(
            find_words(article, syntax, find_quotations(article, pack), vocabulary)
            for article, syntax in cases
        )
        documents.append(Document(gold=one, cases=words, labels=_labels(words[0], one)))
    corpus = Corpus(vocabulary=vocabulary, documents=tuple(documents))
    cache.write_bytes(pickle.dumps(corpus))
    return corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Annotated articles, with the numbers of their word pieces, tags and relations."""

    vocabulary: Vocabulary
    documents: tuple[Document, ...]

    @property
    def fitted(self) -> tuple[Document, ...]:
        """The articles to train on."""
        return tuple(one for row, one in enumerate(self.documents) if row % HELD_OUT_EVERY != HELD_OUT_FIRST)

    @property
    def held_out(self) -> tuple[Document, ...]:
        """The articles to choose and calibrate on."""
        return tuple(one for row, one in enumerate(self.documents) if row % HELD_OUT_EVERY == HELD_OUT_FIRST)


def _cases(text: str) -> Iterator[str]:
    """Yield the text as written, in small letters and in capitals, each of the same length."""
    yield text
    yield "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    yield "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def _parsed(text: str, pack: LanguagePack) -> tuple[Article, Syntax]:
    article = open_article(text, language=pack.code)
    return article, parse(article, pack)


def _number(pieces: dict[str, int], parses: Iterable[Syntax]) -> Vocabulary:
    tags, relations = set(), set()
    for syntax in parses:
        tags.update(token.tag for token in syntax.tokens)
        relations.update(token.dep for token in syntax.tokens)
    return Vocabulary(
        pieces=pieces,
        tags={tag: row for row, tag in enumerate(sorted(tags), start=1)},
        relations={relation: row for row, relation in enumerate(sorted(relations), start=1)},
    )


def _labels(words: Words, gold: Gold) -> Labels:
    length = len(words)
    cue, content, source = (np.zeros(length, dtype=np.int64) for _ in range(3))
    said_by = np.full(length, -1, dtype=np.int64)
    kept = np.ones(length, dtype=bool)
    kept[_rows(words, gold.discarded)] = False
    sources: dict[int, frozenset[int]] = {}
    for marked in sorted(gold.attributions, key=lambda one: one.cue or (Span(1 << 40, (1 << 40) + 1),)):
        own = _rows(words, marked.cue)
        if not own:
            continue
        if not cue[own].any():
            cue[own] = _begun(own)
        said = _rows(words, marked.content)
        said_by[said], content[said] = own[0], _begun(said)
        sayer = _rows(words, marked.source)
        source[sayer] = _begun(sayer)
        sources[own[0]] = sources.get(own[0], frozenset()) | frozenset(sayer)
    return Labels(cue=cue, said_by=said_by, content=content, source=source, kept=kept, sources=sources)


def _begun(rows: list[int]) -> list[int]:
    """Return 1 for each row that begins a run, 2 for each that goes on."""
    return [2 if place and rows[place - 1] == row - 1 else 1 for place, row in enumerate(rows)]


def _rows(words: Words, spans: Iterable[Span]) -> list[int]:
    """Return the words that lie in `spans` with at least half of their characters."""
    starts, ends = words.start.tolist(), words.end.tolist()
    found = []
    for span in spans:
        row = max(bisect_right(starts, span.start) - 1, 0)
        while row < len(starts) and starts[row] < span.end:
            inside = min(ends[row], span.end) - max(starts[row], span.start)
            if 2 * inside >= ends[row] - starts[row]:
                found.append(row)
            row += 1
    return found
