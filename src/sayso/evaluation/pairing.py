"""The best pairing of two sides, one to one, by how well each pair fits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Fits = Mapping[tuple[int, int], float]

_FAR = float("inf")


def best_pairing(fits: Fits) -> float:
    """Return the largest sum of fits of pairs that share nothing; pairs that are not given fit by 0.

    >>> best_pairing({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7})
    1.5
    """
    return sum(_pair(part) for part in _parts(fits))


def _parts(fits: Fits) -> Iterator[Fits]:
    """Yield the pairs in groups that share nothing, so that each group is paired by itself."""
    on_left, on_right = defaultdict(list), defaultdict(list)
    for pair in fits:
        on_left[pair[0]].append(pair)
        on_right[pair[1]].append(pair)
    seen: set[tuple[int, int]] = set()
    for start in fits:
        reached: dict[tuple[int, int], float] = {}
        waiting = [start]
        while waiting:
            pair = waiting.pop()
            if pair not in seen:
                seen.add(pair)
                reached[pair] = fits[pair]
                waiting += on_left[pair[0]] + on_right[pair[1]]
        if reached:
            yield reached


def _pair(fits: Fits) -> float:
    """Return the largest sum for one group, by the Hungarian method (Kuhn 1955)."""
    lefts, rights = sorted({left for left, _ in fits}), sorted({right for _, right in fits})
    if len(lefts) == 1 or len(rights) == 1:
        return max(fits.values())
    size = max(len(lefts), len(rights))
    costs = [[0.0] * size for _ in range(size)]
    left_rows = {left: row for row, left in enumerate(lefts)}
    columns = {right: column for column, right in enumerate(rights)}
    for (left, right), fit in fits.items():
        costs[left_rows[left]][columns[right]] = -fit
    return -sum(costs[row][column] for row, column in enumerate(_cheapest(costs)))


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return for each row of a square table a column of its own, at the least cost of all together."""
    size = len(costs)
    prices = ([0.0] * (size + 1), [0.0] * (size + 1))
    owners = [size] * (size + 1)  # the row that has each column; the last column is where a path starts
    for row in range(size):
        owners[size] = row
        column, before = _path(costs, prices, owners)
        while column != size:
            owners[column], column = owners[before[column]], before[column]
    found = [0] * size
    for column in range(size):
        found[owners[column]] = column
    return found


def _path(
    costs: Sequence[Sequence[float]], prices: tuple[list[float], list[float]], owners: list[int]
) -> tuple[int, list[int]]:
    """Return the free column at the end of the cheapest path, and the column before each; adjusts prices."""
    size = len(costs)
    slack, before, used = [_FAR] * size, [size] * size, [False] * (size + 1)
    column = size
    while owners[column] != size:
        used[column] = True
        row = owners[column]
        for other in (other for other in range(size) if not used[other]):
            cost = costs[row][other] - prices[0][row] - prices[1][other]
            if cost < slack[other]:
                slack[other], before[other] = cost, column
        column = min((other for other in range(size) if not used[other]), key=slack.__getitem__)
        step = slack[column]
        for other in range(size + 1):
            if used[other]:
                prices[0][owners[other]] += step
                prices[1][other] -= step
            elif other < size:
                slack[other] -= step
    return column, before
