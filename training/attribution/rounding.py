"""Rounding: matrices in eight bits so that every processor computes the same integers with them.

Processors without VNNI add two neighbouring products of an activation (0 to 255) and a weight in sixteen
bits, and cut off what is larger.  Here no two neighbours of one column can be that large.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Rounded = NDArray[np.int8]

LARGEST = 127
LARGEST_PAIR = 128  # 255 × 128 is the most that fits into sixteen bits
# A smaller step rounds the many small weights better, and cuts the few large ones.
SHARES = np.linspace(0.5, 1.0, 21)


def round_model(full: Any, rounded: Any) -> None:  # noqa: ANN401 — onnx has no types
    """Round the matrices of `full` again into `rounded`, which onnxruntime made of it."""
    from onnx import numpy_helper  # noqa: PLC0415 — only training has it

    exact = {one.name: one for one in full.graph.initializer}
    known = {one.name: one for one in rounded.graph.initializer}
    for node in rounded.graph.node:
        name = node.input[1].removesuffix("_quantized") if node.op_type == "MatMulInteger" else ""
        if name in exact:
            weights, steps = round_matrix(numpy_helper.to_array(exact[name]))
            for end, found in (("_quantized", weights), ("_scale", steps)):
                known[name + end].CopyFrom(numpy_helper.from_array(found, name + end))


def round_matrix(matrix: Floats) -> tuple[Rounded, Floats]:
    """Return whole numbers and the step of each column, with the least squared error of `SHARES`.

    >>> round_matrix(np.array([[1.0], [1.0], [-1.0], [0.5]], dtype=np.float32))[0].T.tolist()
    [[64, 64, -64, 32]]
    """
    whole = _largest(matrix)
    best = np.full(matrix.shape[1], np.inf)
    numbers, steps = np.zeros(matrix.shape, dtype=np.int8), whole.astype(np.float32)
    for share in SHARES[::-1]:
        step = (whole * share).astype(np.float32)
        found = _bounded(np.clip(np.rint(matrix / step), -LARGEST, LARGEST))
        error = ((found * step - matrix) ** 2).sum(0)
        better = error < best
        best[better], steps[better] = error[better], step[better]
        numbers[:, better] = found[:, better].astype(np.int8)
    return numbers, steps


def _largest(matrix: Floats) -> NDArray[np.float64]:
    """Return the step of each column by which nothing is cut off."""
    pairs = [part[0::2] + part[1::2] for part in (np.clip(matrix, 0, None), np.clip(-matrix, 0, None))]
    alone, together = np.abs(matrix).max(0), np.maximum(pairs[0].max(0), pairs[1].max(0))
    found: NDArray[np.float64] = np.maximum(
        np.maximum(alone / LARGEST, together / LARGEST_PAIR), np.finfo(np.float32).tiny
    )
    return found


def _bounded(numbers: Floats) -> Floats:
    """Return the numbers with both of a pair reduced where together they are too large."""
    pairs = numbers.reshape(-1, 2, numbers.shape[1])
    same = pairs[:, 0] * pairs[:, 1] > 0
    over = np.where(same, np.maximum(np.abs(pairs.sum(1)) - LARGEST_PAIR, 0), 0)
    half = np.ceil(over / 2)
    sign = np.sign(pairs)
    # The smaller one may not pass zero: then the larger one is within its own bound anyway.
    found = pairs - sign * np.stack([half, over - half], 1)
    return found.reshape(numbers.shape)
