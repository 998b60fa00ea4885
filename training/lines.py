"""Make the trees that doubt speakers and those that score lines: read, judge, fit, choose both thresholds.

    python -m training.lines DATA

DATA holds `lines_train`.  In articles that the network was trained on more of what it finds is right; a sign
tells the trees so.  What is chosen stands in `training.choosing`.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from sayso.evaluation.lines import Plain, score
from sayso.evaluation.lines_gold import LinesGold, read_lines_folder
from sayso.evaluation.lines_judging import Judged, Part
from sayso.ingest import open_article
from sayso.languages.pack import load_pack
from sayso.model.article import Article
from sayso.model.attribution import Attribution
from sayso.model.measure import Dated, Genre, GenreName
from sayso.model.party import Speakers
from sayso.model.quotation import Quotation
from sayso.model.reading import MadeBy, Reading
from sayso.model.statement import ActFound, Judgement, LineScore, Polarity
from sayso.stages.acts import find_acts
from sayso.stages.attribution.weights import NETWORK
from sayso.stages.coverage import reduced_coverage
from sayso.stages.doubts import SPEAKERS, guessed
from sayso.stages.doubts_signs import doubt_signs
from sayso.stages.join import join_statements
from sayso.stages.lines import TREES, find_signs
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations, settle_kinds
from sayso.stages.repeats import find_repeats, repeated
from sayso.stages.speakers import find_speakers
from sayso.stages.statements import find_attributions
from training.boosting import FOLDS, Flags, Floats, crossed, fitted, grown
from training.choosing import Crossed, choose, tell

PACK = Path(__file__).parents[1] / "src" / "sayso" / "languages" / "en"
WORKERS = 2
SEEN = "seen"  # the sign that the network was trained on the article; no article that is read has it
SURE = "speaker"  # the sign of lines that is the chance of their speaker


class Line(NamedTuple):
    """One line, its likeliest speaker asserted: what tells for it and for its speaker, and what is right."""

    article: str
    signs: dict[str, float]
    doubts: dict[str, float]
    judged: Judged


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the trees; return the exit code."""
    parser = argparse.ArgumentParser(prog="training.lines", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with lines_train")
    parser.add_argument("--out", type=Path, default=PACK, help="where the files go")
    given = parser.parse_args(arguments)
    card = json.loads((PACK / NETWORK).read_text(encoding="utf-8"))
    held_out = frozenset(card["held_out"])
    golds = list(read_lines_folder(given.data / "lines_train"))
    lines = read_lines(golds)
    folds = folds_of(lines, held_out)
    fold = np.array([folds[line.article] for line in lines])
    own = np.array([line.article in held_out for line in lines])
    known = np.array([line.judged.line.speaker is not None for line in lines])
    met = known & np.array([line.judged.found for line in lines])
    named = np.array([Part.SPEAKER in line.judged.agreeing for line in lines])
    doubt_names, doubts = _table([line.doubts for line in lines], seen=~own)
    speaker = np.where(known, crossed(doubts, named, fold, met), 0.0)

    for line, chance in zip(lines, speaker, strict=True):
        line.signs[SURE] = float(chance)
    right = np.array([line.judged.right for line in lines])
    names, signs = _table([line.signs for line in lines], seen=~own)
    whole = crossed(signs, right, fold, np.ones(len(lines), dtype=bool))

    musts = {gold.name: sum(line.must for line in gold.lines) for gold in golds}
    across = Crossed([line.judged for line in lines], own, speaker, whole, musts, held_out)
    chosen = choose(across)
    tell(across, chosen)
    _write(given.out / SPEAKERS, grown(doubt_names, fitted(doubts[met], named[met]), chosen.named_from))
    _write(given.out / TREES, grown(names, fitted(signs, right), chosen.printed_from))
    return 0


def read_lines(golds: Sequence[LinesGold]) -> list[Line]:
    """Return every line of the labelled articles, printed or not."""
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        return [line for lines in pool.map(_article, golds, chunksize=4) for line in lines]


def folds_of(lines: Sequence[Line], held_out: frozenset[str]) -> dict[str, int]:
    """Return the fold of each article, those held out spread evenly over all."""
    names = {line.article for line in lines}
    own, others = sorted(names & held_out), sorted(names - held_out)
    return {name: row % FOLDS for each in (own, others) for row, name in enumerate(each)}


def _table(rows: Sequence[dict[str, float]], *, seen: Flags) -> tuple[tuple[str, ...], Floats]:
    """Return the names of the signs, the last being `SEEN`, and their values row by row."""
    names = tuple(sorted(rows[0]))
    values = [[*(row[name] for name in names), here] for row, here in zip(rows, seen, strict=True)]
    return (*names, SEEN), np.array(values, dtype=float)


def _write(path: Path, kept: dict[str, Any]) -> None:
    path.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")


def _article(gold: LinesGold) -> list[Line]:
    article, pack = open_article(gold.path), load_pack("en")
    if article.language != pack.code:  # lists of names, mostly, whose lines no report has
        return []
    syntax, marked = parse(article, pack), find_quotations(article, pack)
    attributions = find_attributions(article, syntax, marked, pack)
    acts = find_acts(article, syntax, attributions, pack)
    quotations = settle_kinds(marked, attributions)
    found = find_speakers(article, syntax, quotations, attributions, acts, pack)
    speakers = guessed(found)
    signs = find_signs(article, syntax, attributions, acts, speakers)
    doubts = doubt_signs(article, syntax, attributions, speakers, pack)
    plain = _printed(article, quotations, attributions, acts, speakers)
    return [
        Line(gold.name, signs[row], doubts[row], one)
        for one in score([(gold, plain)]).judged
        for row in (int(one.line.id[1:]) - 1,)
    ]


def _printed(
    article: Article,
    quotations: tuple[Quotation, ...],
    attributions: tuple[Attribution, ...],
    acts: tuple[ActFound, ...],
    speakers: Speakers,
) -> Plain:
    """Return what lines are judged by, every one printed: nothing else of the reading is needed."""
    count, repeats = len(attributions), find_repeats(article, quotations)
    statements = join_statements(
        attributions,
        acts=acts,
        speakers=speakers,
        judgements=(Judgement(certainty=None, polarity=Polarity.POSITIVE),) * count,
        dated=(Dated(None, None),) * count,
        answers=(None,) * count,
        repeated=repeated(article, attributions, repeats),
        lines=(LineScore(confidence=1.0, weak=False),) * count,
    )
    return Reading(
        article=article,
        genre=Genre(value=GenreName.UNKNOWN),
        parties=speakers.parties,
        statements=statements,
        assertions=(),
        quotations=quotations,
        times=(),
        quantities=(),
        places=(),
        wording=(),
        repeats=repeats,
        coverage=reduced_coverage(article, quotations),
        made_by=MadeBy(version="", language_pack="", models={}),
    ).to_dict()


if __name__ == "__main__":
    sys.exit(main())
