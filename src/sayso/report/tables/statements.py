"""Rows of statements: one flat row each, with what it holds in its words with what they mean."""

import json
from collections.abc import Iterator, Sequence

from sayso.model.article import Article
from sayso.model.party import Party
from sayso.model.reading import Reading
from sayso.model.span import hull
from sayso.model.statement import Statement
from sayso.report.facts.layers import Measured, value_of, within
from sayso.report.facts.phrases import pieces
from sayso.report.facts.places import Places
from sayso.report.tables.spec import Row, forms, offsets


def statement_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row a statement, repeats and nested ones included; `repeat_of` and `nested_in` tell them."""
    places, record = Places(reading.article), record_cells(reading.article)
    for statement in reading.statements:
        yield {**_row(reading.article.text, places, statement), **_held(reading, statement), **record}


def record_cells(article: Article) -> Row:
    """Return the cells by which an article is joined to the table that it comes from."""
    return {"key": article.key, "own_columns": own_cell(article.own_columns)}


def own_cell(kept: Sequence[tuple[str, str]]) -> str | None:
    """Return the columns of a record that were kept, as one JSON object; None where none was."""
    return json.dumps(dict(kept), ensure_ascii=False) if kept else None


def _row(text: str, places: Places, one: Statement) -> Row:
    where = hull(one.content or one.cue or one.source) if one.content or one.cue or one.source else None
    origin = one.chain[-1] if one.chain else one.speaker
    return {
        "statement_id": one.id,
        "speaker_id": _id(one.speaker),
        "speaker": _name(one.speaker),
        "speaker_kind": str(one.speaker.kind) if one.speaker else None,
        "speaker_roles": forms(text, one.speaker.roles if one.speaker else ()),
        "speaker_affiliations": forms(text, one.speaker.affiliations if one.speaker else ()),
        "candidates": " | ".join(party.name for party, _ in one.candidates),
        "origin": _name(origin),
        "origin_words": forms(text, one.chain_words[-1]) if one.chain_words else "",
        "addressee": _name(one.addressee),
        "target": _name(one.target),
        "act": str(one.act),
        "manner": str(one.manner),
        "certainty": str(one.certainty) if one.certainty else None,
        "stance": str(one.stance),
        "polarity": str(one.polarity),
        "hedge_words": forms(text, [hedge.span for hedge in one.hedges]),
        "condition_words": forms(text, one.condition),
        "event_time": one.when,
        "said_time": one.said,
        "content_words": pieces(text, one.content),
        "cue_words": pieces(text, one.cue),
        "source_words": pieces(text, one.source),
        "block": places.block(where) if where else None,
        "span_start": where.start if where else None,
        "span_end": where.end if where else None,
        "content_spans": offsets(one.content),
        "nested_in": one.nested_in,
        "answers": one.answers,
        "repeat_of": one.repeat_of,
        "weak": one.weak,
        "rule": one.rule,
        "confidence_line": one.confidence.line,
        "confidence_content": one.confidence.content,
        "confidence_source": one.confidence.source,
        "confidence_speaker": one.confidence.speaker,
        "confidence_act": one.confidence.act,
        "confidence_certainty": one.confidence.certainty,
    }


def _held(reading: Reading, one: Statement) -> Row:
    """Return the cells for what a statement holds, in its words with what they mean."""
    text = reading.article.text
    layers: dict[str, Sequence[Measured]] = {
        "times": reading.times,
        "quantities": reading.quantities,
        "places": reading.places,
    }
    return {
        "hedges": " | ".join(f"{each.span.of(text)} ({each.value}, {each.by})" for each in one.hedges),
        **{
            name: " | ".join(
                f"{each.span.of(text)} ({value_of(text, each)})" for each in within(layer, one.content)
            )
            for name, layer in layers.items()
        },
    }


def _id(party: Party | None) -> str | None:
    return party.id if party else None


def _name(party: Party | None) -> str | None:
    return party.name if party else None
