"""The corpus as the network sees it: annotated articles read by sayso's own parse, marks and words."""

import pickle
from bisect import bisect_right
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.evaluation.brat import Gold, read_folder
from sayso.ingest import open_article
from sayso.languages.pack import LanguagePack, load_pack
from sayso.languages.parser import load_parser
from sayso.model.span import Span
from sayso.stages.learned.words import Vocabulary, Words, find_words
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.statements import find_attributions

Rows = NDArray[np.int64]
HELD_OUT_EVERY = 10  # one article in ten is kept for choosing thresholds and calibrating
HELD_OUT_FIRST = 3
WORKERS = 2


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
    """One annotated article: its words as written, and in small letters or in capitals."""

    gold: Gold
    words: Words
    recased: Words
    labels: Labels


def load_documents(folder: Path, cache: Path, pieces: dict[str, int]) -> "Corpus":
    """Return the annotated articles of `folder`, from `cache` when it was read before.

    The work is shared among two processes.
    """
    if cache.exists():
        found: Corpus = pickle.loads(cache.read_bytes())  # noqa: S301 — written by this function
        return found
    gold = list(read_folder(folder))
    # A fresh process, not a copy of this one: the parser's threads and memory do not survive copying.
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        documents = tuple(
            pool.map(partial(_document, pieces), gold, cycle((str.lower, str.upper)), chunksize=8)
        )
    corpus = Corpus(vocabulary=number(pieces), documents=documents)
    cache.write_bytes(pickle.dumps(corpus))
    return corpus


def _document(pieces: dict[str, int], gold: Gold, case: Callable[[str], str]) -> "Document":
    pack, vocabulary = load_pack("en"), _known(tuple(pieces))
    words = _words(gold.text, pack, vocabulary)
    text = "".join(case(c) if len(case(c)) == 1 else c for c in gold.text)
    recased = _words(text, pack, vocabulary)
    if len(recased) != len(words):  # a header is seen in one of the two only
        recased = words
    return Document(gold=gold, words=words, recased=recased, labels=_labels(words, gold))


@cache
def _known(pieces: tuple[str, ...]) -> Vocabulary:
    return number({piece: row for row, piece in enumerate(pieces)})


def number(pieces: dict[str, int]) -> Vocabulary:
    """Return the vocabulary: the encoder's pieces, and the parser's tags and relations in order."""
    parser = load_parser(load_pack("en"))
    tags, relations = (sorted(parser.get_pipe(name).labels) for name in ("tagger", "parser"))
    return Vocabulary(
        pieces=pieces,
        tags={tag: row for row, tag in enumerate(tags, start=1)},
        relations={relation: row for row, relation in enumerate(relations, start=1)},
    )


def _words(text: str, pack: LanguagePack, vocabulary: Vocabulary) -> Words:
    article = open_article(text, language=pack.code)
    syntax, quotations = parse(article, pack), find_quotations(article, pack)
    ruled = find_attributions(article, syntax, quotations, pack)
    return find_words(article, syntax, quotations, ruled, vocabulary)


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
