"""The data package: a `datapackage.json` that says what each table of an export holds (Frictionless)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sayso.model.reading import Reading
from sayso.report.exporting.writing import Settings
from sayso.report.facts.phrases import corrected_in
from sayso.report.tables.spec import Table

_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_GUARD = (
    "Text that a spreadsheet would take for a formula (= + - @, tab or line end first, also behind blanks "
    "and characters that nobody sees) has an apostrophe before it."
)


class Package:
    """Counts what goes into the tables, and describes them at the end."""

    def __init__(self, folder: Path, tables: Mapping[str, Table], *, suffix: str, settings: Settings) -> None:
        self._folder = folder
        self._tables = tables
        self._suffix = suffix
        self._settings = settings
        self._articles = 0
        self._corrected = 0
        self._weak = 0
        self._made: list[dict[str, object]] = []

    def add(self, reading: Reading) -> None:
        """Count one reading, and note what read it where that is new."""
        self._articles += 1
        self._corrected += corrected_in(reading)
        self._weak += sum(one.weak for one in reading.statements)
        made = reading.made_by.to_dict()
        if made not in self._made:
            self._made.append(made)

    def also(self, tables: Mapping[str, Table]) -> None:
        """Describe these tables too."""
        self._tables = {**self._tables, **tables}

    def close(self) -> None:
        """Write `datapackage.json`."""
        text = json.dumps(self._described(), ensure_ascii=False, indent=1, allow_nan=False)
        (self._folder / "datapackage.json").write_text(f"{text}\n", encoding="utf-8", newline="")

    def _described(self) -> dict[str, Any]:
        return {
            "profile": "tabular-data-package" if self._suffix == "csv" else "data-package",
            "name": "sayso-export",
            "title": "Who says what: news articles read by sayso",
            "description": "Offsets are half-open and count Unicode code points of the article's text."
            + (f" {_GUARD}" if self._suffix == "csv" else ""),
            "sayso": {
                "articles": self._articles,
                "statements_corrected": self._corrected,
                "statements_weak": self._weak,
                "full_text": self._settings.full_text,
                "made_by": self._made,
            },
            "resources": [self._resource(table) for table in self._tables.values()],
        }

    def _resource(self, table: Table) -> dict[str, Any]:
        path = f"{table.name}.{self._suffix}"
        return {
            "profile": "tabular-data-resource" if self._suffix == "csv" else "data-resource",
            "name": table.name,
            "description": table.says,
            "path": path,
            "format": self._suffix,
            "mediatype": _MEDIA[self._suffix],
            **({"encoding": "utf-8"} if self._suffix == "csv" else {}),
            "bytes": (self._folder / path).stat().st_size,
            "schema": _schema(table),
        }


def _schema(table: Table) -> dict[str, Any]:
    fields = [{"name": one.name, "type": one.type, "description": one.says} for one in table.columns]
    return {
        "fields": fields,
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if table.key else {}),
        **({"foreignKeys": [_ARTICLE]} if _names_articles(table) else {}),
    }


def _names_articles(table: Table) -> bool:
    return table.name != "articles" and "article_id" in table.names


_ARTICLE = {"fields": ["article_id"], "reference": {"resource": "articles", "fields": ["article_id"]}}
