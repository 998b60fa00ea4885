"""Counted statements: by outlet, month, act or speaker, in every form."""

import json
from collections.abc import Iterator

from sayso.model.statement import Act
from sayso.model.stored import Counts
from sayso.report.facts.layout import columns, pad, safe, wrap
from sayso.report.facts.phrases import DOES, copied_line, many, percent, weaker_line
from sayso.report.tables.csv import rows_to_csv
from sayso.report.tables.spec import Row, report_columns

_NONE = {
    "outlet": "outlet not known",
    "month": "no date found",
    "speaker": "speaker not known",
}

_ONCE = "Counted once: what an article says again. What is said inside another statement counts by itself."


def counts_to_text(found: Counts, *, width: int) -> str:
    """Return a line for each value: its statements, their share of all, the articles they stand in."""
    whole = f"{many(found.statements, 'statement')} in {many(found.articles, 'article')}, by {found.by}"
    rows = [(_named(found.by, one.value), one.statements, one.articles) for one in found.counts]
    room = min(max((columns(name) for name, _, _ in rows), default=0), width - 40)
    lines = [whole, ""] if rows else [f"{whole}. Try fewer filters."]
    for name, statements, articles in rows:
        first, *more = wrap(name, room) or [""]
        share = f"{percent(statements, found.statements):>5}"
        lines.append(f"{pad(first, room)}  {statements:>9,} {share}  in {many(articles, 'article')}")
        lines += more
    lines += ["", *wrap(_ONCE, width)] if rows else []
    lines += ["", weaker_line(found.weaker)] if found.weaker else []
    lines += ["", copied_line(found.copied)] if found.copied else []
    return "\n".join(lines) + "\n"


def counts_to_json(found: Counts) -> str:
    """Return the counts as one JSON object."""
    plain = {
        "by": found.by,
        "statements": found.statements,
        "articles": found.articles,
        "left_out_as_weak": found.weaker,
        "left_out_as_copies": found.copied,
        "counts": [
            {"value": one.value, "statements": one.statements, "articles": one.articles}
            for one in found.counts
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def counts_to_csv(found: Counts) -> str:
    """Return the counts as a table, each row with what it is a part of."""
    rows: Iterator[Row] = (
        {
            "by": found.by,
            "value": one.value,
            "statements": one.statements,
            "articles": one.articles,
            "of_statements": found.statements,
            "of_articles": found.articles,
        }
        for one in found.counts
    )
    return rows_to_csv(report_columns("counts"), rows)


def _named(by: str, value: str | None) -> str:
    if value is None:
        return _NONE[by]
    return DOES[Act(value)] if by == "act" else safe(value)
