"""A network played by hand: a test says which words are cues and who says each word."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.languages.pack import load_pack
from sayso.model.grammar import NEGATION
from sayso.model.statement import Act
from sayso.model.syntax import Sentence, Syntax, Token
from sayso.stages.attribution.decoding import Found, Limits, decode
from sayso.stages.attribution.rating import EVIDENCE
from sayso.stages.attribution.scores import BEGINS, BEGINS_INSIDE, TURNS, Anchor, Outputs, Scores
from sayso.stages.attribution.units import SEEN
from sayso.stages.attribution.weights import Network
from sayso.stages.attribution.words import Run, Vocabulary, Words, find_words
from sayso.stages.quotations import find_quotations
from tests.articles import article

VOCABULARY = Vocabulary(
    pieces={"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "rain": 3, "##s": 4, "it": 5, "cafe": 6},
    tags={},
    relations={},
)
NOTHING = Syntax(tokens=(), sentences=())
SILENT = tuple(tuple(Act).index(act) for act in (Act.DECLINE, Act.NO_REPLY))
AS_FOUND = (0.0, 0.0, 0.0, 1.0, *(0.0,) * (SEEN - 4))  # weights that leave every edge where it is


def words_of(text: str, syntax: Syntax = NOTHING) -> Words:
    """Return the words of a text that nobody parsed, or parsed by hand."""
    made = article(text)
    return find_words(made, syntax, find_quotations(made, load_pack("en")), VOCABULARY)


def parsed(text: str, *rows: tuple[str, str, int]) -> Syntax:
    """Return one sentence with a token for each (word, part of speech, head), in text order; "not" denies."""
    tokens: list[Token] = []
    for row, (word, pos, head) in enumerate(rows):
        start = text.index(word, tokens[-1].end if tokens else 0)
        dep = "ROOT" if head == row else NEGATION if word in {"not", "n't"} else "dep"
        tokens.append(Token(start, start + len(word), word.lower(), pos, "", dep, head))
    return Syntax(tokens=tuple(tokens), sentences=(Sentence(0, len(tokens), 0),))


def row_of(text: str, word: str) -> int:
    """Return the row of the first word that begins where `word` does."""
    rows: list[int] = words_of(text).start.tolist()
    return rows.index(text.index(word))


def scores_for(
    text: str,
    said: Mapping[str, Sequence[str]],
    sources: Mapping[str, str] | None = None,
    *,
    inner: Mapping[str, Sequence[str]] | None = None,
    acts: Mapping[str, Act] | None = None,
    sure: float = 6.0,
) -> Scores:
    """Return scores by which each cue says the words of its stretches, and each source is the cue's.

    The cues of `inner` stand inside another's words; what `acts` does not name says; a cue that is its own
    source is a name before a turn.
    """
    words = words_of(text)
    marked, cue = (
        np.tile([1.0, 0.0, 0.0], (len(words), 1)),
        np.tile([1.0, 0.0, 0.0, 0.0, 0.0], (len(words), 1)),
    )
    by, anchors = sources or {}, []
    for word, stretches in (*said.items(), *(inner or {}).items()):
        row, nested = row_of(text, word), word in (inner or {})
        kind = BEGINS_INSIDE if nested else TURNS if by.get(word) == word else BEGINS
        cue[row, [0, kind]] = 0.05, 0.95
        marked[row] = (1.0, 0.0, 0.0) if nested else (0.05, 0.95, 0.0)
        told = _told(words, text, stretches, sure)
        anchors.append(
            Anchor(
                row=row,
                first=0,
                content=_told(words, text, (), sure) if nested else told,
                nested=told if nested else _told(words, text, (), sure),
                source=_told(words, text, [by[word]] if word in by else (), sure),
                act=np.array([float(act is (acts or {}).get(word, Act.SAY)) for act in Act]),
                must=0.9,
            )
        )
    return Scores(marked, cue, tuple(sorted(anchors, key=lambda anchor: anchor.row)))


def _told(words: Words, text: str, stretches: Sequence[str], sure: float) -> NDArray[np.float64]:
    told = np.full(len(words), -sure)
    for stretch in stretches:
        told[inside(words, text, stretch)] = sure
    return told


def inside(words: Words, text: str, stretch: str) -> list[int]:
    """Return the rows of the words of a stretch."""
    first = text.index(stretch)
    last = first + len(stretch)
    return [row for row, start in enumerate(words.start.tolist()) if first <= start < last]


def decoded(text: str, scores: Scores, syntax: Syntax = NOTHING) -> tuple[Found, ...]:
    """Return what is found with the shipped limits."""
    return decode(words_of(text, syntax), scores, Limits(), SILENT)


def shown(words: Words, text: str, runs: Sequence[Run]) -> list[str]:
    """Return the text of runs of words."""
    return [text[int(words.start[run.first]) : int(words.end[run.last])] for run in runs]


def playing(scores: Scores, *, chance: float = 0.9) -> Network:
    """Return a network that says `scores` of any text; each statement is `chance` likely to be right."""
    anchors = scores.anchors

    def column(values: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        return np.stack([np.append(0.0, each) for each in values], axis=1) if values else np.zeros((1, 0))

    outputs = Outputs(
        marked=np.concatenate([np.zeros((1, 3)), scores.marked]),
        cue=np.concatenate([np.zeros((1, 5)), scores.cue]),
        likely=np.array([anchor.row + 1 for anchor in anchors], dtype=np.int64),
        content=column([anchor.content for anchor in anchors]),
        nested=column([anchor.nested for anchor in anchors]),
        source=column([anchor.source for anchor in anchors]),
        act=np.array([anchor.act for anchor in anchors]),
        must=np.array([anchor.must for anchor in anchors]),
    )
    curve = (float(np.log(chance / (1 - chance))), *(0.0,) * EVIDENCE)
    return Network(
        name="played",
        run=lambda _: outputs,
        vocabulary=VOCABULARY,
        ends=(1, 2),
        acts=tuple(Act),
        content=curve,
        source=curve,
        edges=(AS_FOUND, AS_FOUND),
    )
