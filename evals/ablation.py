"""What each step of the reader is worth: lines and attributions with one step left out at a time.

    python evals/ablation.py "$SAYSO_DATA"

Reads PolNeAR dev and the fifth of `lines_train` that the network was not trained on; an hour on two cores.
Every line found counts here, weak ones included: the score of the line is fitted to the whole reader.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sayso.evaluation.attribution import evaluate_attribution
from sayso.evaluation.lines import score
from sayso.evaluation.lines_gold import LinesGold, read_lines_folder
from sayso.ingest import open_article
from sayso.model.statement import Act
from sayso.pipeline import read
from sayso.stages import acts, statements
from sayso.stages.attribution import decoding
from sayso.stages.doing.weighing import ReadAct

CARD = Path(statements.__file__).parents[1] / "languages" / "en" / "attribution.json"
WORKERS = 2


def _same(_words: object, found: object, *_rest: object) -> object:
    return found


def _nothing(*_arguments: object) -> None:
    return None


def _by_rule(_weights: object, _signs: object, read: ReadAct) -> tuple[Act, float]:
    return read.act, 1.0


def _as_found(*arguments: object) -> object:
    """Return the attributions given to a step as they are."""
    return next(one for one in arguments if isinstance(one, list))


STEPS: Mapping[str, Callable[[], None]] = {
    "whole reader": lambda: None,
    "units: edges as the network cuts": lambda: setattr(statements, "settle_edges", _same),
    "quotations may be shared": lambda: setattr(decoding, "keep_quotations_whole", _nothing),
    "layout: no turns, signatures or posts": lambda: setattr(statements, "find_laid", lambda *_: ()),
    "layout: headlines as the network reads them": lambda: setattr(statements, "settle_headlines", _as_found),
    "silences: as the network finds them": lambda: setattr(statements, "settle_silences", _as_found),
    "acts by lexicon and rules alone": lambda: setattr(acts, "weigh", _by_rule),
    "nested: none": lambda: setattr(statements, "Limits", partial(statements.Limits, inner_cue=2.0)),
}


def main(data: Path) -> None:
    """Print one row a step."""
    held_out = frozenset(json.loads(CARD.read_text(encoding="utf-8"))["held_out"])
    golds = [gold for gold in read_lines_folder(data / "lines_train") if gold.name in held_out]
    print("| left out | attribution | direct | mixed | indirect | exact | lines right | words | must right |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name in STEPS:
        with ProcessPoolExecutor(
            WORKERS, get_context("spawn"), initializer=_leave_out, initargs=(name,)
        ) as pool:
            found = list(pool.map(_read, golds, chunksize=4))
            figures = pool.submit(_attribution, data / "polnear" / "dev").result()
        lines = score(zip(golds, found, strict=True)).figures()
        row = [*_named(figures, "attribution", "direct", "mixed", "indirect", "content_exact")]
        row += [lines[f"lines.{key}"] for key in ("right", "words", "must_right")]
        print(f"| {name} | " + " | ".join(f"{value:.1f}" for value in row) + " |", flush=True)


def _leave_out(name: str) -> None:
    STEPS[name]()


def _read(gold: LinesGold) -> dict[str, Any]:
    reading = read(open_article(gold.path))
    return replace(
        reading, statements=tuple(replace(one, weak=False) for one in reading.statements)
    ).to_dict()


def _attribution(folder: Path) -> Mapping[str, float]:
    return evaluate_attribution(folder, workers=1).figures()


def _named(figures: Mapping[str, float], *names: str) -> Iterator[float]:
    for name in names:
        yield figures[f"attribution.{name}"]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
