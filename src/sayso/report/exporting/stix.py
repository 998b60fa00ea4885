"""STIX 2.1: a bundle with a report an article, a note a statement, and those who speak as identities."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

from sayso.model.article import Article, text_sha256
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Statement
from sayso.report.exporting.claim_records import claim_extension, claim_name, note_ids
from sayso.report.exporting.writing import ItemList, Settings, article_name, made_with, part_name, unique
from sayso.report.facts.phrases import does, shown_words, who_does, who_speaks

if TYPE_CHECKING:
    from sayso.report.claims.nouns import Claims

Plain = dict[str, Any]

# STIX wants every object to say when it was made.  A clock would make two exports differ, so it is the
# date of publication, or this one where none is known.
_NEVER = "1970-01-01T00:00:00.000Z"
_SAYSO = f"identity--{unique('sayso')}"
EXTENSION = f"extension-definition--{unique('extension')}"
_CLASSES = {
    PartyKind.ORGANISATION: "organization",
    PartyKind.WIRE: "organization",
    PartyKind.OUTLET: "organization",
    PartyKind.COLLECTIVE: "group",
}
_DAY = len("1970-01-01")


class StixExport:
    """Writes one bundle; its objects come article by article, and its id is made of theirs."""

    def __init__(self, stream: TextIO, settings: Settings) -> None:
        self._objects = ItemList(stream, '{"type": "bundle", "objects": [')
        self._settings = settings
        self._ids = hashlib.sha256()
        for each in _own_objects():
            self._write(each)

    def add(self, reading: Reading) -> None:
        """Write the objects of one article."""
        for each in objects(reading, full_text=self._settings.full_text):
            self._write(each)

    def add_claims(self, found: "Claims") -> None:
        """Write a grouping for each claim, of the notes that tell it."""
        for one in found.claims:
            notes = note_ids(found, one)
            self._write(
                {
                    "type": "grouping",
                    "spec_version": "2.1",
                    "id": f"grouping--{unique(claim_name(found, one))}",
                    "created_by_ref": _SAYSO,
                    "created": _moment(one.first),
                    "modified": _moment(one.first),
                    "name": one.mentions[one.gist].words,
                    "context": "unspecified",
                    "object_refs": notes or [_SAYSO],
                    **_extended(claim_extension(found, one)),
                }
            )

    def close(self) -> None:
        """Write the bundle's id."""
        self._objects.close(f'], "id": "bundle--{unique(self._ids.hexdigest())}"}}')

    def _write(self, each: Plain) -> None:
        self._ids.update(each["id"].encode())
        self._objects.add(each)


def objects(reading: Reading, *, full_text: bool = False) -> Iterator[Plain]:
    """Yield an identity a party, a note a statement, and the article that holds them."""
    parties = [_party(reading, party) for party in reading.parties]
    names = {party.id: one["id"] for party, one in zip(reading.parties, parties, strict=True)}
    yield from parties
    article = _id(reading, "grouping" if _stamp(reading.article) == _NEVER else "report")
    notes = [_note(reading, one, article, names) for one in reading.statements]
    yield from notes
    yield _article(reading, article, [*names.values(), *(one["id"] for one in notes)], full_text=full_text)


def _own_objects() -> Iterator[Plain]:
    """Yield sayso itself, and the definition of the fields that STIX has no name for."""
    made = {"spec_version": "2.1", "created": _NEVER, "modified": _NEVER}
    yield {"type": "identity", "id": _SAYSO, **made, "name": "sayso", "identity_class": "system"}
    yield {
        "type": "extension-definition",
        "id": EXTENSION,
        **made,
        "created_by_ref": _SAYSO,
        "name": "sayso",
        "description": "Who says what in a news article, in exactly which words.",
        "schema": "The fields of sayso/1. Spans are start-end in Unicode code points of the article's text.",
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def _party(reading: Reading, party: Party) -> Plain:
    text = reading.article.text
    extra = {"kind": str(party.kind), "mentions": _spans(party.mentions), "article": reading.article.id}
    return {
        **_object(reading, "identity", _id(reading, "identity", party.id)),
        "name": party.name,
        "identity_class": _CLASSES.get(party.kind, "unspecified"),
        **_some("roles", list(dict.fromkeys(span.of(text) for span in party.roles))),
        **_extended(extra),
    }


def _note(reading: Reading, one: Statement, article: str, names: dict[str, str]) -> Plain:
    text, who = reading.article.text, who_speaks(one)
    ties = {"nested_in": one.nested_in, "answers": one.answers, "repeat_of": one.repeat_of}
    extra = {
        "statement": one.id,
        "content": _spans(one.content),
        "cue": _spans(one.cue),
        "source": _spans(one.source),
        "speaker_ref": names.get(one.speaker.id) if one.speaker else None,
        "candidate_refs": [names[party.id] for party, _ in one.candidates if party.id in names],
        "chain_refs": [names[party.id] for party in one.chain if party.id in names],
        "act": str(one.act),
        "manner": str(one.manner),
        "certainty": str(one.certainty) if one.certainty else None,
        "stance": str(one.stance),
        "polarity": str(one.polarity),
        "rule": one.rule,
        "weak": one.weak or None,
        "event_time": one.when,
        "said_time": one.said,
        **{f"{name}_ref": _id(reading, "note", other) for name, other in ties.items() if other},
    }
    return {
        **_object(reading, "note", _id(reading, "note", one.id)),
        "abstract": who_does(who, does(text, one), ": "),
        "content": shown_words(text, one),
        "object_refs": [names[one.speaker.id]] if one.speaker and one.speaker.id in names else [article],
        **_extended(extra),
    }


def _article(reading: Reading, name: str, members: list[str], *, full_text: bool) -> Plain:
    """Return the report; STIX wants a report's date, so an article without one is a grouping."""
    article, kind = reading.article, name.partition("--")[0]
    own = {"published": _stamp(article)} if kind == "report" else {"context": "unspecified"}
    title = article.title.of(article.text) if article.title else article.file or article.id
    link = {"source_name": article.outlet or "article", "url": article.url} if article.url else None
    extra = {
        "article": article.id,
        "file": article.file,
        "outlet": article.outlet,
        "published": article.published,
        "sha256": article.sha256,
        "text_sha256": text_sha256(article.text),
        "made_by": reading.made_by.to_dict(),
    }
    return {
        **_object(reading, kind, name),
        "name": title,
        **_some("description", article.text if full_text else None),
        **own,
        "object_refs": members or [_SAYSO],
        **_some("external_references", [link] if link else None),
        **_extended(extra),
    }


def _object(reading: Reading, kind: str, name: str) -> Plain:
    stamp = _stamp(reading.article)
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": name,
        "created_by_ref": _SAYSO,
        "created": stamp,
        "modified": stamp,
        "lang": reading.article.language,
    }


def _id(reading: Reading, kind: str, part: str = "") -> str:
    """Return the id of a part: another version or model reads otherwise, so its objects are others."""
    name = part_name(reading.article, part) if part else article_name(reading.article)
    return f"{kind}--{unique(f'{name} {made_with(reading.made_by)}')}"


def _stamp(article: Article) -> str:
    return _moment(article.published)


def _moment(published: str | None) -> str:
    """Return a date of publication as STIX wants it; where only a day or a year is known, its beginning."""
    given = published or ""
    try:
        moment = datetime.fromisoformat(given + _NEVER[len(given) : _DAY])
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return _NEVER
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _extended(fields: Plain) -> Plain:
    filled = {name: value for name, value in fields.items() if value not in (None, "", [])}
    return {"extensions": {EXTENSION: {"extension_type": "property-extension", **filled}}}


def _some(name: str, value: object) -> Plain:
    return {name: value} if value else {}


def _spans(spans: tuple[Span, ...]) -> list[str]:
    return [f"{span.start}-{span.end}" for span in spans]
