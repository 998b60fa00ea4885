"""Words: the article as the attribution network sees it, one row a word or mark."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.model.article import Article, BlockKind
from sayso.model.grammar import NEGATION
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

_APART = (BlockKind.HEADER, BlockKind.FURNITURE)
_WORD = re.compile(r"(\w+|[^\w\s])")
_PART = re.compile(r"[^\W_]+|_|[^\w\s]")
_FEED = re.compile("\n")


class Run(NamedTuple):
    """The words `[first, last]`, both included."""

    first: int
    last: int


class Met(NamedTuple):
    """What a form alone tells: its case, and its word pieces."""

    case: int
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The numbers the network knows word pieces, tags and relations by; 0 stands for an unknown tag.

    `met` remembers the words already met.
    """

    pieces: Mapping[str, int]
    tags: Mapping[str, int]
    relations: Mapping[str, int]
    met: dict[str, Met] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One row a word or mark, in text order: offsets, word pieces, features, governor, line.

    `features` has the columns case, quotation, line break, tag and relation; `head` is the governor's row,
    `line` the number of the line.  `opens` and `closes` tell whether a phrase or a clause of the parse begins
    or ends with a word, and `form` of what class it is; `denied` is the row of what a "not" denies, `NOBODY`
    for all other words.
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
    denied: Rows

    def __len__(self) -> int:
        return len(self.pieces)


def find_words(
    article: Article,
    syntax: Syntax,
    quotations: tuple[Quotation, ...],
    vocabulary: Vocabulary,
) -> Words:
    """Return every word and mark of the article outside its header, with its features."""
    start, end, forms = _bounds(article)
    breaks, line = _lines(article.text, start, end)
    starts, ends = np.array(syntax.starts, dtype=np.int64), np.array(syntax.ends, dtype=np.int64)
    tag, relation, head = _governed(syntax, starts, ends, start, vocabulary)
    opens, closes, form = _units(syntax, starts, ends, start)
    denied = _denied(syntax, starts, start)
    met = _met(forms, vocabulary)
    cases, pieces = zip(*map(met.__getitem__, forms), strict=True) if forms else ((), ())
    case = np.array(cases, dtype=np.int64)
    features = np.stack([case, _quoted(quotations, start), breaks, tag, relation], axis=1)
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
        denied=denied,
    )


def _bounds(article: Article) -> tuple[Rows, Rows, list[str]]:
    """Return start, end and form of each word and mark; those of headers and furniture are no prose."""
    parts = _WORD.split(article.text)  # what is between words, a word, what is between words …
    ends = np.cumsum(np.fromiter(map(len, parts), dtype=np.int64, count=len(parts)))
    start, end, forms = ends[:-1:2], ends[1::2], parts[1::2]
    headers = [block.span for block in article.blocks if block.kind in _APART]
    if headers:
        kept = ~np.any([(start >= span.start) & (start < span.end) for span in headers], axis=0)
        start, end, forms = start[kept], end[kept], list(compress(forms, kept.tolist()))
    return np.ascontiguousarray(start), np.ascontiguousarray(end), forms


def _lines(text: str, start: Rows, end: Rows) -> tuple[Rows, Rows]:
    """Return how each word follows the one before, and the number of its line."""
    breaks = np.zeros(len(start), dtype=np.int64)
    feeds = np.array([match.start() for match in _FEED.finditer(text)], dtype=np.int64)
    above = np.searchsorted(feeds, start)
    breaks[1:][start[1:] == end[:-1]] = GLUED
    breaks[1:][above[1:] > above[:-1]] = FIRST_IN_LINE  # no word holds the end of a line
    breaks[:1] = FIRST_IN_LINE
    return breaks, np.cumsum(breaks == FIRST_IN_LINE)


def _governed(
    syntax: Syntax, starts: Rows, ends: Rows, start: Rows, vocabulary: Vocabulary
) -> tuple[Rows, Rows, Rows]:
    """Return tag, relation and governor's row of each word, from the parser's token that holds its start."""
    own = np.arange(len(start))
    if not syntax.tokens or not len(start):
        return np.zeros_like(own), np.zeros_like(own), own
    tag = np.array(list(map(vocabulary.tags.get, syntax.tags, repeat(0))))
    relation = np.array(list(map(vocabulary.relations.get, syntax.deps, repeat(0))))
    above = starts[np.array(syntax.heads)]
    row = np.searchsorted(starts, start, side="right") - 1
    known = (row >= 0) & (ends[row] > start)
    head = np.maximum(np.searchsorted(start, above[row], side="right") - 1, 0)
    return np.where(known, tag[row], 0), np.where(known, relation[row], 0), np.where(known, head, own)


def _units(syntax: Syntax, starts: Rows, ends: Rows, start: Rows) -> tuple[Rows, Rows, Rows]:
    """Return the units of the parse that begin and end with each word, and the class of the word."""
    opens, closes, form = (np.zeros(len(start), dtype=np.int64) for _ in range(3))
    if not syntax.tokens or not len(start):
        return opens, closes, form
    first = np.searchsorted(start, starts, side="right") - 1
    last = np.searchsorted(start, ends, side="left") - 1
    known = np.array(list(map(FORMS.get, syntax.pos, repeat(0))))
    form[np.maximum(last, 0)] = known
    left, right = np.array(syntax.left), np.array(syntax.right)
    wide = np.flatnonzero(right > left)
    unit = np.where((known[wide] == FORMS["VERB"]) | (known[wide] == FORMS["AUX"]), CLAUSE, PHRASE)
    np.maximum.at(opens, np.maximum(first[left[wide]], 0), unit)
    np.maximum.at(closes, np.maximum(last[right[wide]], 0), unit)
    return opens, closes, form


def _denied(syntax: Syntax, starts: Rows, start: Rows) -> Rows:
    """Return the row of the word that each "not" denies, `NOBODY` for every other word."""
    denied = np.full(len(start), NOBODY)
    rows = [row for row, relation in enumerate(syntax.deps) if relation == NEGATION]
    if rows and len(start):
        heads = [syntax.heads[row] for row in rows]
        at, below = (
            np.maximum(np.searchsorted(start, starts[some], side="right") - 1, 0) for some in (rows, heads)
        )
        denied[at] = below
    return denied


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


def _met(forms: Sequence[str], vocabulary: Vocabulary) -> Mapping[str, Met]:
    """Return what is known of each form; where too many are, all but these are forgotten."""
    met = vocabulary.met
    new = set(forms).difference(met)  # looks each form up: a difference of keys walks all that is known
    if len(met) + len(new) > MOST_KNOWN:
        met.clear()
        new = set(forms)
    met.update((form, Met(_case(form), _split(form, vocabulary.pieces))) for form in new)
    return met


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
