"""Changes between versions as a table: one row a change, with the words of both."""

import io
from collections.abc import Iterator

from sayso.model.span import hull
from sayso.report.changing import Changes, Revision
from sayso.report.csv import write_header, write_rows
from sayso.report.table import Row


def changes_to_csv(found: Changes) -> str:
    """Return the rows as CSV; text that a spreadsheet would compute gets an apostrophe before it."""
    stream = io.StringIO(newline="")
    write_header(stream, CHANGE_COLUMNS)
    for number, one in enumerate(found.revisions, 1):
        write_rows(stream, _rows(number, one), CHANGE_COLUMNS)
    return stream.getvalue()


def _rows(number: int, one: Revision) -> Iterator[Row]:
    left, right = one.articles
    empty: Row = dict.fromkeys(CHANGE_COLUMNS)
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


CHANGE_COLUMNS = (
    "revision",
    "left_article",
    "right_article",
    "kind",
    "before",
    "after",
    "left_who",
    "right_who",
    "left_words",
    "right_words",
    "left_start",
    "left_end",
    "right_start",
    "right_end",
)
