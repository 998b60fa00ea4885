"""Comparisons and changes as plain values, for JSON, and as tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from sayso.model.span import hull
from sayso.report.claims.nouns import Mention
from sayso.report.claims.plain import mention_to_dict
from sayso.report.facts.about import About, ways_of_making
from sayso.report.tables.csv import rows_to_csv
from sayso.report.tables.spec import Row, report_columns
from sayso.report.versions.changing import Changes, Revision
from sayso.report.versions.comparing import Comparison, Pair


def changes_to_dict(found: Changes) -> dict[str, Any]:
    """Return changes as dicts, lists, strings and numbers; every span is `[start, end]`."""
    articles = [article for one in found.revisions for article in one.articles]
    return {
        "schema": "sayso-changes/1",
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


def comparison_to_dict(found: Comparison) -> dict[str, Any]:
    """Return a comparison as dicts, lists, strings and numbers; every span is `[start, end]`."""
    return {
        "schema": "sayso-comparison/1",
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


_SIDES = ("left", "right")
_OF_EACH = ("words", "who", "stance", "certainty", "time", "differs", "start", "end")


def comparison_to_csv(found: Comparison) -> str:
    """Return one row a claim as CSV, safe to open in a spreadsheet."""
    return rows_to_csv(report_columns("comparison"), comparison_rows(found))


def comparison_rows(found: Comparison) -> Iterator[Row]:
    """Yield what changed, what both tell, then what each tells alone."""
    ids = {f"{side}_article": one.article for side, one in zip(_SIDES, found.articles, strict=True)}
    for pair in (*found.changed, *found.shared):
        changes = " | ".join(f"{one.kind}: {one.left} → {one.right}" for one in pair.changes)
        kind = "changed" if pair.changes else "same words" if pair.same_words else "other words"
        yield {
            **ids,
            "kind": kind,
            "changes": changes,
            "score": pair.score,
            **_cells("left", pair.left),
            **_cells("right", pair.right),
        }
    for side, alone in zip(_SIDES, (found.only_left, found.only_right), strict=True):
        other = _SIDES[side == "left"]
        for one in alone:
            told = {"kind": f"only {side}", "changes": "", "score": None}
            yield {**ids, **told, **_cells(side, one), **_cells(other, None)}


def _cells(side: str, one: Mention | None) -> Row:
    if one is None:
        return {f"{side}_{name}": None for name in _OF_EACH}
    where = hull(one.content)
    return {
        f"{side}_words": one.words,
        f"{side}_who": one.who,
        f"{side}_stance": str(one.stance),
        f"{side}_certainty": str(one.certainty) if one.certainty else None,
        f"{side}_time": one.when,
        f"{side}_differs": " | ".join(one.differs_words),
        f"{side}_start": where.start,
        f"{side}_end": where.end,
    }


def changes_to_csv(found: Changes) -> str:
    """Return one row a change as CSV, safe to open in a spreadsheet."""
    rows = (row for number, one in enumerate(found.revisions, 1) for row in _change_rows(number, one))
    return rows_to_csv(report_columns("changes"), rows)


def _change_rows(number: int, one: Revision) -> Iterator[Row]:
    left, right = one.articles
    empty: Row = dict.fromkeys(report_columns("changes"))
    begin = {**empty, "revision": number, "left_article": left.article, "right_article": right.article}
    for pair in one.changed:
        at, to = hull(pair.left.content), hull(pair.right.content)
        for change in pair.changes:
            yield {
                **begin,
                "kind": change.kind,
                "before": change.left,
                "after": change.right,
                "left_who": pair.left.who,
                "right_who": pair.right.who,
                "left_words": pair.left.words,
                "right_words": pair.right.words,
                "left_start": at.start,
                "left_end": at.end,
                "right_start": to.start,
                "right_end": to.end,
            }
    for kind, side, alone in (("gone", "left", one.gone), ("new", "right", one.new)):
        for mention in alone:
            where = hull(mention.content)
            yield {
                **begin,
                "kind": kind,
                f"{side}_who": mention.who,
                f"{side}_words": mention.words,
                f"{side}_start": where.start,
                f"{side}_end": where.end,
            }
    for each in one.words:
        yield {
            **begin,
            "kind": "words",
            "before": each.before,
            "after": each.after,
            "left_start": each.left.start if each.left else None,
            "left_end": each.left.end if each.left else None,
            "right_start": each.right.start if each.right else None,
            "right_end": each.right.end if each.right else None,
        }
