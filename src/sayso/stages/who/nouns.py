"""Nouns: whom "the observer", "officials" or "the report" mean."""

from sayso.model.party import PartyKind
from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.lexicon import Role, plain
from sayso.stages.who.memory import Memory
from sayso.stages.who.parties import kind_of
from sayso.stages.who.phrases import bare_noun, definite, modifiers, phrase
from sayso.stages.who.pronouns import is_person

SAME, NEW = 0.85, 0.8
MATCH, ALIKE, ONLY_ONE, NEAREST = 0.9, 0.8, 0.75, 0.65


def means(memory: Memory, row: int) -> Known:
    """Return whom the noun phrase headed by `row` means, a new entity where it points at none known."""
    lexicon, token = memory.scene.lexicon, memory.scene.tokens[row]
    lemma = token.lemma.casefold()
    if lemma not in lexicon.roles and memory.scene.lower(row) in lexicon.roles:
        lemma = memory.scene.lower(row)
    text = " ".join(phrase(memory.scene, row).of(memory.scene.text).casefold().split())
    pointing = definite(memory.scene, row)
    if token.tag in ("NNS", "NNPS") and lemma in lexicon.documents:
        return _same_or_new(memory, text, "+" + lemma, Sort.DOCUMENT, pointing=pointing)
    if token.tag in ("NNS", "NNPS") or memory.scene.lower(row) in lexicon.collectives:
        return _same_or_new(memory, text, "+" + lemma, Sort.GROUP, pointing=pointing, bare=True)
    if lemma in lexicon.documents and lemma not in lexicon.outlet_nouns:
        return _same_or_new(memory, text, lemma, Sort.DOCUMENT, pointing=pointing)
    if lemma in lexicon.bodies or lemma in lexicon.outlet_nouns:
        known = _body(memory, lemma) if pointing and text not in memory.by_text else None
        return known or _same_or_new(memory, text, lemma, Sort.BODY, pointing=pointing)
    return _person(memory, row, text, lemma, pointing=pointing)


def _same_or_new(
    memory: Memory, text: str, noun: str, sort: Sort, *, pointing: bool, bare: bool = False
) -> Known:
    """Return the entity already called so; a phrase that points at none known makes a new one."""
    entity = memory.by_text.get(text) if pointing or bare else None
    if entity is None and pointing:
        entity = memory.by_noun.get(noun)
    known = Known(entity, "same words", SAME) if entity is not None else None
    if known is None:
        known = Known(memory.cast.new(sort), "described", NEW)
        known.entity.nouns.add(noun)
    memory.by_text[text] = known.entity
    memory.by_noun[noun] = known.entity
    return known


def _body(memory: Memory, lemma: str) -> Known | None:
    """Return the body that "the ministry" means: one named so, an outlet for "the newspaper", or the only one."""
    for seen in memory.recent():
        entity = seen.entity
        if entity.sort in (Sort.BODY, Sort.NAME) and _called(memory, entity, lemma):
            return Known(entity, "role:match", SAME)
    if memory.scene.lexicon.bodies.get(lemma):
        near = {seen.entity.number: seen.entity for seen in memory.recent() if _can_be_body(seen.entity)}
        if len(near) == 1:
            return Known(next(iter(near.values())), "role:only one", NEAREST)
    return None


def _can_be_body(entity: Entity) -> bool:
    named = entity.sort is Sort.NAME and entity.spoke and not entity.nouns and not entity.pronoun
    return entity.sort is Sort.BODY or named


def _called(memory: Memory, entity: Entity, lemma: str) -> bool:
    if lemma in entity.words or lemma in entity.nouns:
        return True
    return lemma in memory.scene.lexicon.outlet_nouns and kind_of(memory.scene, entity) is PartyKind.OUTLET


def _person(memory: Memory, row: int, text: str, lemma: str, *, pointing: bool) -> Known:
    role = memory.scene.lexicon.roles.get(lemma)
    headline = memory.scene.titular(row) and bare_noun(memory.scene, row)
    if role is not None and (pointing or headline):
        known = memory.by_text.get(text)
        found = _bearer(memory, row, lemma, role, headline=headline) if known is None else None
        if found is not None:
            return found
    known_or_new = _same_or_new(memory, text, lemma, Sort.PERSON if role else Sort.THING, pointing=pointing)
    if role is not None and not known_or_new.entity.pronoun:
        known_or_new.entity.pronoun = role.pronoun
    return known_or_new


def _bearer(memory: Memory, row: int, lemma: str, role: Role, *, headline: bool) -> Known | None:
    """Return the one person who can bear this role noun."""
    people = [one for one in memory.people if not role.pronoun or one.pronoun in ("", role.pronoun)]
    more = modifiers(memory.scene, row)
    same = [one for one in people if lemma in one.nouns and _fits(memory, one, lemma, more)]
    if len(same) == 1:
        return Known(same[0], "role:match", MATCH)
    if same:
        nearest = next((seen.entity for seen in memory.recent() if seen.entity in same), None)
        return Known(nearest, "role:nearest", NEAREST) if nearest is not None else None
    if more and not headline:
        return None
    alike = [one for one in people if _alike(memory, one, role)]
    if len(alike) == 1:
        return Known(alike[0], "role:alike", ALIKE)
    if role.generic or headline:
        speakers = _speakers(memory, role)
        if len(speakers) == 1:
            return Known(speakers[0], "role:only one", ONLY_ONE)
    return None


def _fits(memory: Memory, entity: Entity, lemma: str, more: frozenset[str]) -> bool:
    """Tell whether "the foreign minister" does not clash with the role written: "finance minister"."""
    if not more:
        return True
    spans = (*entity.roles, *entity.affiliations)
    written = {word for span in spans for word in span.of(memory.scene.text).casefold().split()} - {lemma}
    written = {word for word in written if plain(word) not in memory.scene.lexicon.titles}
    return not written or bool(more & (written | set(entity.words)))


def _alike(memory: Memory, entity: Entity, role: Role) -> bool:
    roles = memory.scene.lexicon.roles
    return any(noun in roles and roles[noun].like & role.like for noun in entity.nouns)


def _speakers(memory: Memory, role: Role) -> list[Entity]:
    """Return every single person who speaks under a name."""
    found = {
        known.entity.number: known.entity
        for row in memory.speaking
        if (known := memory.named.get(row)) is not None and known.entity.sort in (Sort.PERSON, Sort.NAME)
    }
    fitting = [one for one in found.values() if not role.pronoun or one.pronoun in ("", role.pronoun)]
    return [one for one in fitting if is_person(one) or len(one.words) > 1]
