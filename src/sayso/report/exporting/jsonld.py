"""schema.org as JSON-LD: articles, those who speak in them, quotations, and claims with their appearances."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from sayso.model.article import Article, text_sha256
from sayso.model.attribution import Manner
from sayso.model.measure import GenreName
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Statement
from sayso.report.exporting.claim_records import claim_nodes
from sayso.report.exporting.writing import (
    TERMS,
    ItemList,
    Settings,
    article_name,
    line,
    part_name,
    party_name,
)
from sayso.report.facts.phrases import pieces

if TYPE_CHECKING:
    from sayso.report.claims.nouns import Claims

Plain = dict[str, Any]

# Our own terms beside schema.org's; spans stay lists of [start, end], which plain JSON-LD would flatten.
_OWN = {
    "sayso": TERMS,
    "spans": {"@id": "sayso:spans", "@type": "@json"},
    "cue": {"@id": "sayso:cue", "@type": "@json"},
    "source": {"@id": "sayso:source", "@type": "@json"},
    "made_by": {"@id": "sayso:made_by", "@type": "@json"},
}
CONTEXT = ["https://schema.org", _OWN]

_TYPES = {
    GenreName.OPINION: "OpinionNewsArticle",
    GenreName.LETTERS: "OpinionNewsArticle",
    GenreName.LIVE: "LiveBlogPosting",
    GenreName.NEWS: "NewsArticle",
}
# A name may be a person's or not: the article does not say, and sayso does not guess.
_KINDS = {
    PartyKind.ORGANISATION: "Organization",
    PartyKind.WIRE: "NewsMediaOrganization",
    PartyKind.OUTLET: "NewsMediaOrganization",
    PartyKind.DOCUMENT: "CreativeWork",
}


class JsonLdExport:
    """Writes one graph; its nodes come article by article."""

    def __init__(self, stream: TextIO, settings: Settings) -> None:
        self._items = ItemList(stream, f'{{"@context": {line(CONTEXT)}, "@graph": [')
        self._settings = settings

    def add(self, reading: Reading) -> None:
        """Write the nodes of one article."""
        for node in nodes(reading, full_text=self._settings.full_text):
            self._items.add(node)

    def add_claims(self, found: "Claims") -> None:
        """Write a node for each claim that several articles tell."""
        for node in claim_nodes(found):
            self._items.add(_filled(node))

    def close(self) -> None:
        """Write the end of the graph."""
        self._items.close("]}")


def nodes(reading: Reading, *, full_text: bool = False) -> Iterator[Plain]:
    """Yield the article, its parties, a Quotation a statement, and a Claim for each thing said once or again.

    A refusal has no words and gives neither.
    """
    yield _article(reading, full_text=full_text)
    for party in reading.parties:
        yield _party(reading.article, party)
    for statement in reading.statements:
        if statement.content:
            yield _quotation(reading, statement)
    for statement in reading.statements:
        if statement.content and not statement.repeat_of:
            yield _claim(reading, statement)
    for assertion in reading.assertions:
        yield _own_claim(reading, assertion)


def _article(reading: Reading, *, full_text: bool) -> Plain:
    article = reading.article
    return _filled(
        {
            "@id": article_name(article),
            "@type": _TYPES.get(reading.genre.value, "Article"),
            "headline": article.title.of(article.text) if article.title else None,
            "url": article.url,
            "datePublished": article.published,
            "inLanguage": article.language,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
            "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
            "articleBody": article.text if full_text else None,
            "sayso:sha256": article.sha256,
            "sayso:text_sha256": text_sha256(article.text),
            "made_by": reading.made_by.to_dict(),
        }
    )


def _party(article: Article, party: Party) -> Plain:
    return _filled(
        {
            "@id": party_name(article, party.id),
            "@type": _KINDS.get(party.kind, "sayso:Party"),
            "name": party.name,
            "roleName": list(dict.fromkeys(span.of(article.text) for span in party.roles)),
            "sayso:kind": str(party.kind),
        }
    )


def _quotation(reading: Reading, one: Statement) -> Plain:
    article = reading.article
    return _filled(
        {
            "@id": part_name(article, one.id),
            "@type": "Quotation",
            "text": pieces(article.text, one.content),
            "isPartOf": {"@id": article_name(article)},
            "spokenByCharacter": _named(article, one.speaker),
            "sayso:candidates": [_named(article, party) for party, _ in one.candidates],
            "spans": _pairs(one.content),
            "cue": _pairs(one.cue),
            "source": _pairs(one.source),
            "sayso:manner": str(one.manner),
            "sayso:act": str(one.act),
            "sayso:certainty": str(one.certainty) if one.certainty else None,
            "sayso:stance": str(one.stance),
            "sayso:polarity": str(one.polarity),
            "sayso:verbatim": one.manner is Manner.DIRECT,
            "sayso:said": one.said,
            "sayso:nested_in": _link(article, one.nested_in),
            "sayso:rule": one.rule,
            "sayso:answers": _link(article, one.answers),
            "sayso:repeat_of": _link(article, one.repeat_of),
            "sayso:weak": one.weak or None,
        }
    )


def _claim(reading: Reading, one: Statement) -> Plain:
    article = reading.article
    again = [other.id for other in reading.statements if other.repeat_of == one.id and other.content]
    first = min((one.id, *again), key=lambda part: _start(reading, part))
    return _filled(
        {
            "@id": part_name(article, f"claim-{one.id}"),
            "@type": "Claim",
            "text": pieces(article.text, one.content),
            "creator": _named(article, one.chain[-1] if one.chain else one.speaker),
            "appearance": [_link(article, part) for part in (one.id, *again)],
            "firstAppearance": _link(article, first),
            "sayso:event_time": one.when,
        }
    )


def _own_claim(reading: Reading, one: Assertion) -> Plain:
    article = reading.article
    outlet = {"@type": "Organization", "name": article.outlet} if article.outlet else None
    return _filled(
        {
            "@id": part_name(article, one.id),
            "@type": "Claim",
            "text": pieces(article.text, one.content),
            "creator": outlet,
            "appearance": {"@id": article_name(article)},
            "firstAppearance": {"@id": article_name(article)},
            "spans": _pairs(one.content),
            "sayso:voice": "outlet",
            "sayso:certainty": str(one.certainty) if one.certainty else None,
            "sayso:polarity": str(one.polarity),
            "sayso:event_time": one.when,
            "sayso:sourced_by": [_link(article, part) for part in one.sourced_by],
        }
    )


def _start(reading: Reading, part: str) -> int:
    return next(one.content[0].start for one in reading.statements if one.id == part)


def _named(article: Article, party: Party | None) -> Plain | None:
    return {"@id": party_name(article, party.id)} if party else None


def _link(article: Article, part: str | None) -> Plain | None:
    return {"@id": part_name(article, part)} if part else None


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _filled(node: Plain) -> Plain:
    return {name: value for name, value in node.items() if value is not None and value != []}
