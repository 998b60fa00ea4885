"""The attribution network of a language: shipped weights, checked by digest, run by onnxruntime."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import WeightsError
from sayso.languages.pack import LanguagePack
from sayso.languages.recorded import read_model
from sayso.stages.attribution.scores import Outputs, Run
from sayso.stages.attribution.words import Vocabulary

NETWORK, WEIGHTS, VOCABULARY = "attribution.json", "attribution.onnx", "attribution.vocab.txt"
TENSORS = "attribution.tensors"  # the numbers of the weights, mapped into memory: processes share them
FILES = (WEIGHTS, TENSORS, VOCABULARY)


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
    card = read_model(pack.code, NETWORK)
    with _folder(pack) as folder:
        for name in FILES:
            _check(pack, folder / name, card["sha256"][name])
        return build_network(card, folder)


def build_network(card: Mapping[str, Any], folder: Path) -> Network:
    """Return the network made of a card and the files that lie in `folder`."""
    pieces = (folder / VOCABULARY).read_text(encoding="utf-8").splitlines()
    known = {piece: row for row, piece in enumerate(pieces)}
    return Network(
        name=card["name"],
        run=run_weights(folder / WEIGHTS),
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
def _folder(pack: LanguagePack) -> Iterator[Path]:
    """Lend the folder of the model files; one made for now where sayso is not unpacked."""
    kept = pack.folder
    if isinstance(kept, Path):
        yield kept
        return
    with TemporaryDirectory(ignore_cleanup_errors=True) as made:  # Windows keeps what is mapped
        for name in (NETWORK, *FILES):
            with _opened(pack, kept.joinpath(name)) as found:
                (Path(made) / name).write_bytes(found.read())
        yield Path(made)


@contextmanager
def _opened(pack: LanguagePack, path: Traversable) -> Iterator[Any]:
    try:
        with path.open("rb") as found:
            yield found
    except OSError as problem:
        raise WeightsError(
            f"Model file {path.name!r} of language pack {pack.code!r} cannot be read: {problem}. "
            "Expected it beside the pack. Reinstall sayso."
        ) from problem


def _check(pack: LanguagePack, path: Path, expected: str) -> None:
    with _opened(pack, path) as found:
        digest = hashlib.file_digest(found, "sha256").hexdigest()
    if digest != expected:
        raise WeightsError(
            f"Model file {path.name!r} of language pack {pack.code!r} has digest {digest[:12]}…, "
            f"expected {expected[:12]}…. Reinstall sayso."
        )


def run_weights(weights: Path) -> Run:
    """Return the function that runs the network on one window.

    Its numbers lie in a file of their own, which onnxruntime maps: what is not rearranged for the processor
    takes memory once a machine, and only where it is looked up.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # from 1.29 on it reports what is run to its makers
    import onnxruntime  # noqa: PLC0415 — loaded at first use

    options = onnxruntime.SessionOptions()
    # One thread a process: the engine spreads articles over processes.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # windows differ in length: a plan for each is kept for ever, 7 MB
    options.log_severity_level = 3
    session: Any = onnxruntime.InferenceSession(
        str(weights),
        options,
        providers=["CPUExecutionProvider"],
        # The fused operator takes several times as long as the two it replaces.
        disabled_optimizers=["SkipLayerNormFusion"],
    )

    def run(arrays: Mapping[str, NDArray[np.generic]]) -> Outputs:
        marked, cue, likely, *rest = session.run(None, dict(arrays))
        return Outputs(marked[0], cue[0], likely, *(each[0] for each in rest))

    return run
