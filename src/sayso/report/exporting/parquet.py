"""Parquet: seven tables in a folder, typed and compressed, with `datapackage.json` beside them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sayso.model.reading import Reading
from sayso.report.claims.tables import rows_of_claims
from sayso.report.exporting.datapackage import Package
from sayso.report.exporting.writing import Settings
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import Row, Table, linked_tables, tables

if TYPE_CHECKING:
    import pyarrow as pa

    from sayso.report.claims.nouns import Claims

# Rows that become columns together, and bytes of columns that are written as a group.
AT_ONCE = 64
GROUP = 8 << 20


class ParquetExport:
    """Writes the rows in groups, so that no more than a group of each table is held."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._package = Package(
            folder, tables(full_text=settings.full_text), suffix="parquet", settings=settings
        )
        self._files = [
            (table, RowFile(None, str(folder / f"{name}.parquet"), table))
            for name, table in tables(full_text=settings.full_text).items()
        ]

    def add(self, reading: Reading) -> None:
        """Take the rows of one reading into every table."""
        self._package.add(reading)
        for table, file in self._files:
            for row in rows_of(table, reading):
                file.add(row)

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
        for _, file in self._files:
            file.close()
        self._package.close()


class RowFile:
    """A Parquet file of one table, written group by group as its rows come; the same rows, the same bytes.

    Rows of Python take ten times the memory of the columns that they become, so few of them wait.
    """

    def __init__(self, system: Any, path: str, table: Table) -> None:  # noqa: ANN401 — of a library without types
        import pyarrow.parquet as pq

        self.count = 0
        self._schema = schema_of(table)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd", filesystem=system)
        self._rows: list[Row] = []
        self._columns: list[pa.RecordBatch] = []
        self._bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, row: Row) -> None:
        """Take one row."""
        self.count += 1
        self._rows.append(row)
        if len(self._rows) >= AT_ONCE:
            self._settle()
            if self._bytes >= GROUP:
                self._write()

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        try:
            self._settle()
            self._write()
        finally:
            self._writer.close()

    def _settle(self) -> None:
        """Make columns of the rows that wait."""
        import pyarrow as pa

        if not self._rows:
            return
        batch = pa.RecordBatch.from_pylist(self._rows, schema=self._schema)
        self._columns.append(batch)
        self._bytes += batch.nbytes
        self._rows.clear()

    def _write(self) -> None:
        import pyarrow as pa

        if not self._columns:
            return
        self._writer.write_table(pa.Table.from_batches(self._columns, self._schema))
        self._columns.clear()
        self._bytes = 0


def schema_of(table: Table) -> "pa.Schema":
    """Return the types of a table's columns as Parquet has them, with what they say."""
    import pyarrow as pa

    kinds = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    fields = [
        pa.field(column.name, kinds[column.type], metadata={"description": column.says})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.says})
