"""A comparison as JSON: both articles, what both tell with its changes, what one tells alone."""

from collections.abc import Sequence
from typing import Any

from sayso.report.about import About, ways_of_making
from sayso.report.claims_json import mention_to_dict
from sayso.report.comparing import Comparison, Pair

SCHEMA = "sayso-comparison/1"


def comparison_to_dict(found: Comparison) -> dict[str, Any]:
    """Return a comparison as dicts, lists, strings and numbers; every span is `[start, end]`."""
    return {
        "schema": SCHEMA,
        "articles": [article.to_dict() for article in found.articles],
        "counts": {
            "changed": len(found.changed),
            "shared": len(found.shared),
            "only_left": len(found.only_left),
            "only_right": len(found.only_right),
            "left_out_as_weak": found.weaker,
        },
        "changed": [pair_to_dict(found.articles, one) for one in found.changed],
        "shared": [pair_to_dict(found.articles, one) for one in found.shared],
        "only_left": [mention_to_dict(found.articles, one) for one in found.only_left],
        "only_right": [mention_to_dict(found.articles, one) for one in found.only_right],
        "made_by": [made.to_dict() for made in ways_of_making(found.articles)],
    }


def pair_to_dict(articles: Sequence[About], one: Pair) -> dict[str, Any]:
    """Return one pair as plain values."""
    return {
        "left": mention_to_dict(articles, one.left),
        "right": mention_to_dict(articles, one.right),
        "score": one.score,
        "same_words": one.same_words,
        "changes": [change._asdict() for change in one.changes],
    }
