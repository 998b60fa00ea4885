"""A network played by hand: a test says which words begin cues and who says each word."""

from collections.abc import Mapping, Sequence

import numpy as np

from sayso.languages.pack import load_pack
from sayso.model.attribution import Attribution
from sayso.model.syntax import Syntax
from sayso.stages.learned.scores import Anchor, Scores
from sayso.stages.learned.words import Run, Vocabulary, Words, find_words
from sayso.stages.quotations import find_quotations
from tests.articles import article

VOCABULARY = Vocabulary(
    pieces={"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "rain": 3, "##s": 4, "it": 5, "cafe": 6},
    tags={},
    relations={},
)
NOTHING = Syntax(tokens=(), sentences=())


def words_of(text: str, ruled: Sequence[Attribution] = ()) -> Words:
    """Return the words of a text that nobody parsed, with what rules found there."""
    made = article(text)
    return find_words(made, NOTHING, find_quotations(made, load_pack("en")), ruled, VOCABULARY)


def row_of(text: str, word: str) -> int:
    """Return the row of the first word that begins where `word` does."""
    return words_of(text).start.tolist().index(text.index(word))


def scores_for(
    text: str,
    said: Mapping[str, Sequence[str]],
    sources: Mapping[str, str] | None = None,
    *,
    sure: float = 6.0,
) -> Scores:
    """Return scores by which each cue says the words of its stretches, and each source is the cue's."""
    words = words_of(text)
    cue = np.tile([1.0, 0.0, 0.0], (len(words), 1))
    anchors = []
    for word, stretches in said.items():
        row = row_of(text, word)
        cue[row] = (0.05, 0.95, 0.0)
        content, source = np.full(len(words), -sure), np.full(len(words), -sure)
        for stretch in stretches:
            content[inside(words, text, stretch)] = sure
        if sources and word in sources:
            source[inside(words, text, sources[word])] = sure
        anchors.append(Anchor(row, 0, content, source))
    return Scores(cue, tuple(sorted(anchors, key=lambda anchor: anchor.row)))


def inside(words: Words, text: str, stretch: str) -> list[int]:
    """Return the rows of the words of a stretch."""
    first = text.index(stretch)
    last = first + len(stretch)
    return [row for row, start in enumerate(words.start.tolist()) if first <= start < last]


def shown(words: Words, text: str, runs: Sequence[Run]) -> list[str]:
    """Return the text of runs of words."""
    return [text[int(words.start[run.first]) : int(words.end[run.last])] for run in runs]
