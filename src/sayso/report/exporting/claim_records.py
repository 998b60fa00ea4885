"""Claims across articles as linked data: a node in JSON-LD, a bundle in PROV, an object in STIX."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sayso.report.exporting.writing import made_with, mention_name, unique

if TYPE_CHECKING:
    from sayso.model.reading import MadeBy
    from sayso.report.claims.nouns import Claim, Claims, Mention

Plain = dict[str, Any]


def claim_name(found: "Claims", one: "Claim") -> str:
    """Return the name of a claim: made of the place of its first mention, so that two exports agree."""
    first = one.mentions[0]
    place = f"{mention_of(found, first)}:{first.point}:{first.content[0].start}"
    return f"urn:sayso:claim:{unique(place)}"


def mention_of(found: "Claims", one: "Mention") -> str:
    """Return the name of the statement or assertion that a mention is a point of."""
    return mention_name(found.articles[one.row].article, one.statement or one.assertion or "")


def claim_nodes(found: "Claims") -> Iterator[Plain]:
    """Yield a schema.org Claim for each claim: where it appears, where first, on whose say-so it rests."""
    for one in found.claims:
        places = list(dict.fromkeys(mention_of(found, mention) for mention in one.mentions))
        yield {
            "@id": claim_name(found, one),
            "@type": "Claim",
            "text": one.mentions[one.gist].words,
            "appearance": [{"@id": place} for place in places],
            "firstAppearance": {"@id": places[0]},
            "creator": [
                {"@type": "sayso:Origin", "name": origin.name, "sayso:own_voice": origin.own_voice}
                for origin in one.origins
                if origin.name
            ],
            "sayso:denied_in": [{"@id": place} for place in _denied(found, one)],
            "sayso:changes": [
                {
                    "sayso:kind": str(change.kind),
                    "sayso:from": {"@id": mention_of(found, one.mentions[change.left])},
                    "sayso:to": {"@id": mention_of(found, one.mentions[change.right])},
                    "sayso:before": change.before,
                    "sayso:after": change.after,
                    "sayso:score": change.score,
                    "sayso:ordered": change.ordered,
                }
                for change in one.changes
            ],
        }


def _denied(found: "Claims", one: "Claim") -> list[str]:
    return list(
        dict.fromkeys(mention_of(found, mention) for mention in one.mentions if mention.stance == "denies")
    )


def claim_bundle(found: "Claims") -> Plain:
    """Return the PROV records of claims.

    A mention is a specialization of its claim.  What an origin says is an entity attributed to it, and the
    primary source of the mentions that rest on it, as far as their articles tell: nothing is said of which
    outlet had it from which.
    """
    entities: dict[str, Plain] = {}
    agents: dict[str, Plain] = {}
    special: list[Plain] = []
    derived: list[Plain] = []
    attributed: list[Plain] = []
    for one in found.claims:
        claim = claim_name(found, one).removeprefix("urn:")
        entities[claim] = {"prov:type": _type("sayso:Claim"), "prov:value": one.mentions[one.gist].words}
        places = dict.fromkeys(_short(found, mention) for mention in one.mentions)
        special += [{"prov:specificEntity": place, "prov:generalEntity": claim} for place in places]
        for number, origin in enumerate(one.origins):
            if origin.name is None:
                continue
            said, agent = f"{claim}:said-{number}", f"{claim}:origin-{number}"
            entities[said] = {"prov:type": _type("sayso:Origin")}
            agents[agent] = {"prov:label": origin.name}
            attributed.append({"prov:entity": said, "prov:agent": agent})
            resting = dict.fromkeys(_short(found, one.mentions[at]) for at in origin.mentions)
            derived += [
                {
                    "prov:generatedEntity": place,
                    "prov:usedEntity": said,
                    "prov:type": _type("prov:PrimarySource"),
                }
                for place in resting
            ]
    records = {
        "entity": entities,
        "agent": agents,
        "specializationOf": _numbered("mention", special),
        "wasDerivedFrom": _numbered("origin", derived),
        "wasAttributedTo": _numbered("said", attributed),
    }
    return {kind: kept for kind, kept in records.items() if kept}


def _short(found: "Claims", one: "Mention") -> str:
    return mention_of(found, one).removeprefix("urn:")


def _numbered(kind: str, records: Sequence[Plain]) -> dict[str, Plain]:
    return {f"_:{kind}{number}": record for number, record in enumerate(records, 1)}


def _type(name: str) -> Plain:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def claim_extension(found: "Claims", one: "Claim") -> Plain:
    """Return the fields of a claim that STIX has no name for."""
    return {
        "claim": one.id,
        "articles": one.articles,
        "outlets": one.outlets,
        "denials": one.denials,
        "origins": [origin.name for origin in one.origins if origin.name],
        "mentions": [mention_of(found, mention) for mention in one.mentions],
        "changes": [
            {
                "kind": str(each.kind),
                "from": each.left,
                "to": each.right,
                "before": each.before,
                "after": each.after,
                "score": each.score,
                "ordered": each.ordered,
            }
            for each in one.changes
        ],
    }


def note_ids(found: "Claims", one: "Claim") -> list[str]:
    """Return the ids of the STIX notes that a claim's statements are, each once."""
    return list(
        dict.fromkeys(
            _note(found.articles[mention.row].made_by, mention_of(found, mention))
            for mention in one.mentions
            if mention.statement
        )
    )


def _note(made: "MadeBy", name: str) -> str:
    return f"note--{unique(f'{name} {made_with(made)}')}"
