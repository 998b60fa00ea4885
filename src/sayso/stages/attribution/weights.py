"""The attribution network of a language: shipped weights, checked by digest, run by onnxruntime."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
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
    card = json.loads(_bytes(pack, NETWORK))
    weights = _bytes(pack, WEIGHTS)
    pieces = _bytes(pack, VOCABULARY)
    for name, found in ((WEIGHTS, weights), (VOCABULARY, pieces)):
        _check(pack, name, found, card["sha256"][name])
    return build_network(card, weights, pieces)


def build_network(card: Mapping[str, Any], weights: bytes, pieces: bytes) -> Network:
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


def _bytes(pack: LanguagePack, name: str) -> bytes:
    try:
        return files("sayso.languages").joinpath(pack.code, name).read_bytes()
    except OSError as problem:
        raise WeightsError(
            f"Model file {name!r} of language pack {pack.code!r} cannot be read: {problem}. "
            "Expected it beside the pack. Reinstall sayso."
        ) from problem


def _check(pack: LanguagePack, name: str, found: bytes, expected: str) -> None:
    digest = hashlib.sha256(found).hexdigest()
    if digest != expected:
        raise WeightsError(
            f"Model file {name!r} of language pack {pack.code!r} has digest {digest[:12]}…, "
            f"expected {expected[:12]}…. Reinstall sayso."
        )


def run_weights(weights: bytes) -> Run:
    """Return the function that runs the network on one window."""
    import onnxruntime  # noqa: PLC0415 — loaded at first use

    options = onnxruntime.SessionOptions()
    # One thread a process: the engine spreads articles over processes.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session: Any = onnxruntime.InferenceSession(
        weights,
        options,
        providers=["CPUExecutionProvider"],
        # The fused operator takes several times as long as the two it replaces.
        disabled_optimizers=["SkipLayerNormFusion"],
    )

    def run(arrays: Mapping[str, NDArray[np.generic]]) -> Outputs:
        marked, cue, likely, *rest = session.run(None, dict(arrays))
        return Outputs(marked[0], cue[0], likely, *(each[0] for each in rest))

    return run
