"""Rows of what is linked across articles: claims, their mentions, links, origins and changes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.model.span import hull
from sayso.model.statement import stance_to_claim
from sayso.report.exporting.rows import offsets
from sayso.report.table import Row

if TYPE_CHECKING:
    from sayso.report.claims import Claims


def claim_rows(found: "Claims") -> Iterator[Row]:
    """Yield one row a claim."""
    for one in found.claims:
        yield {
            "claim": one.id,
            "gist_words": one.mentions[one.gist].words,
            "articles": one.articles,
            "copies": one.copies,
            "outlets": one.outlets,
            "mentions": len(one.mentions),
            "origins": len(one.origins),
            "denials": one.denials,
            "first_published": one.first,
            "last_published": one.last,
        }


def mention_rows(found: "Claims") -> Iterator[Row]:
    """Yield one row a mention; `mention` counts from 0 within its claim."""
    for claim in found.claims:
        for at, one in enumerate(claim.mentions):
            where, first = hull(one.content), found.copy_of[one.row]
            yield {
                "claim": claim.id,
                "mention": at,
                "article_id": found.articles[one.row].article,
                "copy_of": None if first == one.row else found.articles[first].article,
                "statement_id": one.statement,
                "assertion_id": one.assertion,
                "point": one.point,
                "speaker": one.speaker,
                "origin": one.origin,
                "stance": stance_to_claim(one.stance, one.certainty),
                "certainty": str(one.certainty) if one.certainty else None,
                "event_time": one.when,
                "content_words": one.words,
                "weak": one.weak,
                "span_start": where.start,
                "span_end": where.end,
                "content_spans": offsets(one.content),
            }


def claim_link_rows(found: "Claims") -> Iterator[Row]:
    """Yield one row a link between two mentions of a claim."""
    for claim in found.claims:
        for one in claim.links:
            yield {
                "claim": claim.id,
                "left_mention": one.left,
                "right_mention": one.right,
                "relation": str(one.relation),
                "score": one.score,
                "evidence": " | ".join(one.evidence),
            }


def origin_rows(found: "Claims") -> Iterator[Row]:
    """Yield one row an origin of a claim."""
    for claim in found.claims:
        for at, one in enumerate(claim.origins):
            yield {
                "claim": claim.id,
                "origin": at,
                "name": one.name,
                "own_voice": one.own_voice,
                "mentions": " ".join(map(str, one.mentions)),
                "evidence": " | ".join(one.evidence),
            }


def change_rows(found: "Claims") -> Iterator[Row]:
    """Yield one row a change between two mentions of a claim."""
    for claim in found.claims:
        for one in claim.changes:
            yield {
                "claim": claim.id,
                "left_mention": one.left,
                "right_mention": one.right,
                "kind": str(one.kind),
                "before": one.before,
                "after": one.after,
                "score": one.score,
            }
