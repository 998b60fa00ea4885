"""Rounded weights give the same whole numbers on every processor."""

import numpy as np
import pytest

from training.attribution.rounding import LARGEST, round_matrix


@pytest.mark.parametrize("tail", [1.0, 4.0], ids=["even weights", "a few large weights"])
def test_no_two_neighbours_overflow_sixteen_bits(tail: float) -> None:
    """Two products of one column added, with the largest activations, fit into sixteen bits."""
    source = np.random.default_rng(0)
    matrix = (source.standard_normal((64, 40)) * abs(source.standard_normal((64, 1))) ** tail).astype(
        np.float32
    )
    numbers, steps = round_matrix(matrix)
    pairs = numbers.astype(int).reshape(32, 2, 40)
    assert np.clip(pairs, 0, None).sum(1).max() * 255 <= 2**15 - 1
    assert np.clip(pairs, None, 0).sum(1).min() * 255 >= -(2**15)
    assert abs(numbers.astype(int)).max() <= LARGEST
    error = ((numbers * steps - matrix) ** 2).sum() / (matrix**2).sum()
    assert error < 0.02**2


def test_a_column_of_zeros_stays_one() -> None:
    """A column without weights rounds to zeros, with a step that is a number."""
    numbers, steps = round_matrix(np.zeros((4, 1), dtype=np.float32))
    assert not numbers.any()
    assert np.isfinite(steps).all()
