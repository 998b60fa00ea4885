"""PROV: the prov library reads every article as a bundle, with who said what and by what it was read."""

from typing import Any

import pytest

from sayso.report.exporting.writing import part_name
from tests.exports import bare, readings, spans_of, stream_of
from tests.readings import ARTICLE

model = pytest.importorskip("prov.model")


def bundles(*, full_text: bool = False) -> dict[str, Any]:
    """Return the bundles of an export by name."""
    text = stream_of("prov", full_text=full_text)
    document = model.ProvDocument.deserialize(content=text, format="json")
    return {bundle.identifier.uri: bundle for bundle in document.bundles}


def one(record: Any, name: str) -> str:  # noqa: ANN401 — prov has no types
    """Return the one value of an attribute as text."""
    return next(str(value) for key, value in record.attributes if str(key) == name)


def test_words_come_back() -> None:
    """The value of a statement is the words at its offsets in its article."""
    found = bundles(full_text=True)
    for reading in readings():
        bundle = found[part_name(reading.article, "bundle")]
        entities = {str(record.identifier.uri): record for record in bundle.get_records(model.ProvEntity)}
        text = one(entities[f"urn:sayso:{reading.article.id}"], "prov:value")
        assert text == reading.article.text
        for statement in (each for each in reading.statements if each.content):
            record = entities[part_name(reading.article, statement.id)]
            spans = spans_of(one(record, "sayso:content"))
            assert spans == [(span.start, span.end) for span in statement.content]
            assert bare("".join(text[start:end] for start, end in spans)) == bare(one(record, "prov:value"))


def test_whom_it_goes_back_to() -> None:
    """A statement is attributed to each in its chain, from the immediate source to the origin."""
    bundle = bundles()[part_name(ARTICLE, "bundle")]
    found = [
        (one(record, "prov:agent"), one(record, "sayso:step"))
        for record in bundle.get_records(model.ProvAttribution)
        if one(record, "prov:entity").endswith(":s6")
    ]
    assert found == [(f"sayso:{ARTICLE.id}:p1", "1"), (f"sayso:{ARTICLE.id}:p4", "2")]


def test_what_is_said_again_is_an_alternate() -> None:
    """A repeat is tied to what it says again, and quoted from the article as all are."""
    bundle = bundles()[part_name(ARTICLE, "bundle")]
    again = bundle.get_records(model.ProvAlternate)
    assert [one(record, "prov:alternate1")[-3:] for record in again] == [":s8"]
    derived = bundle.get_records(model.ProvDerivation)
    assert {one(record, "prov:type") for record in derived} == {"prov:Quotation"}
