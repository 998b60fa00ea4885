"""CSV: seven tables in a folder, safe to open in a spreadsheet, with `datapackage.json` beside them."""

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.model.reading import Reading
from sayso.report.claims.tables import rows_of_claims
from sayso.report.exporting.datapackage import Package
from sayso.report.exporting.writing import Settings
from sayso.report.tables.csv import guarded
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import linked_tables, tables

if TYPE_CHECKING:
    from sayso.report.claims.nouns import Claims


class CsvExport:
    """Writes each reading's rows at once; lines end as RFC 4180 wants."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._tables = tables(full_text=settings.full_text)
        self._package = Package(folder, self._tables, suffix="csv", settings=settings)
        self._open = ExitStack()
        self._writers = {name: self._begin(folder / f"{name}.csv") for name in self._tables}
        for name, table in self._tables.items():
            self._writers[name].writerow(table.names)

    def add(self, reading: Reading) -> None:
        """Write the rows of one reading into every table."""
        self._package.add(reading)
        for name, table in self._tables.items():
            for row in rows_of(table, reading):
                self._writers[name].writerow([guarded(row[column]) for column in table.names])

    def add_claims(self, found: "Claims") -> None:
        """Write the tables of what is linked across articles."""
        self._package.also(linked_tables())
        for table, rows in rows_of_claims(found):
            writer = self._begin(self._folder / f"{table.name}.csv")
            writer.writerow(table.names)
            writer.writerows([guarded(row[column]) for column in table.names] for row in rows)

    def close(self) -> None:
        """Write what describes the tables."""
        self._open.close()
        self._package.close()

    def _begin(self, path: Path) -> Any:  # noqa: ANN401 — the csv module does not name what it returns
        stream = self._open.enter_context(path.open("w", encoding="utf-8", newline=""))
        return csv.writer(stream, lineterminator="\r\n")
