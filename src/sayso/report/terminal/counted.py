"""Counted statements: by outlet, month, act or speaker, in every form."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from sayso.model.statement import Act
from sayso.model.stored import Alike, Count, Counts
from sayso.report.facts.layout import columns, pad, safe, wrap
from sayso.report.facts.phrases import copied_line, many, not_done, percent, verb, weaker_line
from sayso.report.tables.csv import rows_to_csv
from sayso.report.tables.spec import Row, report_columns

_NONE = {
    "outlet": "outlet not known",
    "month": "no date found",
    "speaker": "speaker not known",
    "name": "speaker not known",
}

_ONCE = "Counted once: what an article says again. What is said inside another statement counts by itself."
_APART = (
    "Perhaps also: names that could be the same person's. Persons are joined only where a role as written "
    "shows it (sayso who NAME); --by name counts one name as one, whoever bears it."
)
_MOST = 5  # names that are told


def counts_to_text(found: Counts, *, width: int) -> str:
    """Return a line for each value: its statements, their share of all, the articles they stand in."""
    whole = f"{many(found.statements, 'statement')} in {many(found.articles, 'article')}, by {found.by}"
    names = [_named(found.by, one) for one in found.counts]
    room = min(max(map(columns, names), default=0), width - 40)
    lines = [whole, ""] if names else [f"{whole}. Try fewer filters."]
    for name, one in zip(names, found.counts, strict=True):
        first, *more = wrap(name, room) or [""]
        share = f"{percent(one.statements, found.statements):>5}"
        lines.append(f"{pad(first, room)}  {one.statements:>9,} {share}  in {many(one.articles, 'article')}")
        lines += more
        lines += [f"  {part}" for part in wrap(_perhaps(one.alike), width - 2)]
    lines += ["", *wrap(_ONCE, width)] if names else []
    lines += ["", *wrap(_APART, width)] if any(one.alike for one in found.counts) else []
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
            {
                "value": one.value,
                "negated": one.negated,
                "statements": one.statements,
                "articles": one.articles,
                "alike": [asdict(other) for other in one.alike],
            }
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
            "negated": one.negated if found.by == "act" else None,
            "statements": one.statements,
            "articles": one.articles,
            "of_statements": found.statements,
            "of_articles": found.articles,
            "alike": " | ".join(f"{other.name} ({other.statements})" for other in one.alike),
        }
        for one in found.counts
    )
    return rows_to_csv(report_columns("counts"), rows)


def _perhaps(alike: Sequence[Alike]) -> str:
    """Return the names that could be the same person's, with their statements and how many bear them."""
    told = [
        f"{safe(one.name)} {one.statements:,}{f' ({one.bearers:,} apart)' if one.bearers > 1 else ''}"
        for one in alike[:_MOST]
    ]
    more = [f"{len(alike) - _MOST:,} more names"] if len(alike) > _MOST else []
    return f"perhaps also: {', '.join([*told, *more])}" if told else ""


def _named(by: str, one: Count) -> str:
    if one.value is None:
        return _NONE[by]
    if by != "act":
        return safe(one.value)
    return not_done(Act(one.value)) if one.negated else verb(Act(one.value))
