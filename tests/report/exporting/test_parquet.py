"""Parquet: the same tables, typed, written in groups."""

from pathlib import Path

import pytest

from sayso.errors import MissingExtra
from sayso.report.exporting import parquet
from sayso.report.exporting.export import export
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import tables
from tests.exports import readings

pq = pytest.importorskip("pyarrow.parquet")


def test_rows_come_back(tmp_path: Path) -> None:
    """The very rows that were written are read, numbers as numbers."""
    export(readings(), "parquet", tmp_path, full_text=True)
    for name, table in tables(full_text=True).items():
        found = pq.read_table(tmp_path / f"{name}.parquet")
        expected = [
            {column: row[column] for column in table.names}
            for one in readings()
            for row in rows_of(table, one)
        ]
        assert found.schema.names == list(table.names)
        assert found.to_pylist() == expected


def test_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more rows are held than make a group; a file whose last one is full ends there."""
    monkeypatch.setattr(parquet, "AT_ONCE", 5)
    monkeypatch.setattr(parquet, "GROUP", 1)
    export(readings(), "parquet", tmp_path)
    statements = pq.ParquetFile(tmp_path / "statements.parquet")
    assert statements.num_row_groups == -(-statements.metadata.num_rows // 5)


def test_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyarrow is missing the message says how to get it, and nothing is written."""
    monkeypatch.setattr("sayso.report.exporting.export.find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"pip install 'sayso\[parquet\]'"):
        export(readings(), "parquet", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
