"""Readings: everything sayso understood of one article, and what it did not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sayso.model.article import Article
from sayso.model.as_dict import (
    SCHEMA,
    article_dict,
    assertion_dict,
    party_dict,
    placed_dict,
    quantity_dict,
    quotation_dict,
    span_lists,
    statement_dict,
)
from sayso.model.measure import Genre, Place, Quantity, Repeat, TimeExpression, Wording
from sayso.model.notebook import shown_html
from sayso.model.party import Party
from sayso.model.quotation import Quotation
from sayso.model.span import Span, words
from sayso.model.statement import Assertion, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was understood, each count beside its denominator; `unread` holds the sentences that were not."""

    sentences: int
    in_statements: int
    in_assertions: int
    quotations: int
    quotations_attributed: int
    pronoun_sources: int
    pronoun_sources_resolved: int
    times: int
    times_resolved: int
    unread: tuple[Span, ...] = ()
    reduced: str | None = None  # why only quotations were read ("no language pack for 'ru'")
    without_commas: int | None = None  # words of a text that seems to have lost its punctuation

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "sentences": self.sentences,
            "in_statements": self.in_statements,
            "in_assertions": self.in_assertions,
            "quotations": self.quotations,
            "quotations_attributed": self.quotations_attributed,
            "pronoun_sources": self.pronoun_sources,
            "pronoun_sources_resolved": self.pronoun_sources_resolved,
            "times": self.times,
            "times_resolved": self.times_resolved,
            "unread": span_lists(self.unread),
            "reduced": self.reduced,
            "without_commas": self.without_commas,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """Version, language pack and models: what another machine needs to get the same reading."""

    version: str
    language_pack: str
    models: Mapping[str, str]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, models in the order of their names."""
        models = dict(sorted(self.models.items()))
        return {"version": self.version, "language_pack": self.language_pack, "models": models}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, read: its text and every layer over it, in text order."""

    article: Article
    genre: Genre
    parties: tuple[Party, ...]
    statements: tuple[Statement, ...]
    assertions: tuple[Assertion, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]
    wording: tuple[Wording, ...]
    repeats: tuple[Repeat, ...]
    coverage: Coverage
    made_by: MadeBy

    def __post_init__(self) -> None:
        """Give each statement its words, which only the article's text has."""
        told = [(one, words(self.article.text, one.content)) for one in self.statements]
        if any(one.words != said for one, said in told):
            worded = (one if one.words == said else replace(one, words=said) for one, said in told)
            object.__setattr__(self, "statements", tuple(worded))

    def _repr_html_(self) -> str:
        return shown_html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the reading as plain values in the `sayso/1` JSON form."""
        return {
            "schema": SCHEMA,
            "article": article_dict(self.article, self.genre),
            "parties": [party_dict(party) for party in self.parties],
            "statements": [statement_dict(statement) for statement in self.statements],
            "assertions": [assertion_dict(assertion) for assertion in self.assertions],
            "quotations": [quotation_dict(quotation) for quotation in self.quotations],
            "times": [placed_dict(time.span, value=time.value, kind=str(time.kind)) for time in self.times],
            "quantities": [quantity_dict(quantity) for quantity in self.quantities],
            "places": [placed_dict(place.span, code=place.code) for place in self.places],
            "wording": [placed_dict(wording.span, kind=str(wording.kind)) for wording in self.wording],
            "repeats": [
                {"kind": str(repeat.kind), "mentions": span_lists(repeat.mentions)} for repeat in self.repeats
            ],
            "coverage": self.coverage.to_dict(),
            "made_by": self.made_by.to_dict(),
        }
