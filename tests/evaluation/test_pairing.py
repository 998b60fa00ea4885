"""The best pairing is as good as the best of all pairings tried one by one."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluation.pairing import best_pairing

_FITS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9).map(float), max_size=12
)


@given(_FITS)
def test_no_pairing_is_better(fits: dict[tuple[int, int], float]) -> None:
    """Against all orders of five columns."""
    tried = (sum(fits.get(pair, 0.0) for pair in enumerate(order)) for order in permutations(range(5)))
    assert best_pairing(fits) == max(tried)


def test_nothing_to_pair() -> None:
    """No pairs, no fit."""
    assert best_pairing({}) == 0
