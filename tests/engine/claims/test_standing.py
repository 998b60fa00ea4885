"""Standing: what counts with what is settled as a store that takes the parts in order settles it."""

from typing import Any

import pyarrow as pa

from sayso.engine.claims.standing import _settled
from sayso.linking.near import shingles

Row = dict[str, Any]

_WORDS = "The ferry to Orford stayed in the harbour of Telmar on Friday because of the storm and the strike."


def _row(name: str, row: int, *, text: str = _WORDS, day: str = "2026-03-02", url: str | None = None) -> Row:
    return {
        "root": "a",
        "id": name,
        "part": "p",
        "row": row,
        "url": url,
        "published": day,
        "text": text,
        "runs": shingles(text).tobytes(),
    }


def _counted(rows: list[Row]) -> dict[str, str]:
    schema = pa.schema(
        [
            (name, pa.int64() if name == "row" else pa.binary() if name == "runs" else pa.string())
            for name in rows[0]
        ]
    )
    found = [
        _settled(pa.Table.from_pylist(several, schema=schema)).to_pylist() for several in (rows, rows[::-1])
    ]
    assert sorted(map(str, found[0])) == sorted(map(str, found[1]))
    return {one["id"]: one["of"] for one in found[0]}


def test_a_copy_counts_with_the_earliest() -> None:
    """It hangs on dates and ids, not on where they stand in the parts."""
    rows = [_row("c", 0, day="2026-03-04"), _row("a", 1, day="2026-03-03"), _row("b", 2)]
    assert _counted(rows) == {"c": "b", "a": "b"}


def test_of_versions_of_one_date_the_last_to_come_counts() -> None:
    """A text that came before under its address makes no new version."""
    url = "https://telmar.example/ferry"
    other = f"{_WORDS} It sails again on Sunday, the harbour master said in the evening."
    rows = [
        _row("v1", 0, url=url),
        _row("v2", 1, text=other, url=url),
        _row("v1b", 2, url=url),
    ]
    assert _counted(rows) == {"v1": "v2", "v1b": "v2"}
