"""The attribution network of a language: shipped weights, checked by digest, run by onnxruntime."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import WeightsError
from sayso.languages.pack import LanguagePack
from sayso.stages.attribution.scores import Outputs, Run
from sayso.stages.attribution.words import Vocabulary

NETWORK, WEIGHTS, VOCABULARY = "attribution.json", "attribution.onnx", "attribution.vocab.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A network ready to run, with what it was trained with.

    `content` and `source` calibrate confidence, `edges` weigh where a content begins and ends, and `acts`
    names the acts in the order of its outputs.
    """

    name: str
    run: Run
    vocabulary: Vocabulary
    ends: tuple[int, int]
    acts: tuple[str, ...]
    content: tuple[float, ...]
    source: tuple[float, ...]
    edges: tuple[tuple[float, ...], tuple[float, ...]]


@cache
def load_network(pack: LanguagePack) -> Network:
    """Return the network of a language, loaded once per process.

    Raises `WeightsError` when a file is missing or is not the one that was shipped.
    """
    with ExitStack() as held:
        card, weights, pieces = (
            held.enter_context(_file(pack, name)) for name in (NETWORK, WEIGHTS, VOCABULARY)
        )
        told = json.loads(card.read_bytes())
        for name, path in ((WEIGHTS, weights), (VOCABULARY, pieces)):
            _check(pack, name, path, told["sha256"][name])
        return build_network(told, weights, pieces.read_bytes())


def build_network(card: Mapping[str, Any], weights: bytes | Path, pieces: bytes) -> Network:
    """Return the network made of a card, weights and word pieces."""
    known = {piece: row for row, piece in enumerate(pieces.decode().splitlines())}
    return Network(
        name=card["name"],
        run=run_weights(weights),
        vocabulary=Vocabulary(
            pieces=known,
            tags={tag: row for row, tag in enumerate(card["tags"], start=1)},
            relations={relation: row for row, relation in enumerate(card["relations"], start=1)},
        ),
        ends=(known["[CLS]"], known["[SEP]"]),
        acts=tuple(card["acts"]),
        content=tuple(card["calibration"]["content"]),
        source=tuple(card["calibration"]["source"]),
        edges=(tuple(card["edges"]["before"]), tuple(card["edges"]["after"])),
    )


@contextmanager
def _file(pack: LanguagePack, name: str) -> Iterator[Path]:
    """Lend the path of a model file, which need not be unpacked where sayso is not."""
    try:
        with as_file(files("sayso.languages").joinpath(pack.code, name)) as path:
            path.stat()
            yield path
    except OSError as problem:
        raise WeightsError(
            f"Model file {name!r} of language pack {pack.code!r} cannot be read: {problem}. "
            "Expected it beside the pack. Reinstall sayso."
        ) from problem


def _check(pack: LanguagePack, name: str, path: Path, expected: str) -> None:
    with path.open("rb") as found:
        digest = hashlib.file_digest(found, "sha256").hexdigest()
    if digest != expected:
        raise WeightsError(
            f"Model file {name!r} of language pack {pack.code!r} has digest {digest[:12]}…, "
            f"expected {expected[:12]}…. Reinstall sayso."
        )


def run_weights(weights: bytes | Path) -> Run:
    """Return the function that runs the network on one window.

    From a path onnxruntime reads the weights itself, and no second copy is held: 17 MB a process.
    """
    import onnxruntime  # noqa: PLC0415 — loaded at first use

    options = onnxruntime.SessionOptions()
    # One thread a process: the engine spreads articles over processes.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session: Any = onnxruntime.InferenceSession(
        weights if isinstance(weights, bytes) else str(weights),
        options,
        providers=["CPUExecutionProvider"],
        # The fused operator takes several times as long as the two it replaces.
        disabled_optimizers=["SkipLayerNormFusion"],
    )

    def run(arrays: Mapping[str, NDArray[np.generic]]) -> Outputs:
        marked, cue, likely, *rest = session.run(None, dict(arrays))
        return Outputs(marked[0], cue[0], likely, *(each[0] for each in rest))

    return run
