"""W3C Web Annotation: a JSON-LD processor finds the words by position and by quotation."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from sayso.model.reading import Reading
from sayso.report.exporting.webannotation import AROUND
from sayso.report.exporting.writing import article_name
from tests.exports import hebrew, mixed, readings, stream_of
from tests.readings import READING

jsonld = pytest.importorskip("pyld.jsonld")

OA = "http://www.w3.org/ns/oa#"
# The terms of http://www.w3.org/ns/anno.jsonld that are used, so that no test asks the network.
CONTEXT = {
    "oa": OA,
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": "@id",
    "type": "@type",
    **{
        name: f"oa:{name}"
        for name in ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")
    },
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "as": "http://www.w3.org/ns/activitystreams#",
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "scope": {"@id": "oa:hasScope", "@type": "@id"},
    **{name: f"oa:{name}" for name in ("start", "end", "exact", "prefix", "suffix")},
    "value": "rdf:value",
}


def load(url: str, _options: object) -> dict[str, Any]:
    """Return the context from here, never from the network."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def targets(node: Any) -> list[dict[str, Any]]:  # noqa: ANN401 — expanded JSON-LD
    """Return every resource with a selector in an expanded document."""
    if isinstance(node, list):
        return [found for one in node for found in targets(one)]
    if not isinstance(node, dict):
        return []
    own = [node] if f"{OA}hasSelector" in node else []
    return own + [found for one in node.values() for found in targets(one)]


def test_words_come_back() -> None:
    """Position and quotation select the same words, which are those of the reading."""
    texts = {article_name(one.article): one.article.text for one in readings()}
    expanded = jsonld.expand(json.loads(stream_of("webannotation")), {"documentLoader": load})
    found = []
    for target in targets(expanded):
        text = texts[target[f"{OA}hasSource"][0]["@id"]]
        position, quote = target[f"{OA}hasSelector"]
        start, end = (position[f"{OA}{name}"][0]["@value"] for name in ("start", "end"))
        before, exact, after = (quote[f"{OA}{name}"][0]["@value"] for name in ("prefix", "exact", "suffix"))
        assert text[start:end] == exact
        assert text[start - len(before) : end + len(after)] == before + exact + after
        found.append((text, start, end))
    spans = [
        (one.article.text, span.start, span.end)
        for one in readings()
        for each in (*one.statements, *one.assertions)
        for span in (*each.content, *getattr(each, "cue", ()), *getattr(each, "source", ()))
    ]
    assert sorted(found) == sorted(spans)


@pytest.mark.parametrize("made", [lambda: READING, mixed, hebrew], ids=["plain", "mixed", "hebrew"])
def test_little_context_is_told(made: Callable[[], Reading]) -> None:
    """What stands around the words is short, and begins with no accent torn off its letter."""
    quotes = [
        target["selector"][1]
        for item in json.loads(stream_of("webannotation", made()))["items"]
        for target in item["target"]
        if "selector" in target
    ]
    assert quotes
    assert max(len(one["prefix"]) for one in quotes) <= AROUND + 1
    assert all(not one["suffix"].startswith("\u0301") for one in quotes)


def test_the_page_is_the_scope() -> None:
    """Positions count in our text; the page's address stands beside as the scope."""
    item = json.loads(stream_of("webannotation", READING))["items"][1]
    assert {one["scope"] for one in item["target"]} == {READING.article.url}
    assert {one["source"]["id"] for one in item["target"]} == {article_name(READING.article)}


def test_full_text_stands_once() -> None:
    """With full text the article's own annotation holds it."""
    items = json.loads(stream_of("webannotation", READING, full_text=True))["items"]
    assert items[0]["body"][1]["value"] == READING.article.text
