"""Rows of articles, of those who speak in them, and of what the outlet asserts itself."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sayso.model.article import text_sha256
from sayso.model.reading import Reading
from sayso.model.span import Span, hull
from sayso.report.folding import fold
from sayso.report.phrases import pieces
from sayso.report.places import Places
from sayso.report.table import Row


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


def forms(text: str, spans: Iterable[Span]) -> str:
    """Return the different words of the spans with `|` between.

    >>> forms("Ruiz said Ruiz won", [Span(0, 4), Span(10, 14), Span(15, 18)])
    'Ruiz | won'
    """
    return " | ".join(dict.fromkeys(span.of(text) for span in spans))


def offsets(spans: Iterable[Span]) -> str:
    """Return each span as start-end.

    >>> offsets([Span(0, 4), Span(10, 14)])
    '0-4 10-14'
    """
    return " ".join(f"{span.start}-{span.end}" for span in spans)
