"""A comparison as a table: one row a claim, the words of both articles beside each other."""

import io
from collections.abc import Iterator

from sayso.model.span import hull
from sayso.report.claims import Mention
from sayso.report.comparing import Comparison
from sayso.report.csv import write_header, write_rows
from sayso.report.table import Row

_SIDES = ("left", "right")
_OF_EACH = ("words", "who", "stance", "certainty", "time", "differs", "start", "end")


def comparison_to_csv(found: Comparison) -> str:
    """Return the rows as CSV; text that a spreadsheet would compute gets an apostrophe before it."""
    stream = io.StringIO(newline="")
    write_header(stream, COMPARISON_COLUMNS)
    write_rows(stream, comparison_rows(found), COMPARISON_COLUMNS)
    return stream.getvalue()


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


COMPARISON_COLUMNS = (
    "kind",
    "changes",
    "score",
    *(f"{side}_{name}" for side in _SIDES for name in ("article", *_OF_EACH)),
)
