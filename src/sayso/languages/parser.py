"""The parser of a language pack: spaCy, loaded once per process, at its first use."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sayso.errors import WeightsError
from sayso.languages.lean import import_spacy
from sayso.languages.pack import LanguagePack
from sayso.languages.remembering import LEMMATIZER, RULER, Kind, Remembered

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIECES_PER_BATCH = 64
# spaCy's tokenizer looks at what is left of a run without blanks once for each mark it takes off: 8,000 emoji
# cost 11 s.  Runs longer than any word or address are cut, so that cost grows as the text does.
LONGEST_RUN = 300

_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


class Parsed(NamedTuple):
    """The words of one piece, white space left out, a list for each thing that is known of them.

    Offsets are those in the piece; `head` is the place of the governor among these words, `begins` tells
    whether a sentence does.
    """

    start: list[int]
    end: list[int]
    kind: list[Kind]
    lemma: list[str]
    head: list[int]
    begins: list[bool]


@cache
def load_parser(pack: LanguagePack) -> "Language":
    """Return the spaCy pipeline of `pack`, as far as it is run: to heads and relations.

    The entity recogniser costs 1.6 times the tagger and the parser together, and no stage needs it.
    Raises `WeightsError` when the pipeline named in `pack.toml` is not installed.
    """
    # numpy's own kernels: the blis wheel picks its slow generic one on some CPUs.
    spacy = import_spacy()
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415 — comes with spaCy

    set_current_ops(NumpyOps(use_blis=False))
    name = pack.table("pack")["language"][0]["parser"]
    try:
        parser: Language = spacy.load(name, exclude=["ner", "senter"], disable=[RULER, LEMMATIZER])
    except OSError as problem:
        raise WeightsError(
            f"The parser {name!r} of language pack {pack.code!r} cannot be loaded: {problem}. "
            f"Install it with `pip install {name.replace('_', '-')}`."
        ) from problem
    return parser


@cache
def _remembered(pack: LanguagePack) -> Remembered:
    return Remembered(load_parser(pack))


def parse_pieces(texts: Iterable[str], pack: LanguagePack) -> Iterator[Parsed]:
    """Yield the words of each text, in order."""
    told, parser = _remembered(pack), load_parser(pack)
    tokenized = (_tokenized(parser, text) for text in texts)
    for doc in parser.pipe(tokenized, batch_size=PIECES_PER_BATCH):
        yield _parsed(doc, *told(doc))


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


def _parsed(doc: "Doc", kinds: list[Kind], lemmas: list[str]) -> Parsed:
    table = doc.to_array(["IDX", "LENGTH", "HEAD", "SENT_START", "IS_SPACE"]).view(np.int64)
    start, length, offset, begins, space = table.T
    kept = np.flatnonzero(space == 0)
    place = np.full(len(table), -1)
    place[kept] = np.arange(len(kept))
    head = place[kept + offset[kept]]
    sentence = np.cumsum(begins == 1)[kept]
    chosen = kept.tolist()
    return Parsed(
        start=start[kept].tolist(),
        end=(start + length)[kept].tolist(),
        kind=[kinds[row] for row in chosen],
        lemma=[lemmas[row] for row in chosen],
        head=np.where(head < 0, place[kept], head).tolist(),
        begins=np.diff(sentence, prepend=-1).astype(bool).tolist(),
    )
