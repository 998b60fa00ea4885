"""Open speakers: each export that tells who speaks tells who could be meant, and none as the speaker."""

import json
from dataclasses import replace
from typing import Any

from sayso.report.exporting.writing import party_name
from sayso.report.forms import to_json
from sayso.report.tables.rows import rows_of
from sayso.report.tables.spec import table
from tests.exports import stream_of
from tests.readings import ARTICLE, KORVAN, READING, RUIZ

FIRST = replace(
    READING.statements[0], speaker=None, chain=(), candidates=((RUIZ, 0.6), (KORVAN, 0.4)), chain_words=()
)
OPEN = replace(READING, statements=(FIRST, *READING.statements[1:]))
NAMES = [party_name(ARTICLE, one.id) for one in (RUIZ, KORVAN)]


def found(form: str, key: str) -> list[Any]:
    """Return every value of a key in an export, however deep."""

    def values(plain: object) -> list[Any]:
        if isinstance(plain, dict):
            inner = [value for one in plain.values() for value in values(one)]
            return [*([plain[key]] if key in plain else []), *inner]
        return [value for one in plain for value in values(one)] if isinstance(plain, list) else []

    return values(json.loads(stream_of(form, OPEN)))


def test_tables() -> None:
    """The candidates stand in a column of their own, and the speaker is empty."""
    row = next(iter(rows_of(table("statements"), OPEN)))
    assert (row["candidates"], row["speaker"], row["origin"]) == ("Ana Ruiz | Korvan Ltd", None, None)


def test_linked_data() -> None:
    """Candidates are named as parties are."""
    assert found("jsonld", "sayso:candidates") == [[{"@id": name} for name in NAMES]]
    assert found("webannotation", "sayso:candidates") == [[{"id": name} for name in NAMES]]
    assert len(found("prov", "sayso:candidates")[0]) == len(NAMES)
    refs = [one for one in found("stix", "candidate_refs") if one]
    assert [len(one) for one in refs] == [len(NAMES)]


def test_json() -> None:
    """The JSON form has each with its chance."""
    assert json.loads(to_json(OPEN))["statements"][0]["candidates"] == [[RUIZ.id, 0.6], [KORVAN.id, 0.4]]
