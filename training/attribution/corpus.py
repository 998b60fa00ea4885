"""The corpus as the network sees it: annotated articles read by sayso's own parse, marks and words.

Two corpora are joined by article.  PolNeAR marks every attribution, deeds and bare attitudes too, and no
statement inside another; the labelled lines mark what a reader wants said, and what is nested.
"""

import json
import pickle
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.evaluation.brat import Gold, Marked, read_folder
from sayso.ingest import open_article
from sayso.languages.pack import LanguagePack, load_pack
from sayso.languages.parser import load_parser
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.stages.attribution.scores import BEGINS, BEGINS_INSIDE, GOES_ON, TURNS
from sayso.stages.attribution.words import Vocabulary, Words, find_words
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from training.attribution.invented import invented
from training.attribution.labels import ACTS, INVENTED, Line, Source

Rows = NDArray[np.int64]
NOBODY, UNKNOWN = -1, -2  # nobody says the word; it is not known who
FOLDS = 5  # of articles, by the order of their names
HELD_OUT_EVERY, HELD_OUT_FIRST = 10, 3  # of the articles that only PolNeAR marks
WORKERS = 2
_REFUSING = re.compile(r"\b(declin|refus|respond|return|repl[iy]|answer)", re.IGNORECASE)
_UNSAID = re.compile(
    r"to (comment|respond|answer)\b|(.{0,20} )?(requests?|calls?|messages?|emails?)\b", re.IGNORECASE
)
_LONGEST_UNSAID = 8  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What people marked, by word; `UNKNOWN` and the classes' -100 teach nothing.

    `said_by` and `nested_by` are the rows of the anchor (the head of the cue) of the outermost statement and
    of the innermost nested one, `sources` the rows of each anchor's source, `acts` and `must` what its
    statement does and whether it must be told.
    """

    marked: Rows
    cue: Rows
    said_by: Rows
    nested_by: Rows
    content: Rows
    source: Rows
    sources: dict[int, frozenset[int]]
    acts: dict[int, tuple[int, ...]]
    must: dict[int, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One annotated article: its words as written, and in small letters or in capitals."""

    name: str
    text: str
    words: Words
    labels: Labels
    recased: Words
    relabels: Labels
    lined: bool  # its lines are labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Annotated articles, with the numbers of their word pieces, tags and relations."""

    vocabulary: Vocabulary
    documents: tuple[Document, ...]

    def fitted(self, fold: int) -> tuple[Document, ...]:
        """Return the articles to train on."""
        held = {one.name for one in self.held_out(fold)}
        return tuple(one for one in self.documents if one.name not in held)

    def held_out(self, fold: int) -> tuple[Document, ...]:
        """Return the articles to choose and calibrate on: a fifth of the lines, a tenth of the others."""
        lined = [one for one in self.documents if one.lined]
        other = [one for one in self.documents if not one.lined]
        lined = [one for one in lined if not one.name.startswith(INVENTED)]
        return (*lined[fold::FOLDS], *other[HELD_OUT_FIRST::HELD_OUT_EVERY])


def load_documents(data: Path, cache: Path, pieces: dict[str, int]) -> Corpus:
    """Return the articles of `polnear/train` and `lines_train` in `data`, from `cache` when read before.

    The articles of `lines` measure, so they are left out.  The work is shared among two processes.
    """
    if cache.exists():
        found: Corpus = pickle.loads(cache.read_bytes())  # noqa: S301 — written by this function
        return found
    sources = [*read_sources(data), *invented()]
    # A fresh process, not a copy of this one: the parser's threads and memory do not survive copying.
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        documents = tuple(
            pool.map(partial(_document, pieces), sources, cycle((str.lower, str.upper)), chunksize=8)
        )
    corpus = Corpus(vocabulary=number(pieces), documents=documents)
    cache.write_bytes(pickle.dumps(corpus))
    return corpus


def read_sources(data: Path) -> list[Source]:
    """Return what is known of each article, by name."""
    measured = {path.stem.removesuffix(".off") for path in (data / "lines").glob("*.off.json")}
    lined = dict(read_lines(data / "lines_train"))
    found: dict[str, Source] = {}
    for gold in read_folder(data / "polnear" / "train"):
        name = f"polnear_{gold.name}"
        if name not in measured:
            found[name] = _marked(name, gold, lined.pop(name, None))
    found |= {name: Source(name=name, text=text, lines=lines) for name, (text, lines) in lined.items()}
    return [found[name] for name in sorted(found)]


def _marked(name: str, gold: Gold, lined: tuple[str, tuple[Line, ...]] | None) -> Source:
    lines = lined[1] if lined is not None and lined[0] == gold.text else None
    return Source(name=name, text=gold.text, marks=gold.attributions, discarded=gold.discarded, lines=lines)


def read_lines(folder: Path) -> Iterator[tuple[str, tuple[str, tuple[Line, ...]]]]:
    """Yield name, text and lines of each labelled article of `folder`."""
    for path in sorted(folder.glob("*.off.json")):
        name = path.stem.removesuffix(".off")
        with (folder / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        labelled = json.loads(path.read_text(encoding="utf-8"))["statements"]
        yield name, (text, tuple(_line(one) for one in labelled))


def _line(one: Mapping[str, Any]) -> Line:
    return Line(
        content=_spans(one["content_at"]),
        cue=_spans(one["cue_at"]),
        source=_spans(one["source_at"]),
        nested=one["nested_in"] is not None,
        acts=tuple(ACTS.index(Act(act)) for act in one["act"]),
        must=one["level"] == "must",
    )


def _spans(offsets: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in offsets)


def _document(pieces: dict[str, int], source: Source, case: Callable[[str], str]) -> Document:
    pack, vocabulary = load_pack("en"), _known(tuple(pieces))
    words = _words(source.text, pack, vocabulary)
    text = "".join(case(c) if len(case(c)) == 1 else c for c in source.text)
    recased = _words(text, pack, vocabulary)
    if len(recased) != len(words):  # a header is seen in one of the two only
        recased = words
    return Document(
        name=source.name,
        text=source.text,
        words=words,
        labels=label(words, source),
        recased=recased,
        relabels=label(recased, source),
        lined=source.lines is not None,
    )


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
    return find_words(article, syntax, quotations, vocabulary)


@dataclass(slots=True)
class _Laying:
    """Labels being laid over the words of one article."""

    text: str
    words: Words
    said_by: Rows
    nested_by: Rows
    content: Rows
    source: Rows
    sources: dict[int, frozenset[int]] = field(default_factory=dict)
    acts: dict[int, tuple[int, ...]] = field(default_factory=dict)
    must: dict[int, bool] = field(default_factory=dict)

    def rows(self, spans: Iterable[Span]) -> list[int]:
        """Return the words that lie in `spans`."""
        return rows_of(self.words, spans)

    def anchor(self, rows: Sequence[int]) -> int:
        """Return the first of `rows` that is governed from outside them."""
        inside, head = set(rows), self.words.head
        free = (row for row in rows if head[row] == row or int(head[row]) not in inside)
        return next(free, rows[0])


def rows_of(words: Words, spans: Iterable[Span]) -> list[int]:
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


def label(words: Words, source: Source) -> Labels:
    """Return the labels of one article by word."""
    length = len(words)
    zeros = [np.zeros(length, dtype=np.int64) for _ in range(4)]
    marked, cue, content, tagged = zeros
    laying = _Laying(source.text, words, np.full(length, NOBODY), np.full(length, NOBODY), content, tagged)
    if source.marks is None:
        marked[:] = -100
    else:
        _lay_marks(laying, source.marks, marked)
    if source.lines is None:
        cue[:], laying.nested_by[:] = -100, UNKNOWN
    else:
        _lay_lines(laying, source.lines, cue)
    gone = laying.rows(source.discarded)
    for values, unknown in (
        (marked, -100),
        (cue, -100),
        (laying.said_by, UNKNOWN),
        (laying.nested_by, UNKNOWN),
    ):
        values[gone] = unknown
    return Labels(
        marked=marked,
        cue=cue,
        said_by=laying.said_by,
        nested_by=laying.nested_by,
        content=laying.content,
        source=laying.source,
        sources={row: rows for row, rows in laying.sources.items() if row not in set(gone)},
        acts=laying.acts,
        must=laying.must,
    )


def _lay_marks(laying: _Laying, marks: Iterable[Marked], cue: Rows) -> None:
    for one in sorted(marks, key=lambda one: one.cue or (Span(1 << 40, (1 << 40) + 1),)):
        own = laying.rows(one.cue)
        if not own:
            continue
        anchor = laying.anchor(own)
        _lay_cue(cue, own, anchor, BEGINS)
        said, sayer = laying.rows(one.content), laying.rows(one.source)
        if _refuses(laying, own, said):
            said = []
        laying.said_by[said], laying.content[said] = anchor, _begun(said)
        laying.source[sayer] = _begun(sayer)
        laying.sources[anchor] = laying.sources.get(anchor, frozenset()) | frozenset(sayer)


def _refuses(laying: _Laying, cue: Sequence[int], said: Sequence[int]) -> bool:
    """Return whether PolNeAR marks as content what was not said: "declined | to comment"."""
    if not said or len(said) > _LONGEST_UNSAID:
        return False
    first, text = laying.words.start, laying.text
    return bool(_REFUSING.search(text[first[cue[0]] : laying.words.end[cue[-1]]])) and bool(
        _UNSAID.match(text[first[said[0]] : laying.words.end[said[-1]]])
    )


def _lay_lines(laying: _Laying, lines: Iterable[Line], cue: Rows) -> None:
    """Lay the lines over what is marked: where both say whose a word is, the lines are right."""
    for one in sorted(lines, key=lambda one: (one.nested, -sum(map(len, one.content)))):
        own, said, sayer = (laying.rows(spans) for spans in (one.cue, one.content, one.source))
        anchored = own or sayer
        owner = laying.nested_by if one.nested else laying.said_by
        if not anchored:
            owner[said] = UNKNOWN
            continue
        anchor = laying.anchor(anchored)
        if not said:  # nothing was said, also where PolNeAR marks what was refused
            owner[owner == anchor] = NOBODY
        kind = BEGINS_INSIDE if one.nested else BEGINS if own else TURNS
        _lay_cue(cue, own or [anchor], anchor, kind)
        owner[said] = anchor
        laying.content[said] = _begun(said)
        laying.source[sayer] = _begun(sayer)
        laying.sources[anchor] = frozenset(sayer)
        laying.acts[anchor] = tuple(sorted({*laying.acts.get(anchor, ()), *one.acts}))
        laying.must[anchor] = laying.must.get(anchor, False) or one.must


def _lay_cue(cue: Rows, own: Sequence[int], anchor: int, kind: int) -> None:
    for row in own:
        if cue[row] in (0, GOES_ON):
            cue[row] = GOES_ON
    cue[anchor] = kind


def _begun(rows: list[int]) -> list[int]:
    """Return 1 for each row that begins a run, 2 for each that goes on."""
    return [2 if place and rows[place - 1] == row - 1 else 1 for place, row in enumerate(rows)]
