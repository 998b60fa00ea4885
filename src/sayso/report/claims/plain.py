"""The claims as JSON: the articles, then every claim with its mentions and links, in order."""

from collections.abc import Sequence
from typing import Any

from sayso.model.statement import stance_to_claim
from sayso.report.claims.nouns import Claim, Claims, Mention
from sayso.report.facts.about import About, ways_of_making

SCHEMA = "sayso-claims/1"
Plain = dict[str, Any]


def claims_to_dict(found: Claims) -> Plain:
    """Return claims as dicts, lists, strings and numbers; every span is `[start, end]`."""
    chosen = found.chosen
    return {
        "schema": SCHEMA,
        "articles": [
            {**article.to_dict(), "copy_of": None if first == row else found.articles[first].article}
            for row, (article, first) in enumerate(zip(found.articles, found.copy_of, strict=True))
        ],
        "counts": {
            "articles": found.read,
            "copies": found.copies,
            "outlets": found.outlets,
            "first": found.first,
            "last": found.last,
            "not_linked_yet": found.waiting,
            "points": found.points,
            "claims": found.total,
            "within_one_article": found.within,
            "left_out": found.others,
            "left_out_as_weak": found.weaker,
        },
        "chosen": {
            "by": str(chosen.by),
            "words": chosen.words,
            "speaker": chosen.speaker,
            "since": chosen.since,
            "until": chosen.until,
            "claim": chosen.claim,
        },
        "repeats": [
            {
                "kind": str(one.kind),
                "mentions": [
                    {"article": found.articles[row].article, "row": row, "start": span.start, "end": span.end}
                    for row, span in one.places
                ],
            }
            for one in found.repeats
        ],
        "claims": [_claim(found, one) for one in found.claims],
        "made_by": [made.to_dict() for made in ways_of_making(found.articles)],
    }


def _claim(found: Claims, one: Claim) -> Plain:
    return {
        "id": one.id,
        "gist_mention": one.gist,
        "articles": one.articles,
        "copies": one.copies,
        "outlets": one.outlets,
        "denials": one.denials,
        "first": one.first,
        "last": one.last,
        "mentions": [mention_to_dict(found.articles, each) for each in one.mentions],
        "links": [
            {
                "left": each.left,
                "right": each.right,
                "relation": str(each.relation),
                "score": each.score,
                "evidence": list(each.evidence),
            }
            for each in one.links
        ],
        "origins": [
            {
                "name": each.name,
                "own_voice": each.own_voice,
                "mentions": list(each.mentions),
                "evidence": list(each.evidence),
            }
            for each in one.origins
        ],
        "changes": [
            {
                "from": each.left,
                "to": each.right,
                "kind": str(each.kind),
                "before": each.before,
                "after": each.after,
                "score": each.score,
                "ordered": each.ordered,
            }
            for each in one.changes
        ],
    }


def mention_to_dict(articles: Sequence[About], one: Mention) -> Plain:
    """Return one mention as plain values."""
    return {
        "article": articles[one.row].article,
        "row": one.row,
        "statement": one.statement,
        "assertion": one.assertion,
        "point": one.point,
        "content": [[span.start, span.end] for span in one.content],
        "words": one.words,
        "voice": "attributed" if one.statement else "outlet",
        "source": one.speaker,
        "origin": one.origin,
        "stance": stance_to_claim(one.stance, one.certainty),
        "certainty": str(one.certainty) if one.certainty else None,
        "quantities": list(one.quantities),
        "when": one.when,
        "differs": [[span.start, span.end] for span in one.differs],
        "differs_words": list(one.differs_words),
        "lacks_words": list(one.lacks_words),
        "weak": one.weak,
    }
