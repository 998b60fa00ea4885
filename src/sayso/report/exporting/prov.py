"""W3C PROV as PROV-JSON: which words come from which article, said by whom, and by what they were read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from sayso.model.article import Article, text_sha256
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Statement
from sayso.report.exporting.claim_records import claim_bundle
from sayso.report.exporting.writing import (
    ItemList,
    Settings,
    article_name,
    line,
    made_with,
    part_name,
    party_name,
)
from sayso.report.facts.phrases import pieces
from sayso.report.tables.spec import offsets

if TYPE_CHECKING:
    from sayso.report.claims.nouns import Claims

Plain = dict[str, Any]
Records = dict[str, Plain]

PREFIXES = {"sayso": "urn:sayso:", "schema": "https://schema.org/"}
_BODIES = frozenset({PartyKind.ORGANISATION, PartyKind.WIRE, PartyKind.OUTLET})


class ProvExport:
    """Writes one document; each article is a bundle of its own."""

    def __init__(self, stream: TextIO, settings: Settings) -> None:
        self._bundles = ItemList(stream, f'{{"prefix": {line(PREFIXES)}, "bundle": {{')
        self._settings = settings

    def add(self, reading: Reading) -> None:
        """Write the bundle of one article."""
        name = _short(part_name(reading.article, "bundle"))
        self._bundles.write(f"{line(name)}: {line(bundle(reading, full_text=self._settings.full_text))}")

    def add_claims(self, found: "Claims") -> None:
        """Write one bundle of the claims that several articles tell."""
        self._bundles.write(f"{line('sayso:claims')}: {line(claim_bundle(found))}")

    def close(self) -> None:
        """Write the end of the document."""
        self._bundles.close("}}")


def bundle(reading: Reading, *, full_text: bool = False) -> Plain:
    """Return the records of one article; kinds without a record are left out."""
    article = reading.article
    whole, act = _short(article_name(article)), _name(article, "reading")
    entities = {whole: _article(article, full_text=full_text)}
    entities |= {_name(article, one.id): _statement(article, one) for one in reading.statements}
    entities |= {_name(article, one.id): _assertion(article, one) for one in reading.assertions}
    agents: Records = {_short(party_name(article, one.id)): _party(article, one) for one in reading.parties}
    agents["sayso:sayso"] = {"prov:type": _type("prov:SoftwareAgent"), "prov:label": "sayso"}
    outlet = _name(article, "outlet")
    if article.outlet:
        agents[outlet] = {"prov:type": _type("prov:Organization"), "prov:label": article.outlet}
    said: list[Statement | Assertion] = [*reading.statements, *reading.assertions]
    attributed = [_attributed(article, one) for one in reading.statements]
    attributions = [record for records in attributed for record in records]
    if article.outlet:
        own = (whole, *(_name(article, one.id) for one in reading.assertions))
        attributions += [{"prov:entity": entity, "prov:agent": outlet} for entity in own]
    records = {
        "entity": entities,
        "agent": agents,
        "activity": {act: {"prov:type": _type("sayso:Reading"), "prov:label": made_with(reading.made_by)}},
        "used": _numbered("used", [{"prov:activity": act, "prov:entity": whole}]),
        "wasAssociatedWith": _numbered("with", [{"prov:activity": act, "prov:agent": "sayso:sayso"}]),
        "wasDerivedFrom": _numbered("from", (_derived(article, one.id) for one in said)),
        "wasAttributedTo": _numbered("to", attributions),
        "alternateOf": _numbered("again", _again(article, reading.statements)),
    }
    return {kind: found for kind, found in records.items() if found}


def _article(article: Article, *, full_text: bool) -> Plain:
    told = {
        "prov:type": _type("sayso:Article"),
        "prov:label": article.title.of(article.text) if article.title else None,
        "prov:location": article.url,
        "prov:value": article.text if full_text else None,
        "schema:datePublished": article.published,
        "schema:inLanguage": article.language,
        "sayso:file": article.file,
        "sayso:sha256": article.sha256,
        "sayso:text_sha256": text_sha256(article.text),
    }
    return _filled(told)


def _statement(article: Article, one: Statement) -> Plain:
    told = {
        "prov:type": _type("sayso:Statement"),
        "prov:value": pieces(article.text, one.content) if one.content else None,
        "sayso:content": offsets(one.content),
        "sayso:cue": offsets(one.cue),
        "sayso:source": offsets(one.source),
        "sayso:candidates": [_short(party_name(article, party.id)) for party, _ in one.candidates],
        "sayso:act": str(one.act),
        "sayso:manner": str(one.manner),
        "sayso:certainty": str(one.certainty) if one.certainty else None,
        "sayso:stance": str(one.stance),
        "sayso:polarity": str(one.polarity),
        "sayso:event_time": one.when,
        "sayso:said_time": one.said,
        "sayso:nested_in": _reference(article, one.nested_in),
        "sayso:answers": _reference(article, one.answers),
        "sayso:rule": one.rule,
        "sayso:weak": one.weak or None,
    }
    return _filled(told)


def _assertion(article: Article, one: Assertion) -> Plain:
    told = {
        "prov:type": _type("sayso:Assertion"),
        "prov:value": pieces(article.text, one.content),
        "sayso:content": offsets(one.content),
        "sayso:certainty": str(one.certainty) if one.certainty else None,
        "sayso:polarity": str(one.polarity),
        "sayso:event_time": one.when,
        "sayso:sourced_by": [_reference(article, other) for other in one.sourced_by],
    }
    return _filled(told)


def _party(article: Article, party: Party) -> Plain:
    told = {
        "prov:type": _type("prov:Organization" if party.kind in _BODIES else "sayso:Party"),
        "prov:label": party.name,
        "sayso:kind": str(party.kind),
        "sayso:role": list(dict.fromkeys(span.of(article.text) for span in party.roles)),
        "sayso:mentions": offsets(party.mentions),
    }
    return _filled(told)


def _attributed(article: Article, one: Statement) -> list[Plain]:
    """Return whom a statement is attributed to, from the immediate source to the origin."""
    chain = one.chain or ((one.speaker,) if one.speaker else ())
    return [
        {
            "prov:entity": _name(article, one.id),
            "prov:agent": _short(party_name(article, party.id)),
            "sayso:step": step,
        }
        for step, party in enumerate(chain, 1)
    ]


def _derived(article: Article, part: str) -> Plain:
    return {
        "prov:generatedEntity": _name(article, part),
        "prov:usedEntity": _short(article_name(article)),
        "prov:activity": _name(article, "reading"),
        "prov:type": _type("prov:Quotation"),
    }


def _again(article: Article, statements: Iterable[Statement]) -> list[Plain]:
    return [
        {"prov:alternate1": _name(article, one.id), "prov:alternate2": _name(article, one.repeat_of)}
        for one in statements
        if one.repeat_of
    ]


def _numbered(kind: str, records: Iterable[Plain]) -> Records:
    return {f"_:{kind}{number}": record for number, record in enumerate(records, 1)}


def _short(name: str) -> str:
    return name.removeprefix("urn:")


def _name(article: Article, part: str) -> str:
    return _short(part_name(article, part))


def _reference(article: Article, part: str | None) -> Plain | None:
    return _type(_name(article, part)) if part else None


def _type(name: str) -> Plain:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _filled(record: Plain) -> Plain:
    return {name: value for name, value in record.items() if value not in (None, "", [])}
