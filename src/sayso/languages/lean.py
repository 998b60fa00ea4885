"""Lean: spaCy imported without what no reading needs, and what other packages bring along left out."""

import gc
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

# spaCy imports its whole command line (requests, httpx, weasel …) for one function, `spacy.info`: a third of
# its import, and 18 MB a process.
_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
# thinc imports it wherever it is installed, and uses it for models that are made of it: 1.5 s and 470 MB.
_HEAVY = "torch"
# Else numpy multiplies small matrices with a thread a core, which wait for each other: an article of 35 words
# took 77 ms of processor time instead of 15, one of 350 words 206 instead of 132, on two busy cores.
ONE_THREAD = "OPENBLAS_NUM_THREADS", "1"
# Models and tables are 270,000 objects that stay: Python's usual settings walk all of them for garbage every
# sixteen articles (0.15 s), and again and again while they load.
_COLLECT = (20_000, 20, 100)


def import_spacy() -> ModuleType:
    """Return spaCy, its command line left out until somebody asks for it."""
    if "spacy" not in sys.modules:
        with _without_command_line():
            importlib.import_module("spacy")
    return sys.modules["spacy"]


def own_process() -> None:
    """Settle this process, which runs sayso alone: one thread, no torch, garbage looked for less often.

    numpy looks at its number of threads as it is imported, so this goes before all else.
    """
    os.environ.setdefault(*ONE_THREAD)
    gc.set_threshold(*_COLLECT)
    sys.modules.setdefault(_HEAVY, None)  # type: ignore[arg-type]  # the import then fails, as documented


@contextmanager
def _without_command_line() -> Iterator[None]:
    """Let an empty module stand for spaCy's command line while spaCy is imported."""
    stand_ins = {name: ModuleType(name) for name in _COMMAND_LINE}
    vars(stand_ins[_COMMAND_LINE[-1]])["info"] = _info
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in _COMMAND_LINE:
            del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 — spaCy's own
    """Return what `spacy.info` does."""
    from spacy.cli.info import info  # noqa: PLC0415 — loaded when it is asked for

    return info(*arguments, **options)
