"""The formats of `sayso export`: what writes each, into what, and whether whole articles go with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.report.exporting.brat import BratExport
from sayso.report.exporting.csv_tables import CsvExport
from sayso.report.exporting.docbin import DocBinExport
from sayso.report.exporting.jsonl import JsonLinesExport
from sayso.report.exporting.jsonld import JsonLdExport
from sayso.report.exporting.labelstudio import LabelStudioExport
from sayso.report.exporting.parquet import ParquetExport
from sayso.report.exporting.prov import ProvExport
from sayso.report.exporting.settings import Settings
from sayso.report.exporting.stix import StixExport
from sayso.report.exporting.webannotation import WebAnnotationExport
from sayso.report.writers import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: `opens` makes its writer, for a stream or for an empty `folder`.

    A `whole` one holds the text of every article; one that `tells` marks weak statements, and always holds
    them; one with `claims` has a place for what several articles tell; `needs` names the library that writes
    it, and its extra.
    """

    opens: Callable[[Any, Settings], Writer]
    folder: bool = False
    whole: bool = False
    tells: bool = False
    claims: bool = False
    needs: str = ""


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(opens=JsonLinesExport, whole=True, tells=True),
    "csv": Format(opens=CsvExport, folder=True, tells=True, claims=True),
    "parquet": Format(opens=ParquetExport, folder=True, tells=True, claims=True, needs="pyarrow parquet"),
    "webannotation": Format(opens=WebAnnotationExport),
    "jsonld": Format(opens=JsonLdExport, claims=True),
    "brat": Format(opens=BratExport, folder=True, whole=True),
    "labelstudio": Format(opens=LabelStudioExport, folder=True, whole=True),
    "docbin": Format(opens=DocBinExport, folder=True, whole=True, tells=True),
    "prov": Format(opens=ProvExport, claims=True),
    "stix": Format(opens=StixExport, claims=True),
}
