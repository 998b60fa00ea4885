"""Articles to measure with, and what they are measured on.

Those of `SAYSO_DATA/polnear/dev` where it is there, otherwise our own of `evals/speakers`.
"""

import os
import platform
import re
from pathlib import Path

from sayso.ingest import open_article
from sayso.model.article import Article

OWN = Path(__file__).parents[1] / "evals" / "speakers"
# What of a processor decides how fast the network runs: integers of eight bits are its work.
FLAGS = ("avx2", "avx512f", "avx_vnni", "avx512_vnni", "amx_int8", "asimddp", "i8mm")

_LABELS = re.compile(r"^-{10,}$", re.MULTILINE)  # what stands below is what is asked of the article


def load_articles(most: int | None = None) -> list[Article]:
    """Return so many articles, all without a number."""
    corpus = Path(os.environ.get("SAYSO_DATA", "")) / "polnear" / "dev" / "text"
    if corpus.is_dir():
        return [open_article(path) for path in sorted(corpus.glob("*.txt"))[:most]]
    texts = (path.read_text(encoding="utf-8") for path in sorted(OWN.glob("*.txt"))[:most])
    return [open_article(_LABELS.split(text)[0].encode()) for text in texts]


def processor_class() -> str:
    """Return the kind of processor, with those of its instructions that decide how fast a network runs."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return platform.machine()
    line = next((line for line in told.splitlines() if line.startswith(("flags", "Features"))), "")
    return " ".join([platform.machine(), *(flag for flag in FLAGS if flag in line.split())])
