"""The claims as tables: for their CSV, and those of an export, each row by row."""

from collections.abc import Callable, Iterator, Mapping

from sayso.model.span import hull
from sayso.model.statement import stance_to_claim
from sayso.report.claims.nouns import Claims
from sayso.report.tables.csv import rows_to_csv
from sayso.report.tables.spec import Row, Table, about_making, linked_tables, offsets, report_columns


def claims_to_csv(found: Claims) -> str:
    """Return one row a mention as CSV, claim by claim."""
    return rows_to_csv(report_columns("claims"), _told(found))


def _told(found: Claims) -> Iterator[Row]:
    """Yield one row a mention; `place` counts the claims in their order."""
    for place, claim in enumerate(found.claims, start=1):
        for at, one in enumerate(claim.mentions):
            article, where = found.articles[one.row], hull(one.content)
            first = found.copy_of[one.row]
            yield {
                **article.cells(),
                "place": place,
                "claim": claim.id,
                "claim_articles": claim.articles,
                "claim_copies": claim.copies,
                "claim_denials": claim.denials,
                "gist": at == claim.gist,
                "copy_of": None if first == one.row else found.articles[first].article,
                "voice": "attributed" if one.statement else "outlet",
                "id": one.statement or one.assertion,
                "point": one.point,
                "who": one.who,
                "speaker": one.speaker,
                "origin": one.origin,
                "stance": stance_to_claim(one.stance, one.certainty),
                "certainty": str(one.certainty) if one.certainty else None,
                "event_time": one.when,
                "content_words": one.words,
                "differs_words": " | ".join(one.differs_words),
                "lacks_words": " | ".join(one.lacks_words),
                "span_start": where.start,
                "span_end": where.end,
                "content_spans": offsets(one.content),
                **about_making(article.sha256, article.made_by),
            }


def rows_of_claims(found: Claims) -> Iterator[tuple[Table, Iterator[Row]]]:
    """Yield each table of what is linked across articles, with its rows."""
    for name, one in linked_tables().items():
        yield one, _ROWS[name](found)


def claim_rows(found: Claims) -> Iterator[Row]:
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


def mention_rows(found: Claims) -> Iterator[Row]:
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


def claim_link_rows(found: Claims) -> Iterator[Row]:
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


def origin_rows(found: Claims) -> Iterator[Row]:
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


def change_rows(found: Claims) -> Iterator[Row]:
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
                "ordered": one.ordered,
            }


_ROWS: Mapping[str, Callable[[Claims], Iterator[Row]]] = {
    "claims": claim_rows,
    "claim_mentions": mention_rows,
    "claim_links": claim_link_rows,
    "claim_origins": origin_rows,
    "claim_changes": change_rows,
}
