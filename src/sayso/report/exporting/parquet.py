"""Parquet: seven tables in a folder, typed and compressed, with `datapackage.json` beside them."""

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.model.reading import Reading
from sayso.report.claims.tables import rows_of_claims
from sayso.report.exporting.datapackage import Package
from sayso.report.exporting.writing import Settings
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import Row, Table, linked_tables, tables

if TYPE_CHECKING:
    import pyarrow as pa

    from sayso.report.claims.nouns import Claims

# Rows held before a group of them is written: enough to compress well, a few MB of memory.
GROUP = 5_000


class ParquetExport:
    """Writes the rows in groups, so that no more than a group of each table is held."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._package = Package(
            folder, tables(full_text=settings.full_text), suffix="parquet", settings=settings
        )
        self._parts = [
            _Part(folder / f"{name}.parquet", table)
            for name, table in tables(full_text=settings.full_text).items()
        ]

    def add(self, reading: Reading) -> None:
        """Take the rows of one reading into every table."""
        self._package.add(reading)
        for part in self._parts:
            part.add(reading)

    def add_claims(self, found: "Claims") -> None:
        """Write the tables of what is linked across articles."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._package.also(linked_tables())
        for table, rows in rows_of_claims(found):
            every = pa.Table.from_pylist(list(rows), schema=schema_of(table))
            pq.write_table(every, self._folder / f"{table.name}.parquet", compression="zstd")

    def close(self) -> None:
        """Write the rows still held and what describes the tables."""
        for part in self._parts:
            part.close()
        self._package.close()


class _Part:
    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow.parquet as pq

        self._table = table
        self._schema = schema_of(table)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def add(self, reading: Reading) -> None:
        for row in rows_of(self._table, reading):
            self._rows.append(row)
            if len(self._rows) >= GROUP:
                self._write()

    def close(self) -> None:
        if self._rows:
            self._write()
        self._writer.close()

    def _write(self) -> None:
        import pyarrow as pa

        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


def schema_of(table: Table) -> "pa.Schema":
    """Return the types of a table's columns as Parquet has them, with what they say."""
    import pyarrow as pa

    kinds = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    fields = [
        pa.field(column.name, kinds[column.type], metadata={"description": column.says})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.says})
