"""The parser of a language pack: spaCy, loaded once per process, at its first use."""

import os
from functools import cache
from typing import TYPE_CHECKING

from sayso.errors import WeightsError
from sayso.languages.pack import LanguagePack
from sayso.languages.remembering import RULER, remember_attributes

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def load_parser(pack: LanguagePack) -> "Language":
    """Return the spaCy pipeline of `pack`, without its named-entity recogniser.

    The recogniser costs 1.6 times the tagger and the parser together, and no stage needs it.
    Raises `WeightsError` when the pipeline named in `pack.toml` is not installed.
    """
    # One thread a process, and numpy's own kernels: the blis wheel picks its slow generic one on some CPUs.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy  # noqa: PLC0415 — 2.8 s to import
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415 — comes with spaCy

    set_current_ops(NumpyOps(use_blis=False))
    name = pack.table("pack")["language"][0]["parser"]
    try:
        parser = spacy.load(name, exclude=["ner", "senter"])
    except OSError as problem:
        raise WeightsError(
            f"The parser {name!r} of language pack {pack.code!r} cannot be loaded: {problem}. "
            f"Install it with `pip install {name.replace('_', '-')}`."
        ) from problem
    if parser.has_pipe(RULER):
        remember_attributes(parser)
    return parser
