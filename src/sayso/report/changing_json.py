"""Changes between versions as JSON: each revision with both versions and what changed."""

from typing import Any

from sayso.report.about import ways_of_making
from sayso.report.changing import Changes, Revision
from sayso.report.claims_json import mention_to_dict
from sayso.report.comparing_json import pair_to_dict

SCHEMA = "sayso-changes/1"


def changes_to_dict(found: Changes) -> dict[str, Any]:
    """Return changes as dicts, lists, strings and numbers; every span is `[start, end]`."""
    articles = [article for one in found.revisions for article in one.articles]
    return {
        "schema": SCHEMA,
        "revisions": [_revision(one, every=found.every) for one in found.revisions],
        "made_by": [made.to_dict() for made in ways_of_making(articles)],
    }


def _revision(one: Revision, *, every: bool) -> dict[str, Any]:
    return {
        "articles": [article.to_dict() for article in one.articles],
        "counts": {
            "changed": len(one.changed),
            "gone": len(one.gone),
            "new": len(one.new),
            "same": one.same,
            "left_out_as_weak": one.weaker,
        },
        "changed": [pair_to_dict(one.articles, pair) for pair in one.changed],
        "gone": [mention_to_dict(one.articles, each) for each in one.gone],
        "new": [mention_to_dict(one.articles, each) for each in one.new],
        "words": [
            {
                "before": each.before,
                "after": each.after,
                "left": [each.left.start, each.left.end] if each.left else None,
                "right": [each.right.start, each.right.end] if each.right else None,
            }
            for each in one.words
        ]
        if every
        else None,
    }
