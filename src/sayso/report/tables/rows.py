"""Rows of a reading in every table: articles, speakers, assertions, quantities, times and links."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from sayso.model.article import text_sha256
from sayso.model.reading import Reading
from sayso.model.span import Span, hull
from sayso.model.statement import Assertion, Statement
from sayso.report.facts.about import article_cells
from sayso.report.facts.folding import fold
from sayso.report.facts.phrases import pieces
from sayso.report.facts.places import Places
from sayso.report.tables.spec import Row, Table, about_making, forms, offsets
from sayso.report.tables.statements import record_cells, statement_rows


def rows_of(table: Table, reading: Reading) -> Iterator[Row]:
    """Yield the rows of one reading in a table; each has at least a cell for every column."""
    before = article_cells(reading)
    after = about_making(reading.article.sha256, reading.made_by)
    for cells in _ROWS[table.name](reading):
        yield {**before, **cells, **after}


def article_rows(reading: Reading) -> Iterator[Row]:
    """Yield the row of the article."""
    article, coverage = reading.article, reading.coverage
    yield {
        "authors": " | ".join(article.authors),
        "retrieved": article.retrieved,
        "characters": len(article.text),
        "text_sha256": text_sha256(article.text),
        "parties": len(reading.parties),
        "statements": len(reading.statements),
        "statements_weak": sum(one.weak for one in reading.statements),
        "assertions": len(reading.assertions),
        "sentences": coverage.sentences,
        "sentences_in_statements": coverage.in_statements,
        "sentences_in_assertions": coverage.in_assertions,
        "sentences_unread": len(coverage.unread),
        "quotations": coverage.quotations,
        "quotations_attributed": coverage.quotations_attributed,
        "pronoun_sources": coverage.pronoun_sources,
        "pronoun_sources_resolved": coverage.pronoun_sources_resolved,
        "times": coverage.times,
        "times_resolved": coverage.times_resolved,
        "reduced": coverage.reduced,
        "notes": " ".join(article.notes),
        **record_cells(article),
        "text": article.text,
    }


def speaker_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row a party, whether it speaks or is only spoken of."""
    text = reading.article.text
    printed = fold(reading).reading.statements
    made = Counter(one.speaker.id for one in printed if one.speaker and not one.repeat_of)
    for party in reading.parties:
        first = party.mentions[0] if party.mentions else None
        yield {
            "speaker_id": party.id,
            "speaker": party.name,
            "speaker_kind": str(party.kind),
            "speaker_roles": forms(text, party.roles),
            "speaker_affiliations": forms(text, party.affiliations),
            "members": " ".join(party.members),
            "statements": made[party.id],
            "forms": forms(text, party.mentions),
            "mentions": len(party.mentions),
            "span_start": first.start if first else None,
            "span_end": first.end if first else None,
            "mention_spans": offsets(party.mentions),
        }


def assertion_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row an assertion."""
    text, places = reading.article.text, Places(reading.article)
    for one in reading.assertions:
        where = hull(one.content)
        yield {
            "assertion_id": one.id,
            "certainty": str(one.certainty) if one.certainty else None,
            "polarity": str(one.polarity),
            "hedge_words": forms(text, [hedge.span for hedge in one.hedges]),
            "event_time": one.when,
            "content_words": pieces(text, one.content),
            "trigger_words": pieces(text, one.trigger),
            "sourced_by": " ".join(one.sourced_by),
            "block": places.block(where),
            "span_start": where.start,
            "span_end": where.end,
            "content_spans": offsets(one.content),
        }


def link_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row a tie; a passage that stands three times is tied twice to its first place."""
    text, made = reading.article.text, {one.id: one for one in reading.statements}
    for one in reading.statements:
        ties = (("nested_in", one.nested_in), ("answers", one.answers), ("repeat_of", one.repeat_of))
        for relation, other in ties:
            if other in made:
                yield _tie(text, relation, one, made[other])
    for own in reading.assertions:
        for other in own.sourced_by:
            if other in made:
                yield _tie(text, "sourced_by", own, made[other])
    for repeat in reading.repeats:
        first, *again = repeat.mentions
        for place in again:
            yield _tie(text, str(repeat.kind), place, first)


def _tie(text: str, relation: str, left: Statement | Assertion | Span, right: Statement | Span) -> Row:
    one, other = _place_of(left), _place_of(right)
    return {
        "relation": relation,
        "left_id": None if isinstance(left, Span) else left.id,
        "right_id": None if isinstance(right, Span) else right.id,
        "left_words": pieces(text, one),
        "right_words": pieces(text, other),
        "left_start": hull(one).start,
        "left_end": hull(one).end,
        "right_start": hull(other).start,
        "right_end": hull(other).end,
    }


def _place_of(one: Statement | Assertion | Span) -> tuple[Span, ...]:
    """Return where a passage stands: the content, or the cue of a refusal."""
    if isinstance(one, Span):
        return (one,)
    if isinstance(one, Assertion):
        return one.content
    return one.content or one.cue or one.source


def quantity_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row a quantity."""
    text, places = reading.article.text, Places(reading.article)
    for one in reading.quantities:
        yield {
            "quantity_words": one.span.of(text),
            "low": one.low,
            "high": one.high,
            "unit": one.unit,
            "what_words": pieces(text, one.what),
            "approximate": one.approximate,
            **_where(reading, places, one.span),
            "what_spans": offsets(one.what),
        }


def time_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row an expression of time."""
    text, places = reading.article.text, Places(reading.article)
    for one in reading.times:
        yield {
            "time_words": one.span.of(text),
            "value": one.value,
            "kind": str(one.kind),
            **_where(reading, places, one.span),
        }


def _where(reading: Reading, places: Places, span: Span) -> Row:
    return {
        "statement_id": _holder(reading.statements, span),
        "assertion_id": _holder(reading.assertions, span),
        "block": places.block(span),
        "span_start": span.start,
        "span_end": span.end,
    }


def _holder(those: Sequence[Statement | Assertion], span: Span) -> str | None:
    """Return the id of the one with the least content that holds the span: of nested ones, the inner."""
    holding = [
        (sum(map(len, one.content)), row)
        for row, one in enumerate(those)
        if any(piece.covers(span) for piece in one.content)
    ]
    return those[min(holding)[1]].id if holding else None


_ROWS: Mapping[str, Callable[[Reading], Iterator[Row]]] = {
    "articles": article_rows,
    "statements": statement_rows,
    "speakers": speaker_rows,
    "assertions": assertion_rows,
    "quantities": quantity_rows,
    "times": time_rows,
    "links": link_rows,
}
