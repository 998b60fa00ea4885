"""The `sayso/1` JSON form: every field of the contract, in its order, valid against the schema."""

import dataclasses
import json
from enum import StrEnum
from typing import Any

import jsonschema
import pytest

from sayso.model.article import BlockKind, FoundDate
from sayso.model.attribution import Manner
from sayso.model.measure import GenreName, RepeatKind, TimeKind, WordingKind
from sayso.model.party import PartyKind
from sayso.model.quotation import QuotationKind
from sayso.model.statement import Act, HedgedBy, Polarity, Stance
from sayso.report.forms import schema, to_json, to_jsonl
from tests.readings import READING, TEXT

ORDER = {
    "article": "id file text title url outlet authors published language sha256 genre blocks",
    "party": "id name kind roles affiliations mentions members",
    "statement": "id content cue source speaker chain addressee target manner act certainty polarity hedges "
    "condition when said nested_in answers repeat_of candidates stance weak points rule confidence",
    "confidence": "line content source speaker act certainty",
    "assertion": "id content trigger sourced_by certainty polarity hedges when points",
    "point": "content trigger participants certainty stance polarity when quantities",
    "quotation": "start end inner kind closed",
    "time": "start end value kind",
    "quantity": "start end low high unit what approximate",
    "place": "start end code",
    "wording": "start end kind",
    "repeat": "kind mentions",
    "coverage": "sentences in_statements in_assertions quotations quotations_attributed pronoun_sources "
    "pronoun_sources_resolved times times_resolved unread",
    "made_by": "version language_pack models",
}


def test_validates() -> None:
    """A reading is valid against the schema."""
    jsonschema.Draft202012Validator(schema()).validate(READING.to_dict())


def test_schema_is_a_schema() -> None:
    """The schema itself is valid JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("name", ORDER)
def test_order_of_fields(name: str) -> None:
    """Each object begins with the documented fields, in the documented order."""
    fields = ORDER[name].split()
    plain = READING.to_dict()
    plural = {"party": "parties", "quantity": "quantities", "wording": "wording"}.get(name, f"{name}s")
    plain["points"] = plain["assertions"][0]["points"]
    one = plain[plural][0] if plural in plain else plain.get(name) or plain["statements"][0][name]
    assert list(one)[: len(fields)] == fields
    assert list(schema()["$defs"][name]["properties"]) == list(one)


def test_schema_allows_nothing_else() -> None:
    """Every object of the schema closes its list of fields and requires all of them."""
    for shape in (schema(), *schema()["$defs"].values()):
        if shape.get("properties"):
            assert shape["additionalProperties"] is False
            assert shape["required"] == list(shape["properties"])


@pytest.mark.parametrize(
    ("kinds", "name", "field"),
    [
        (Act, "statement", "act"),
        (Manner, "statement", "manner"),
        (Polarity, "statement", "polarity"),
        (Stance, "point", "stance"),
        (HedgedBy, "hedge", "by"),
        (PartyKind, "party", "kind"),
        (BlockKind, "block", "kind"),
        (FoundDate, "date", "where"),
        (GenreName, "genre", "value"),
        (QuotationKind, "quotation", "kind"),
        (TimeKind, "time", "kind"),
        (WordingKind, "wording", "kind"),
        (RepeatKind, "repeat", "kind"),
    ],
)
def test_schema_knows_every_kind(kinds: type[StrEnum], name: str, field: str) -> None:
    """The schema lists exactly the members of each closed choice."""
    assert schema()["$defs"][name]["properties"][field]["enum"] == [str(kind) for kind in kinds]


def test_people_by_id() -> None:
    """A statement refers to its people by party id."""
    said = READING.to_dict()["statements"][5]
    assert (said["speaker"], said["chain"], said["addressee"]) == ("p1", ["p1", "p4"], None)


def test_spans_cut_the_text() -> None:
    """Every span of the JSON lies inside the text it comes with."""
    plain = READING.to_dict()
    for start, end in _spans(plain):
        assert 0 <= start < end <= len(plain["article"]["text"])


def test_every_field_of_a_statement() -> None:
    """No field of a statement is left out of its JSON, but its words, which the text has."""
    names = {field.name for field in dataclasses.fields(READING.statements[0])} - {"words"}
    assert names == set(READING.to_dict()["statements"][0])


def test_round_trip() -> None:
    """Both JSON forms hold the same object, and one of them stands on one line."""
    assert json.loads(to_json(READING)) == json.loads(to_jsonl(READING)) == READING.to_dict()
    assert to_jsonl(READING).count("\n") == 1


def test_text_unchanged() -> None:
    """The text goes out character for character."""
    assert json.loads(to_json(READING))["article"]["text"] == TEXT


def test_schema_refuses_what_is_not_in_the_contract() -> None:
    """A reading with a verdict in it is not valid."""
    plain = READING.to_dict()
    plain["statements"][0]["true"] = False
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(plain)


def _spans(value: Any) -> list[list[int]]:  # noqa: ANN401 — any JSON
    if isinstance(value, dict):
        return [span for one in value.values() for span in _spans(one)]
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(one, int) for one in value):
            return [value]
        return [span for one in value for span in _spans(one)]
    return []
