"""The `sayso/1` JSON form: a reading as plain values, in the documented order of fields."""

from collections.abc import Iterable
from typing import Any

from sayso.model.article import Article, Block
from sayso.model.measure import Genre, Quantity
from sayso.model.party import Party
from sayso.model.quotation import Quotation
from sayso.model.reading import Coverage, Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Confidence, Hedge, Point, Statement

SCHEMA = "sayso/1"
Plain = dict[str, Any]


def reading_to_dict(reading: Reading) -> Plain:
    """Return a reading as dicts, lists, strings and numbers; every span is `[start, end]`."""
    return {
        "schema": SCHEMA,
        "article": _article(reading.article, reading.genre),
        "parties": [_party(party) for party in reading.parties],
        "statements": [_statement(statement) for statement in reading.statements],
        "assertions": [_assertion(assertion) for assertion in reading.assertions],
        "quotations": [_quotation(quotation) for quotation in reading.quotations],
        "times": [_placed(time.span, value=time.value, kind=str(time.kind)) for time in reading.times],
        "quantities": [_quantity(quantity) for quantity in reading.quantities],
        "places": [_placed(place.span, code=place.code) for place in reading.places],
        "wording": [_placed(wording.span, kind=str(wording.kind)) for wording in reading.wording],
        "repeats": [
            {"kind": str(repeat.kind), "mentions": _spans(repeat.mentions)} for repeat in reading.repeats
        ],
        "coverage": _coverage(reading.coverage),
        "made_by": reading.made_by.to_dict(),
    }


def _article(article: Article, genre: Genre) -> Plain:
    return {
        "id": article.id,
        "file": article.file,
        "text": article.text,
        "title": article.title.of(article.text) if article.title else None,
        "url": article.url,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "language": article.language,
        "sha256": article.sha256,
        "genre": {"value": str(genre.value), "evidence": _spans(genre.evidence)},
        "blocks": [_block(block) for block in article.blocks],
        "dates": [{"value": date.value, "where": str(date.where)} for date in article.dates],
        "retrieved": article.retrieved,
        "notes": list(article.notes),
        "key": article.key,
    }


def _block(block: Block) -> Plain:
    return _placed(block.span, kind=str(block.kind), page=_maybe_span(block.page), at=block.at)


def _party(party: Party) -> Plain:
    return {
        "id": party.id,
        "name": party.name,
        "kind": str(party.kind),
        "roles": _spans(party.roles),
        "affiliations": _spans(party.affiliations),
        "mentions": _spans(party.mentions),
        "members": list(party.members),
    }


def _statement(statement: Statement) -> Plain:
    return {
        "id": statement.id,
        "content": _spans(statement.content),
        "cue": _spans(statement.cue),
        "source": _spans(statement.source),
        "speaker": _id(statement.speaker),
        "chain": [party.id for party in statement.chain],
        "addressee": _id(statement.addressee),
        "target": _id(statement.target),
        "manner": str(statement.manner),
        "act": str(statement.act),
        "certainty": _maybe_text(statement.certainty),
        "polarity": str(statement.polarity),
        "hedges": [_hedge(hedge) for hedge in statement.hedges],
        "condition": _spans(statement.condition),
        "when": statement.when,
        "said": statement.said,
        "nested_in": statement.nested_in,
        "answers": statement.answers,
        "repeat_of": statement.repeat_of,
        "candidates": [[party.id, score] for party, score in statement.candidates],
        "stance": str(statement.stance),
        "weak": statement.weak,
        "points": [_point(point) for point in statement.points],
        "rule": statement.rule,
        "confidence": _confidence(statement.confidence),
        "lexeme": statement.lexeme,
        "known_by": str(statement.known_by),
        "how": statement.how,
        "runner_up": statement.runner_up,
        "chain_words": [_spans(words) for words in statement.chain_words],
        "over": [{"rule": rule, "score": score} for rule, score in statement.over],
    }


def _confidence(confidence: Confidence) -> Plain:
    return {
        "line": confidence.line,
        "content": confidence.content,
        "source": confidence.source,
        "speaker": confidence.speaker,
        "act": confidence.act,
        "certainty": confidence.certainty,
    }


def _assertion(assertion: Assertion) -> Plain:
    return {
        "id": assertion.id,
        "content": _spans(assertion.content),
        "trigger": _spans(assertion.trigger),
        "sourced_by": list(assertion.sourced_by),
        "certainty": _maybe_text(assertion.certainty),
        "polarity": str(assertion.polarity),
        "hedges": [_hedge(hedge) for hedge in assertion.hedges],
        "when": assertion.when,
        "points": [_point(point) for point in assertion.points],
    }


def _point(point: Point) -> Plain:
    return {
        "content": _spans(point.content),
        "trigger": _spans(point.trigger),
        "participants": _spans(point.participants),
        "certainty": _maybe_text(point.certainty),
        "stance": str(point.stance),
        "polarity": str(point.polarity),
        "when": point.when,
        "quantities": list(point.quantities),
    }


def _hedge(hedge: Hedge) -> Plain:
    return {
        "span": _span(hedge.span),
        "value": str(hedge.value),
        "by": str(hedge.by),
        "over": _maybe_span(hedge.over),
    }


def _quotation(quotation: Quotation) -> Plain:
    return _placed(
        quotation.span,
        inner=_maybe_span(quotation.inner),
        kind=str(quotation.kind),
        closed=quotation.closed,
        depth=quotation.depth,
        continues=quotation.continues,
    )


def _quantity(quantity: Quantity) -> Plain:
    return _placed(
        quantity.span,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        what=_spans(quantity.what),
        approximate=quantity.approximate,
    )


def _coverage(coverage: Coverage) -> Plain:
    return {
        "sentences": coverage.sentences,
        "in_statements": coverage.in_statements,
        "in_assertions": coverage.in_assertions,
        "quotations": coverage.quotations,
        "quotations_attributed": coverage.quotations_attributed,
        "pronoun_sources": coverage.pronoun_sources,
        "pronoun_sources_resolved": coverage.pronoun_sources_resolved,
        "times": coverage.times,
        "times_resolved": coverage.times_resolved,
        "unread": _spans(coverage.unread),
        "reduced": coverage.reduced,
    }


def _placed(span: Span, **fields: object) -> Plain:
    return {"start": span.start, "end": span.end, **fields}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _maybe_span(span: Span | None) -> list[int] | None:
    return None if span is None else _span(span)


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _id(party: Party | None) -> str | None:
    return None if party is None else party.id


def _maybe_text(value: object | None) -> str | None:
    return None if value is None else str(value)
