"""W3C Web Annotation: each statement and assertion as an annotation of the words it stands in."""

import unicodedata
from collections.abc import Iterator
from typing import Any, TextIO

from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Statement
from sayso.report.exporting.writing import (
    TERMS,
    ItemList,
    Settings,
    about_article,
    article_name,
    line,
    made_with,
    part_name,
    party_name,
)
from sayso.report.facts.phrases import does, own_voice, who_does, who_speaks

Plain = dict[str, Any]

# What read an article stays one value, as plain JSON.
_OWN = {"sayso": TERMS, "sayso:made_by": {"@id": f"{TERMS}made_by", "@type": "@json"}}
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", _OWN]


class WebAnnotationExport:
    """Writes one annotation page; its items come article by article."""

    def __init__(self, stream: TextIO, settings: Settings) -> None:
        opening = {"@context": CONTEXT, "id": "urn:sayso:export", "type": "AnnotationPage"}
        self._items = ItemList(stream, f'{line(opening)[:-1]}, "items": [')
        self._settings = settings

    def add(self, reading: Reading) -> None:
        """Write the annotations of one article."""
        for item in annotations(reading, full_text=self._settings.full_text):
            self._items.add(item)

    def close(self) -> None:
        """Write the end of the page."""
        self._items.close("]}")


def annotations(reading: Reading, *, full_text: bool = False) -> Iterator[Plain]:
    """Yield the annotation of the article as a whole, then one a statement and one an assertion."""
    yield _of_article(reading, full_text=full_text)
    for statement in reading.statements:
        yield _of_statement(reading, statement)
    for assertion in reading.assertions:
        yield _of_assertion(reading, assertion)


def _of_article(reading: Reading, *, full_text: bool) -> Plain:
    told = {name: value for name, value in about_article(reading).items() if value is not None}
    bodies: list[Plain] = [
        {"type": "Dataset", "purpose": "describing", **{f"sayso:{name}": told[name] for name in told}}
    ]
    if full_text:
        bodies.append({**_text(reading.article.text), "language": reading.article.language})
    return _annotation(reading, "article", "describing", bodies, [_source(reading)])


def _of_statement(reading: Reading, one: Statement) -> Plain:
    who = who_speaks(one)
    tags = [f"act: {one.act}", f"manner: {one.manner}", f"stance: {one.stance}", f"polarity: {one.polarity}"]
    tags += [f"certainty: {one.certainty}"] if one.certainty else []
    bodies = [{**_text(who_does(who, does(reading.article.text, one), ": ")), "purpose": "describing"}]
    bodies += [{**_text(tag), "purpose": "tagging"} for tag in tags]
    pieces = [("content", span) for span in one.content]
    pieces += [("cue", span) for span in one.cue] + [("source", span) for span in one.source]
    ties = {"nested_in": one.nested_in, "answers": one.answers, "repeat_of": one.repeat_of}
    named: Plain = {
        f"sayso:{name}": {"id": part_name(reading.article, other)} for name, other in ties.items() if other
    }
    named["sayso:rule"] = one.rule
    if one.weak:
        named["sayso:weak"] = True
    if one.speaker:
        named["sayso:speaker"] = {"id": party_name(reading.article, one.speaker.id)}
    if one.candidates:
        maybe = [{"id": party_name(reading.article, party.id)} for party, _ in one.candidates]
        named["sayso:candidates"] = maybe
    targets = [_target(reading, role, span) for role, span in pieces]
    return {**_annotation(reading, one.id, "describing", bodies, targets), **named}


def _of_assertion(reading: Reading, one: Assertion) -> Plain:
    tags = [f"polarity: {one.polarity}", *([f"certainty: {one.certainty}"] if one.certainty else [])]
    bodies = [{**_text(own_voice(reading)), "purpose": "describing"}]
    bodies += [{**_text(tag), "purpose": "tagging"} for tag in tags]
    sources = [{"id": part_name(reading.article, other)} for other in one.sourced_by]
    targets = [_target(reading, "content", span) for span in one.content]
    item = _annotation(reading, one.id, "describing", bodies, targets)
    return {**item, "sayso:sourced_by": sources} if sources else item


def _annotation(
    reading: Reading, part: str, motivation: str, bodies: list[Plain], targets: list[Plain]
) -> Plain:
    return {
        "id": part_name(reading.article, part),
        "type": "Annotation",
        "motivation": motivation,
        "generator": {"id": "urn:sayso", "type": "Software", "name": made_with(reading.made_by)},
        "body": bodies,
        "target": targets,
    }


def _target(reading: Reading, role: str, span: Span) -> Plain:
    scope = {"scope": reading.article.url} if reading.article.url else {}
    return {
        "type": "SpecificResource",
        "source": _source(reading),
        **scope,
        "sayso:role": role,
        "selector": selectors(reading.article.text, span),
    }


def _source(reading: Reading) -> Plain:
    """Return the text that positions count in: ours, which need not be that of the page at its address."""
    return {"id": article_name(reading.article), "type": "Text", "format": "text/plain"}


def _text(value: str) -> Plain:
    return {"type": "TextualBody", "value": value, "format": "text/plain"}


# Characters on each side: enough to find the words again in a page, too few to read the article by.
AROUND = 32


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """Return the position and the quotation of a span; both count Unicode code points.

    >>> position, words = selectors("Ruiz said so.", Span(5, 9))
    >>> position["start"], words["prefix"], words["exact"], words["suffix"]
    (5, 'Ruiz ', 'said', ' so.')
    """
    start, end = _whole(text, span.start - AROUND), _whole(text, span.end + AROUND)
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[start : span.start],
            "suffix": text[span.end : end],
        },
    ]


def _whole(text: str, place: int) -> int:
    """Return the place, or the one before it where an accent would be torn off its letter."""
    place = max(0, place)
    while 0 < place < len(text) and unicodedata.combining(text[place]):
        place -= 1
    return place
