"""The audit as a table: one row a speaker and article, with columns that stay the same."""

import io
from collections.abc import Iterator

from sayso.model.figure import Figure
from sayso.report.audit import ArticleAudit, Audit, Charge, Source
from sayso.report.csv import write_header, write_rows
from sayso.report.table import ARTICLE_COLUMNS, MADE_COLUMNS, Row, about_making


def audit_to_csv(audit: Audit) -> str:
    """Return the rows as CSV; text that a spreadsheet would compute gets an apostrophe before it."""
    stream = io.StringIO(newline="")
    write_header(stream, AUDIT_COLUMNS)
    write_rows(stream, audit_rows(audit), AUDIT_COLUMNS)
    return stream.getvalue()


def audit_rows(audit: Audit) -> Iterator[Row]:
    """Yield one row a party and article: every speaker, then who is spoken of and not heard.

    `heard` tells them apart; each share has its parts beside it.
    """
    figures = {(one.row, one.party): figure for figure in audit.figures for one in figure.appearances}
    for row, article in enumerate(audit.articles):
        counts = {
            "article_statements": article.statements,
            "article_words": article.words,
            "article_weaker": article.weaker,
            "article_copies": article.copies,
        }
        shared = {**article.cells(), **counts}
        made = about_making(article.sha256, article.made_by)
        for source in article.sources:
            figure = figures.get((row, source.id))
            yield {**shared, **_row(article, source), **_who(figure), **made}


def _row(article: ArticleAudit, source: Source) -> Row:
    made = [one for one in article.charges if one.accuser == source.id]
    faced = [one for one in article.charges if one.accused == source.id]
    return {
        "speaker_id": source.id,
        "speaker": source.name,
        "speaker_kind": str(source.kind),
        "named": "yes" if source.named else "no",
        "speaker_roles": " | ".join(source.roles),
        "speaker_affiliations": " | ".join(source.affiliations),
        "heard": str(source.heard),
        "statements": source.statements,
        "words": source.words,
        "word_share": round(source.words / article.words, 4) if article.words else 0.0,
        "through": " | ".join(name for name, _ in source.through),
        "relies_on": " | ".join(name for name, _ in source.relies_on),
        "accuses": len(made),
        "accuses_answered": _answered(made),
        "accused": len(faced),
        "accused_answered": _answered(faced),
        "answers": " | ".join(dict.fromkeys(str(one.answer) for one in faced)),
    }


def _answered(charges: list[Charge]) -> int:
    return sum(one.answer.is_answer for one in charges)


def _who(figure: Figure | None) -> Row:
    return {
        "figure_id": figure.id if figure else None,
        "figure": figure.name if figure else None,
        "figure_articles": len({one.row for one in figure.appearances}) if figure else None,
    }


AUDIT_COLUMNS = (
    *ARTICLE_COLUMNS,
    "article_statements",
    "article_words",
    "article_weaker",
    "article_copies",
    "speaker_id",
    "speaker",
    "speaker_kind",
    "named",
    "speaker_roles",
    "speaker_affiliations",
    "heard",
    "statements",
    "words",
    "word_share",
    "through",
    "relies_on",
    "accuses",
    "accuses_answered",
    "accused",
    "accused_answered",
    "answers",
    "figure_id",
    "figure",
    "figure_articles",
    *MADE_COLUMNS,
)
