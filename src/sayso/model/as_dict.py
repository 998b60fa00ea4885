"""The `sayso/1` JSON form: what a reading holds as plain values, in the documented order of fields."""

from collections.abc import Iterable
from typing import Any

from sayso.model.article import Article, Block
from sayso.model.measure import Genre, Quantity
from sayso.model.party import Party
from sayso.model.quotation import Quotation
from sayso.model.span import Span
from sayso.model.statement import Assertion, Confidence, Hedge, Point, Statement

SCHEMA = "sayso/1"
Plain = dict[str, Any]


def article_dict(article: Article, genre: Genre) -> Plain:
    """Return an article as plain values, with its genre."""
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
        "genre": {"value": str(genre.value), "evidence": span_lists(genre.evidence)},
        "blocks": [_block(block) for block in article.blocks],
        "dates": [{"value": date.value, "where": str(date.where)} for date in article.dates],
        "retrieved": article.retrieved,
        "notes": list(article.notes),
        "key": article.key,
        "own_columns": dict(article.own_columns),
    }


def _block(block: Block) -> Plain:
    return placed_dict(block.span, kind=str(block.kind), page=_maybe_span(block.page), at=block.at)


def party_dict(party: Party) -> Plain:
    """Return a party as plain values."""
    return {
        "id": party.id,
        "name": party.name,
        "kind": str(party.kind),
        "roles": span_lists(party.roles),
        "affiliations": span_lists(party.affiliations),
        "mentions": span_lists(party.mentions),
        "members": list(party.members),
    }


def statement_dict(statement: Statement) -> Plain:
    """Return a statement as plain values."""
    return {
        "id": statement.id,
        "content": span_lists(statement.content),
        "cue": span_lists(statement.cue),
        "source": span_lists(statement.source),
        "speaker": _id(statement.speaker),
        "chain": [party.id for party in statement.chain],
        "addressee": _id(statement.addressee),
        "target": _id(statement.target),
        "manner": str(statement.manner),
        "act": str(statement.act),
        "certainty": _maybe_text(statement.certainty),
        "polarity": str(statement.polarity),
        "hedges": [_hedge(hedge) for hedge in statement.hedges],
        "condition": span_lists(statement.condition),
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
        "chain_words": [span_lists(words) for words in statement.chain_words],
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


def assertion_dict(assertion: Assertion) -> Plain:
    """Return an assertion as plain values."""
    return {
        "id": assertion.id,
        "content": span_lists(assertion.content),
        "trigger": span_lists(assertion.trigger),
        "sourced_by": list(assertion.sourced_by),
        "certainty": _maybe_text(assertion.certainty),
        "polarity": str(assertion.polarity),
        "hedges": [_hedge(hedge) for hedge in assertion.hedges],
        "when": assertion.when,
        "points": [_point(point) for point in assertion.points],
    }


def _point(point: Point) -> Plain:
    return {
        "content": span_lists(point.content),
        "trigger": span_lists(point.trigger),
        "participants": span_lists(point.participants),
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


def quotation_dict(quotation: Quotation) -> Plain:
    """Return a quotation as plain values."""
    return placed_dict(
        quotation.span,
        inner=_maybe_span(quotation.inner),
        kind=str(quotation.kind),
        closed=quotation.closed,
        depth=quotation.depth,
        continues=quotation.continues,
    )


def quantity_dict(quantity: Quantity) -> Plain:
    """Return a quantity as plain values."""
    return placed_dict(
        quantity.span,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        what=span_lists(quantity.what),
        approximate=quantity.approximate,
    )


def placed_dict(span: Span, **fields: object) -> Plain:
    """Return a stretch of the text with what is known of it."""
    return {"start": span.start, "end": span.end, **fields}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _maybe_span(span: Span | None) -> list[int] | None:
    return None if span is None else _span(span)


def span_lists(spans: Iterable[Span]) -> list[list[int]]:
    """Return each span as `[start, end]`."""
    return [_span(span) for span in spans]


def _id(party: Party | None) -> str | None:
    return None if party is None else party.id


def _maybe_text(value: object | None) -> str | None:
    return None if value is None else str(value)
