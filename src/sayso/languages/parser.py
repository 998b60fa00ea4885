"""The parser of a language pack: spaCy, loaded once per process, at its first use."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sayso.errors import WeightsError
from sayso.languages.lean import import_spacy
from sayso.languages.pack import LanguagePack
from sayso.languages.recorded import check_package
from sayso.languages.remembering import LEMMATIZER, RULER, Kind, Remembered
from sayso.languages.vectors import TOK2VEC, Vectors, is_usual

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIECES_PER_BATCH = 64
# spaCy's tokenizer looks at what is left of a run without blanks once for each mark it takes off: 8,000 emoji
# cost 11 s.  Runs longer than any word or address are cut, so that cost grows as the text does.
LONGEST_RUN = 300

# The entity recogniser costs 1.6 times the tagger and the parser together, and no stage needs it.  The words
# of the parser's training text are 15 MB that are never asked for: a word enters when a text has it.
NOT_LOADED = ("ner", "senter", "strings")

_READ = ["IDX", "LENGTH", "HEAD", "SENT_START", "IS_SPACE"]
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


class Parsed(NamedTuple):
    """The words of some pieces, white space left out, a list for each thing that is known of them.

    Offsets are those in the article; `head` is the place of the governor among these words.
    `sentences` gives for each sentence the place of its first word and the number of its piece.
    """

    start: list[int]
    end: list[int]
    kind: list[Kind]
    lemma: list[str]
    head: list[int]
    sentences: list[tuple[int, int]]


@cache
def load_parser(pack: LanguagePack) -> "Language":
    """Return the spaCy pipeline of `pack`, as far as it is run: to heads and relations.

    Raises `WeightsError` when the pipeline named in `pack.toml` is not installed, or is not whole.
    """
    # numpy's own kernels: the blis wheel picks its slow generic one on some CPUs.
    spacy = import_spacy()
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415 — comes with spaCy

    set_current_ops(NumpyOps(use_blis=False))
    name = pack.table("pack")["language"][0]["parser"]
    check_package(name)
    try:
        parser: Language = spacy.load(name, exclude=NOT_LOADED, disable=[RULER, LEMMATIZER])
    except OSError as problem:
        raise WeightsError(
            f"The parser {name!r} of language pack {pack.code!r} cannot be loaded: {problem}. "
            f"Install it with `pip install {name.replace('_', '-')}`."
        ) from problem
    for _, part in parser.components:
        for label in getattr(part, "labels", ()):
            parser.vocab.strings.add(label)
    return parser


@cache
def _remembered(pack: LanguagePack) -> Remembered:
    return Remembered(load_parser(pack))


@cache
def _vectors(pack: LanguagePack) -> Vectors | None:
    parser = load_parser(pack)
    model = parser.get_pipe(TOK2VEC).model if parser.has_pipe(TOK2VEC) else None
    return Vectors(model) if model is not None and is_usual(model) else None


def parse_pieces(pieces: Sequence[tuple[int, str]], pack: LanguagePack) -> Iterator[Parsed]:
    """Yield the words of the pieces, each its offset and its text, some pieces at a time, in order."""
    told, parser = _remembered(pack), load_parser(pack)
    for first in range(0, len(pieces), PIECES_PER_BATCH):
        batch = pieces[first : first + PIECES_PER_BATCH]
        docs = [_tokenized(parser, text) for _, text in batch]
        _annotate(docs, pack)
        yield _parsed(docs, [offset for offset, _ in batch], first, *told(docs))


def _annotate(docs: list["Doc"], pack: LanguagePack) -> None:
    """Run the steps of the pipeline on some texts; `Vectors` say what its `tok2vec` would, where they can."""
    vectors = _vectors(pack)
    for name, step in load_parser(pack).pipeline:
        if name == TOK2VEC and vectors is not None:
            step.set_annotations(docs, vectors(docs))
        else:
            for _ in step.pipe(docs, batch_size=PIECES_PER_BATCH):
                pass


def _tokenized(parser: "Language", text: str) -> "Doc":
    """Return the words of a text, runs without blanks cut where they are longer than any word."""
    cuts = [
        cut
        for run in _LONG_RUN.finditer(text)
        for cut in range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN)
    ]
    if not cuts:
        return parser.make_doc(text)
    from spacy.tokens import Doc  # noqa: PLC0415 — loaded with the parser

    parts = [parser.make_doc(text[start:end]) for start, end in pairwise((0, *cuts, len(text)))]
    whole: Doc = Doc.from_docs(parts, ensure_whitespace=False)
    return whole


def _parsed(
    docs: Sequence["Doc"], offsets: Sequence[int], number: int, kinds: list[Kind], lemmas: list[str]
) -> Parsed:
    """Return the words of pieces that begin at these offsets and are numbered from `number` on."""
    lengths = [len(doc) for doc in docs]
    table = np.concatenate([doc.to_array(_READ) for doc in docs]).view(np.int64)
    start, length, above, begins, space = table.T
    start = start + np.repeat(offsets, lengths)
    piece = np.repeat(np.arange(number, number + len(docs)), lengths)
    kept = np.flatnonzero(space == 0)
    place = np.full(len(table), -1)
    place[kept] = np.arange(len(kept))
    head = place[kept + above[kept]]
    opens = (begins == 1) | (np.diff(piece, prepend=-1) != 0)  # white space may open a sentence, or a piece
    first = np.flatnonzero(np.diff(np.cumsum(opens)[kept], prepend=0))
    chosen = kept.tolist()
    return Parsed(
        start=start[kept].tolist(),
        end=(start + length)[kept].tolist(),
        kind=[kinds[row] for row in chosen],
        lemma=[lemmas[row] for row in chosen],
        head=np.where(head < 0, place[kept], head).tolist(),
        sentences=list(zip(first.tolist(), piece[kept][first].tolist(), strict=True)),
    )
