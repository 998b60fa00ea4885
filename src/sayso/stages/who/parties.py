"""Parties: what has been read of an entity, as the frozen noun the reports show."""

from collections.abc import Iterable

from sayso.model.party import Party, PartyKind
from sayso.model.span import Span
from sayso.stages.who.entities import Entity, Sort
from sayso.stages.who.scene import Scene


def make_parties(scene: Scene, entities: Iterable[Entity]) -> dict[int, Party]:
    """Return the party of each entity by its number, with ids p1, p2 … in the order given."""
    ordered = list(entities)
    ids = {entity.number: f"p{place}" for place, entity in enumerate(ordered, start=1)}
    return {entity.number: _party(scene, entity, ids) for entity in ordered}


def _party(scene: Scene, entity: Entity, ids: dict[int, str]) -> Party:
    return Party(
        id=ids[entity.number],
        name=name_of(scene, entity),
        kind=kind_of(scene, entity),
        roles=_once(scene, entity.roles),
        affiliations=_once(scene, entity.affiliations),
        mentions=tuple(sorted(entity.mentions)),
        members=tuple(ids[member.number] for member in entity.members),
    )


def _once(scene: Scene, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in text order, each wording once."""
    kept: dict[str, Span] = {}
    for span in sorted(spans):
        kept.setdefault(span.of(scene.text).casefold(), span)
    return tuple(kept.values())


def name_of(scene: Scene, entity: Entity) -> str:
    """Return the longest form written: of names, else of noun phrases, else of pronouns."""
    if entity.called:
        return entity.called
    if not entity.forms:
        return " ".join(entity.words)
    best = max(rank for rank, _ in entity.forms)
    forms = sorted(span for rank, span in entity.forms if rank == best)
    told = [
        span for span in forms if not scene.titular(next(scene.rows((span,))))
    ]  # a headline runs names together
    return max((span.of(scene.text) for span in told or forms), key=len)


def kind_of(scene: Scene, entity: Entity) -> PartyKind:
    """Return the first kind that fits."""
    if entity.sort is Sort.DOCUMENT:
        return PartyKind.DOCUMENT
    name = " ".join(entity.words)
    if name in scene.lexicon.wires:
        return PartyKind.WIRE
    if _is_outlet(scene, entity, name):
        return PartyKind.OUTLET
    if entity.nameless:
        return PartyKind.UNNAMED
    return _plain_kind(entity)


def _plain_kind(entity: Entity) -> PartyKind:
    if entity.sort is Sort.BODY:
        return PartyKind.ORGANISATION
    if entity.sort is Sort.GROUP:
        return PartyKind.COLLECTIVE
    return PartyKind.NAMED if entity.words else PartyKind.DESCRIBED


def _is_outlet(scene: Scene, entity: Entity, name: str) -> bool:
    lexicon = scene.lexicon
    if name and (
        name in lexicon.outlets or (entity.called and entity.sort is Sort.BODY) or scene.is_own_outlet(name)
    ):
        return True
    if entity.outlet or (
        entity.sort is Sort.BODY and entity.words and entity.words[-1] in lexicon.outlet_words
    ):
        return True
    return entity.sort is Sort.BODY and bool(entity.nouns & lexicon.outlet_nouns)
