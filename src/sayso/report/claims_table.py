"""The claims as a table: one row a mention, claim by claim, with columns that stay the same."""

import io
from collections.abc import Iterator

from sayso.model.span import hull
from sayso.model.statement import stance_to_claim
from sayso.report.claims import Claims
from sayso.report.csv import write_header, write_rows
from sayso.report.table import ARTICLE_COLUMNS, MADE_COLUMNS, Row, about_making


def claims_to_csv(found: Claims) -> str:
    """Return the rows as CSV; text that a spreadsheet would compute gets an apostrophe before it."""
    stream = io.StringIO(newline="")
    write_header(stream, CLAIM_COLUMNS)
    write_rows(stream, claim_rows(found), CLAIM_COLUMNS)
    return stream.getvalue()


def claim_rows(found: Claims) -> Iterator[Row]:
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
                "content_spans": " ".join(f"{span.start}-{span.end}" for span in one.content),
                **about_making(article.sha256, article.made_by),
            }


CLAIM_COLUMNS = (
    *ARTICLE_COLUMNS,
    "place",
    "claim",
    "claim_articles",
    "claim_copies",
    "claim_denials",
    "gist",
    "copy_of",
    "voice",
    "id",
    "point",
    "who",
    "speaker",
    "origin",
    "stance",
    "certainty",
    "event_time",
    "content_words",
    "differs_words",
    "lacks_words",
    "span_start",
    "span_end",
    "content_spans",
    *MADE_COLUMNS,
)
