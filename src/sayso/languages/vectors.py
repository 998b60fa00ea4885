"""Vectors: what tagger and parser are told of each word, as spaCy's `tok2vec` computes it, with less work.

It is three fifths of a parse.  A third of that tells of a word alone: it is remembered by kind of word.
The rest, layers that look at a word's neighbours, is computed a few hundred rows at a time, in place: what
a layer needs stays in the processor's second cache, and no memory is asked for and given back.  The numbers
are the same to the last bit.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = npt.NDArray[np.float32]

TOK2VEC = "tok2vec"
MOST_KNOWN = 20_000  # kinds of words: 8 MB; more are forgotten, so that memory stays flat
_ROWS = 384  # at once
# Of fewer than five rows OpenBLAS adds the products up in another order: a word's last digit would then hang
# on how many words were new with it.
_FEWEST = 16
_EPSILON = 1e-08  # thinc's


_WORDS = "extract_features>>list2ragged>>with_array("
_NEIGHBOURS = "residual(expand_window>>maxout>>layernorm>>dropout)"


def is_usual(model: Any) -> bool:  # noqa: ANN401 — spaCy has no types
    """Return whether a `tok2vec` is of the shape that spaCy's small pipelines have: hashes, then layers."""
    if len(model.layers) != 2 or not model.layers[1].layers:  # noqa: PLR2004 — words, then neighbours
        return False
    words, encode = model.layers
    layers = encode.layers[0].layers
    windows = [layer for layer in encode.walk() if layer.name == "expand_window"]
    return (
        words.name.startswith(_WORDS)
        and bool(layers)
        and all(layer.name == _NEIGHBOURS for layer in layers)
        and all(window.attrs["window_size"] == 1 for window in windows)
    )


class _Layer(NamedTuple):
    """A maxout layer and what evens out its values; the pieces of all values stand one behind another."""

    weights: Floats
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats


class Vectors:
    """The `tok2vec` of a pipeline, which then need not run."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 — spaCy has no types
        embed, encode = model.layers
        extract, _, self._embedded, self._mixed, _ = embed.layers
        self._features = extract.attrs["columns"]
        self._layers = [_layer(residual) for residual in encode.layers[0].layers]
        self._apart: int = encode.attrs["pad"]  # rows of nothing between two texts
        self._width: int = model.get_dim("nO")
        self._rows: dict[bytes, int] = {}
        self._known: Floats = np.zeros((0, self._width), np.float32)

    def __call__(self, docs: Sequence["Doc"]) -> list[Floats]:
        """Return the vectors of each text's words."""
        told = self._alone(np.concatenate([doc.to_array(self._features) for doc in docs]))
        spans, start = [], self._apart + 1
        for doc in docs:
            spans.append(slice(start, start + len(doc)))
            start += len(doc) + self._apart
        before = np.zeros((start + 1, self._width), np.float32)  # the first and the last row stay nothing
        first = 0
        for span, doc in zip(spans, docs, strict=True):
            before[span] = told[first : first + len(doc)]
            first += len(doc)
        after = np.zeros_like(before)
        for layer in self._layers:
            _run(layer, before, after)
            before, after = after, before
        return [before[span] for span in spans]

    def _alone(self, features: npt.NDArray[np.uint64]) -> Floats:
        """Return what tells of each word alone."""
        raw, size = features.tobytes(), features.shape[1] * features.itemsize
        keys = [raw[start : start + size] for start in range(0, len(raw), size)]
        try:
            rows = [self._rows[key] for key in keys]
        except KeyError:
            self._learn(list(dict.fromkeys(keys)))
            rows = [self._rows[key] for key in keys]
        return self._known[np.array(rows, np.intp)]

    def _learn(self, keys: list[bytes]) -> None:
        from thinc.types import Ragged  # noqa: PLC0415 — comes with spaCy

        new = [key for key in keys if key not in self._rows]
        if len(self._rows) + len(new) > MOST_KNOWN:
            self._rows.clear()
            self._known, new = self._known[:0], keys
        padded = [*new, *new[:1] * (_FEWEST - len(new))]
        features = np.frombuffer(b"".join(padded), np.uint64).reshape(len(padded), -1)
        lengths = np.array([len(padded)], np.int32)
        told = self._mixed.predict(self._embedded.predict(Ragged(features, lengths))).data
        first = len(self._known)
        self._known = np.concatenate([self._known, told[: len(new)]])
        self._rows.update((key, first + place) for place, key in enumerate(new))


def _layer(residual: Any) -> _Layer:  # noqa: ANN401 — thinc's
    _, inner = residual.layers[0].layers
    maxout, norm = _named(inner, "maxout"), _named(inner, "layernorm")
    weights = maxout.get_param("W")
    outputs, pieces, inputs = weights.shape
    return _Layer(
        weights=np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs)),
        bias=np.ascontiguousarray(maxout.get_param("b").T.reshape(pieces * outputs)),
        pieces=pieces,
        scale=norm.get_param("G"),
        shift=norm.get_param("b"),
    )


def _named(model: Any, name: str) -> Any:  # noqa: ANN401 — thinc's
    return next(layer for layer in model.walk() if layer.name == name)


def _run(layer: _Layer, before: Floats, after: Floats) -> None:
    """Add to each row but the first and last what the layer makes of it and the rows beside it."""
    total, width = len(before) - 2, before.shape[1]
    parts = -(-total // _ROWS)
    bounds = [1 + total * part // parts for part in range(parts + 1)]
    window = np.empty((_ROWS, 3 * width), np.float32)
    summed = np.empty((_ROWS, layer.bias.size), np.float32)
    for first, last in pairwise(bounds):
        seen, values = window[: last - first], summed[: last - first]
        seen[:, :width] = before[first - 1 : last - 1]
        seen[:, width : 2 * width] = before[first:last]
        seen[:, 2 * width :] = before[first + 1 : last + 1]
        np.dot(seen, layer.weights, out=values)
        values += layer.bias
        best = values[:, :width]
        for piece in range(1, layer.pieces):
            np.maximum(best, values[:, piece * width : (piece + 1) * width], out=best)
        _even(best, layer, after[first:last])
        after[first:last] += before[first:last]


def _even(values: Floats, layer: _Layer, out: Floats) -> None:
    """Write the values, each row with a mean of nothing and a spread of one, then scaled and shifted."""
    width = values.shape[1]
    np.subtract(values, values.mean(axis=1, keepdims=True), out=out)
    np.multiply(out, out, out=values)
    spread = np.add.reduce(values, axis=1, keepdims=True) / width + _EPSILON
    out *= spread ** (-1.0 / 2.0)
    out *= layer.scale
    out += layer.shift
