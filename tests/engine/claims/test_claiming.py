"""Claiming: a component is clustered as a store does it, whatever the order in which its pairs come."""

import pyarrow as pa

from sayso.engine.claims.claiming import _clustered, point_name


def test_a_component_is_clustered_in_the_order_of_its_names() -> None:
    """Two pairs as likely as each other are joined by the ids of their articles, not as they come."""
    points = [point_name(article, place) for article, place in (("a", 3), ("b", 10), ("b", 2))]
    pairs = [(points[0], points[1], 9000), (points[0], points[2], 9000), (points[1], points[2], 2000)]
    expected = {("a.00003", "a.00003"), ("a.00003", "b.00002")}
    for several in (pairs, pairs[::-1]):
        left, right, score = zip(*several, strict=True)
        found = _clustered(pa.table({"left": left, "right": right, "score": score}))
        assert {(row["claim"], row["point"]) for row in found.to_pylist()} == expected
