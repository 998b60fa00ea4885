"""Words: the article as the attribution network sees it, one row a word or mark."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.model.article import Article, BlockKind
from sayso.model.quotation import Quotation
from sayso.model.syntax import Syntax

Rows = NDArray[np.int64]

OUTSIDE, INSIDE, OPENS, CLOSES = range(4)
LOWER, CAPITALISED, CAPITALS, MIXED, DIGITS, MARK = range(6)
NOT_FIRST, FIRST_IN_LINE, GLUED = range(3)
NO_UNIT, PHRASE, CLAUSE = range(3)
NOBODY = -1
# The classes of words that an edge is weighed by; 0 for the others.
FORMS = {
    name: number
    for number, name in enumerate(
        ("NOUN", "VERB", "AUX", "ADP", "DET", "CCONJ", "SCONJ", "PRON", "ADV", "ADJ", "PART", "PROPN", "NUM"),
        start=1,
    )
}

FEATURES = 5  # columns of `Words.features`
LONGEST_WORD = 100  # of letters; longer ones are no words of a language
MOST_KNOWN = 100_000  # words whose pieces are remembered
MOST_PIECES = 12  # of one word: keeps every window within the network's positions

_WORD = re.compile(r"\w+|[^\w\s]")
_PART = re.compile(r"[^\W_]+|_|[^\w\s]")


class Run(NamedTuple):
    """The words `[first, last]`, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The numbers the network knows word pieces, tags and relations by; 0 stands for an unknown tag.

    `met` remembers the pieces of words already cut.
    """

    pieces: Mapping[str, int]
    tags: Mapping[str, int]
    relations: Mapping[str, int]
    met: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One row a word or mark, in text order: offsets, word pieces, features, governor, line.

    `features` has the columns case, quotation, line break, tag and relation; `head` is the governor's row,
    `line` the number of the line.  `opens` and `closes` tell whether a phrase or a clause of the parse begins
    or ends with a word, and `form` of what class it is.
    """

    start: Rows
    end: Rows
    pieces: tuple[tuple[int, ...], ...]
    features: Rows
    head: Rows
    line: Rows
    opens: Rows
    closes: Rows
    form: Rows

    def __len__(self) -> int:
        return len(self.pieces)


def find_words(
    article: Article,
    syntax: Syntax,
    quotations: tuple[Quotation, ...],
    vocabulary: Vocabulary,
) -> Words:
    """Return every word and mark of the article outside its header, with its features."""
    text = article.text
    bounds = np.array(_bounds(article), dtype=np.int64).reshape(-1, 2)
    start, end = bounds[:, 0], bounds[:, 1]
    forms = [text[a:b] for a, b in bounds.tolist()]
    breaks, line = _lines(text, start, end)
    tag, relation, head = _governed(syntax, start, vocabulary)
    opens, closes, form = _units(syntax, start)
    features = (
        np.stack(
            [
                np.array([_case(form) for form in forms], dtype=np.int64),
                _quoted(quotations, start),
                breaks,
                tag,
                relation,
            ],
            axis=1,
        )
        if forms
        else np.zeros((0, FEATURES), dtype=np.int64)
    )
    pieces = tuple(_pieces(form, vocabulary) for form in forms)
    return Words(
        start=start,
        end=end,
        pieces=pieces,
        features=features,
        head=head,
        line=line,
        opens=opens,
        closes=closes,
        form=form,
    )


def _bounds(article: Article) -> list[tuple[int, int]]:
    """Return the offsets of each word and mark; those of headers and furniture are no prose."""
    apart = (BlockKind.HEADER, BlockKind.FURNITURE)
    headers = [block.span for block in article.blocks if block.kind in apart]
    found = [match.span() for match in _WORD.finditer(article.text)]
    if headers:
        found = [(a, b) for a, b in found if not any(span.start <= a < span.end for span in headers)]
    return found


def _lines(text: str, start: Rows, end: Rows) -> tuple[Rows, Rows]:
    """Return how each word follows the one before, and the number of its line."""
    breaks = np.zeros(len(start), dtype=np.int64)
    before = 0
    for row, (first, last) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        if row == 0 or "\n" in text[before:first]:
            breaks[row] = FIRST_IN_LINE
        elif first == before:
            breaks[row] = GLUED
        before = last
    return breaks, np.cumsum(breaks == FIRST_IN_LINE)


def _governed(syntax: Syntax, start: Rows, vocabulary: Vocabulary) -> tuple[Rows, Rows, Rows]:
    """Return tag, relation and governor's row of each word, from the parser's token that holds its start."""
    own = np.arange(len(start))
    if not syntax.tokens or not len(start):
        return np.zeros_like(own), np.zeros_like(own), own
    tokens = syntax.tokens
    token_start = np.array([token.start for token in tokens])
    token_end = np.array([token.end for token in tokens])
    tag = np.array([vocabulary.tags.get(token.tag, 0) for token in tokens])
    relation = np.array([vocabulary.relations.get(token.dep, 0) for token in tokens])
    above = token_start[[token.head for token in tokens]]
    row = np.searchsorted(token_start, start, side="right") - 1
    known = (row >= 0) & (token_end[row] > start)
    head = np.maximum(np.searchsorted(start, above[row], side="right") - 1, 0)
    return np.where(known, tag[row], 0), np.where(known, relation[row], 0), np.where(known, head, own)


def _units(syntax: Syntax, start: Rows) -> tuple[Rows, Rows, Rows]:
    """Return the units of the parse that begin and end with each word, and the class of the word."""
    opens, closes, form = (np.zeros(len(start), dtype=np.int64) for _ in range(3))
    if not syntax.tokens or not len(start):
        return opens, closes, form
    tokens = syntax.tokens
    first = np.searchsorted(start, [token.start for token in tokens], side="right") - 1
    last = np.searchsorted(start, [token.end for token in tokens], side="left") - 1
    known = np.array([FORMS.get(token.pos, 0) for token in tokens])
    form[np.maximum(last, 0)] = known
    left, right = np.array(syntax.left), np.array(syntax.right)
    wide = np.flatnonzero(right > left)
    unit = np.where(np.isin(known[wide], (FORMS["VERB"], FORMS["AUX"])), CLAUSE, PHRASE)
    np.maximum.at(opens, np.maximum(first[left[wide]], 0), unit)
    np.maximum.at(closes, np.maximum(last[right[wide]], 0), unit)
    return opens, closes, form


def _quoted(quotations: tuple[Quotation, ...], start: Rows) -> Rows:
    """Return where each word stands: outside or inside an outermost quotation, or its mark."""
    state = np.zeros(len(start), dtype=np.int64)
    for quotation in quotations:
        if quotation.depth:
            continue
        first, last = np.searchsorted(start, (quotation.span.start, quotation.span.end))
        state[first:last] = INSIDE
        state[first : first + 1] = OPENS
        if quotation.closed:
            state[max(last - 1, 0) : last] = CLOSES
    return state


@lru_cache(maxsize=50_000)
def _case(form: str) -> int:
    if not form[0].isalnum():
        return MARK
    if form.isdigit():
        return DIGITS
    if form.islower():
        return LOWER
    if form.isupper() and len(form) > 1:
        return CAPITALS
    return CAPITALISED if form[0].isupper() else MIXED


def _pieces(form: str, vocabulary: Vocabulary) -> tuple[int, ...]:
    known = vocabulary.met.get(form)
    if known is None:
        known = _split(form, vocabulary.pieces)
        if len(vocabulary.met) < MOST_KNOWN:
            vocabulary.met[form] = known
    return known


def _split(form: str, known: Mapping[str, int]) -> tuple[int, ...]:
    """Return the longest known pieces of a word, from the left, as the encoder was trained on (WordPiece).

    >>> _split("Readers", {"reader": 5, "##s": 6, "[UNK]": 1})
    (5, 6)
    """
    unknown = known["[UNK]"]
    if len(form) > LONGEST_WORD:
        return (unknown,)
    bare = "".join(c for c in unicodedata.normalize("NFD", form.lower()) if unicodedata.category(c) != "Mn")
    found: list[int] = []
    for part in _PART.findall(bare):
        found.extend(_longest(part, known) or [unknown])
    return tuple(found[:MOST_PIECES]) or (unknown,)


def _longest(part: str, known: Mapping[str, int]) -> list[int]:
    found: list[int] = []
    start = 0
    while start < len(part):
        prefix = "##" if start else ""
        end = next((e for e in range(len(part), start, -1) if prefix + part[start:e] in known), None)
        if end is None:
            return []
        found.append(known[prefix + part[start:end]])
        start = end
    return found
