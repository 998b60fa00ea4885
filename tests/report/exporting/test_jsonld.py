"""schema.org: claims with their appearances, quotations with who spoke them."""

import json
from typing import Any

import pytest

from sayso.model.span import Span
from sayso.report.exporting.writing import article_name, part_name
from sayso.report.facts.phrases import pieces
from tests.exports import readings, stream_of
from tests.readings import ARTICLE, READING

jsonld = pytest.importorskip("pyld.jsonld")

SCHEMA = "https://schema.org/"


def load(url: str, _options: object) -> dict[str, Any]:
    """Return the context from here, never from the network."""
    assert url == "https://schema.org"
    context = {"@vocab": SCHEMA, "url": {"@type": "@id"}}
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}


def expanded(*, full_text: bool = False) -> dict[str, dict[str, Any]]:
    """Return the nodes of an export by name, as a JSON-LD processor understands them."""
    found = jsonld.expand(json.loads(stream_of("jsonld", full_text=full_text)), {"documentLoader": load})
    return {node["@id"]: node for node in found}


def ids(node: dict[str, Any], term: str) -> list[str]:
    """Return what a node's term points to."""
    return [one["@id"] for one in node.get(f"{SCHEMA}{term}", [])]


def test_words_come_back() -> None:
    """The text of a quotation is the words at its spans."""
    nodes = expanded()
    for reading in readings():
        text = reading.article.text
        for one in (each for each in reading.statements if each.content):
            node = nodes[part_name(reading.article, one.id)]
            spans = tuple(Span(*pair) for pair in node["urn:sayso:terms:spans"][0]["@value"])
            assert spans == one.content
            assert node[f"{SCHEMA}text"][0]["@value"] == pieces(text, spans)
            assert ids(node, "isPartOf") == [article_name(reading.article)]
            speaker = [part_name(reading.article, one.speaker.id)] if one.speaker else []
            assert ids(node, "spokenByCharacter") == speaker


def test_a_claim_knows_where_it_appears() -> None:
    """What is said twice is one claim with two appearances; its creator is the origin."""
    nodes = expanded()
    claim = nodes[part_name(ARTICLE, "claim-s2")]
    assert claim["@type"] == [f"{SCHEMA}Claim"]
    assert ids(claim, "appearance") == [part_name(ARTICLE, "s2"), part_name(ARTICLE, "s8")]
    assert ids(claim, "firstAppearance") == [part_name(ARTICLE, "s2")]
    assert ids(nodes[part_name(ARTICLE, "claim-s6")], "creator") == [part_name(ARTICLE, "p4")]
    assert part_name(ARTICLE, "claim-s8") not in nodes


def test_a_refusal_is_no_quotation() -> None:
    """A statement without words gives neither quotation nor claim."""
    assert part_name(ARTICLE, "s5") not in expanded()


def test_the_outlet_makes_its_own_claims() -> None:
    """An assertion is a claim of the outlet in the article."""
    claim = expanded()[part_name(ARTICLE, "a1")]
    assert claim[f"{SCHEMA}creator"][0][f"{SCHEMA}name"][0]["@value"] == ARTICLE.outlet
    assert ids(claim, "appearance") == [article_name(ARTICLE)]


def test_full_text_is_the_body() -> None:
    """With full text the article has its body."""
    body = expanded(full_text=True)[article_name(ARTICLE)][f"{SCHEMA}articleBody"]
    assert body[0]["@value"] == READING.article.text
