"""Nouns: whom "the observer", "officials" or "the report" mean."""

from collections.abc import Sequence

from sayso.model.party import PartyKind
from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.firms import named_firm
from sayso.stages.who.lexicon import Role
from sayso.stages.who.memory import Memory
from sayso.stages.who.parties import kind_of
from sayso.stages.who.phrases import (
    bare_noun,
    complements,
    definite,
    modifiers,
    office,
    phrase,
    possessor,
    surroundings,
)
from sayso.stages.who.recurring import keep_document, same_document
from sayso.stages.who.traits import is_trait, salient

SAME, NEW = 0.85, 0.8
SOMEBODY = Role(generic=False, like=frozenset(), pronoun="")  # a noun found beside a name only
MATCH, ALIKE, ONLY_ONE, NEAREST = 0.9, 0.8, 0.75, 0.65


def means(memory: Memory, row: int, outer: Entity | None = None) -> Known:
    """Return whom the noun phrase headed by `row` means, a new entity where it points at none known."""
    written = phrase(memory.scene, row).of(memory.scene.text)
    if memory.scene.stands_alone(written):
        return _alone(memory, row, _folded(written))
    return _means(memory, row, outer)


def _alone(memory: Memory, row: int, text: str) -> Known:
    """Return whom a form means that the reader wants joined with no other."""
    if text not in memory.alone:
        memory.alone[text] = memory.cast.new(Sort.PERSON)
        memory.alone[text].nouns.add(memory.scene.tokens[row].lemma.casefold())
    return Known(memory.alone[text], "kept apart", SAME)


def _means(memory: Memory, row: int, outer: Entity | None) -> Known:
    lexicon, token = memory.scene.lexicon, memory.scene.tokens[row]
    lemma = token.lemma.casefold()
    if lemma not in lexicon.roles and memory.scene.lower(row) in lexicon.roles:
        lemma = memory.scene.lower(row)
    if memory.scene.lower(row) in lexicon.documents:
        lemma = memory.scene.lower(row)  # "data" is not one datum
    text = _without_article(memory, _folded(phrase(memory.scene, row).of(memory.scene.text)))
    pointing = definite(memory.scene, row)
    if token.tag in ("NNS", "NNPS") and lemma in lexicon.documents:
        return _same_or_new(memory, row, text, "+" + lemma, Sort.DOCUMENT, pointing=pointing)
    if memory.pair is not None and pointing and memory.scene.lower(row) in lexicon.pairs:
        return Known(memory.pair, "same group", SAME)
    if token.tag in ("NNS", "NNPS") or memory.scene.lower(row) in lexicon.collectives:
        sort = Sort.BODY if memory.scene.lower(row) in lexicon.bodies else Sort.GROUP  # "police" is one
        return _same_or_new(memory, row, text, "+" + lemma, sort, pointing=pointing, bare=True)
    if lemma in lexicon.documents and lemma not in lexicon.outlet_nouns:
        return _document(memory, row, text, lemma, pointing=pointing)
    if lemma in lexicon.bodies or lemma in lexicon.outlet_nouns:
        return _a_body(memory, row, text, lemma, pointing=pointing)
    return _firm(memory, row, text, lemma, pointing=pointing) or _person(
        memory, row, text, lemma, pointing=pointing, outer=outer
    )


def _a_body(memory: Memory, row: int, text: str, lemma: str, *, pointing: bool) -> Known:
    """Return the body that the noun means, a new one where it is none known."""
    if not pointing and lemma in memory.scene.lexicon.bodies and _of_many(memory, row):
        return _same_or_new(memory, row, text, lemma, Sort.GROUP, pointing=False)
    known = _body(memory, row, lemma) if pointing and text not in memory.by_text else None
    known = known or _firm(memory, row, text, lemma, pointing=pointing)
    # "A website" is no outlet by itself.
    sort = Sort.DOCUMENT if lemma in memory.scene.lexicon.documents else Sort.BODY
    bare = bare_noun(memory.scene, row)
    return known or _same_or_new(memory, row, text, lemma, sort, pointing=pointing, bare=bare)


def _of_many(memory: Memory, row: int) -> bool:
    """Tell whether a body is no more than those in it: "a group of 60 writers"."""
    first = next(complements(memory.scene, row, memory.scene.lexicon.inside), None)
    return first is not None and first[0] == row + 1 and memory.scene.tokens[first[1]].tag == "NNS"


def _document(memory: Memory, row: int, text: str, lemma: str, *, pointing: bool) -> Known:
    """Return the document called so before, by these words or by others that mean the same one."""
    kind = memory.scene.lexicon.document_likes.get(lemma, lemma)
    again = None if text in memory.by_text else same_document(memory, row, kind, pointing=pointing)
    if again is not None:
        known = Known(again, "same words:same document", SAME)
        again.said.update(text.split())
        memory.by_text[text] = again
    else:
        known = _same_or_new(memory, row, text, lemma, Sort.DOCUMENT, pointing=pointing)
    keep_document(memory, row, kind, known.entity)
    return known


def _firm(memory: Memory, row: int, text: str, lemma: str, *, pointing: bool) -> Known | None:
    """Return the firm that "the brewer" means, unless somebody is already called so."""
    known = lemma in memory.by_noun or office(memory.scene, row) in memory.by_role or text in memory.by_text
    if lemma not in memory.scene.lexicon.firms or not pointing or known:
        return None
    firm = None if possessor(memory.scene, row) is not None else named_firm(memory, row)
    accuser = memory.named.get(memory.aimed[row].source) if row in memory.aimed else None
    return None if firm is not None and accuser is not None and firm.entity is accuser.entity else firm


def _folded(words: str) -> str:
    """Return words as they are compared: case, white space and the form of the apostrophe do not count."""
    return " ".join(words.casefold().replace("’", "'").split())


def _without_article(memory: Memory, words: str) -> str:
    """Return the words of a phrase without "the": "the police" are "police"."""
    first, _, rest = words.partition(" ")
    return rest if rest and first in memory.scene.lexicon.definite else words


def _same_or_new(
    memory: Memory, row: int, text: str, noun: str, sort: Sort, *, pointing: bool, bare: bool = False
) -> Known:
    """Return the entity already called so; a phrase that points at none known makes a new one.

    A passage printed twice speaks of the same one twice.
    """
    passage = surroundings(memory.scene, row)
    entity = memory.by_text.get(text) if pointing or bare else memory.by_passage.get(passage)
    if entity is None and pointing:
        entity = memory.by_noun.get(noun)
        if entity is not None and _clashes(entity, modifiers(memory.scene, row)):
            entity = None
    known = Known(entity, "same words", SAME) if entity is not None else None
    if known is None:
        known = Known(memory.cast.new(sort), "described", NEW)
        known.entity.nouns.add(noun)
    known.entity.said.update(text.replace("'s", "").split())
    memory.by_text[text] = memory.by_passage[passage] = known.entity
    memory.by_noun[noun] = known.entity
    return known


def _clashes(entity: Entity, more: frozenset[str]) -> bool:
    """Tell whether the words that narrow a noun are none of those used for the entity before."""
    return bool(more) and not more & (entity.said | set(entity.words))


def _body(memory: Memory, row: int, lemma: str) -> Known | None:
    """Return the body that "the ministry" means: one named so, an outlet, or the only one."""
    written = modifiers(memory.scene, row)
    more = _narrowing(memory, row, written)
    kinds = [word for word in written if word in memory.scene.lexicon.body_likes]  # "the monitoring group"
    for seen in memory.recent():
        entity = seen.entity
        called = any(_called(memory, entity, noun) for noun in (lemma, *kinds))
        narrowed = more if entity.words or kinds else written
        if entity.sort in (Sort.BODY, Sort.NAME) and called and not _clashes(entity, narrowed):
            return Known(entity, "role:match", SAME)
    if not more and row not in memory.aimed and memory.scene.lexicon.bodies.get(lemma):
        near = {
            seen.entity.number: seen.entity for seen in memory.recent() if _can_be_body(memory, seen.entity)
        }
        if len(near) == 1:
            return Known(next(iter(near.values())), "role:only one", NEAREST)
    return None


def _narrowing(memory: Memory, row: int, written: frozenset[str]) -> frozenset[str]:
    """Return the words that tell one body from another: "the Halden-based group" may be any."""
    scene, more = memory.scene, set(written)
    for child in scene.syntax.children[row]:
        if scene.lower(child) in scene.lexicon.based:
            more -= {scene.lower(at) for at in range(scene.syntax.left[child], child + 1)}
    return frozenset(more) - scene.lexicon.body_likes.keys()


def _can_be_body(memory: Memory, entity: Entity) -> bool:
    """Tell whether "the group" may be this one: a body that has spoken, no place and no outlet."""
    if not entity.spoke or not entity.words or " ".join(entity.words) in memory.scene.lexicon.metonyms:
        return False
    named = entity.sort is Sort.NAME and not entity.nouns and not entity.pronoun
    body = entity.sort is Sort.BODY and kind_of(memory.scene, entity) is PartyKind.ORGANISATION
    return body or named


def _called(memory: Memory, entity: Entity, lemma: str) -> bool:
    """Tell whether the body bears this noun, or one that may stand for it."""
    likes = memory.scene.lexicon.body_likes
    called = {*entity.words, *entity.nouns}
    if lemma in called or (lemma in likes and likes[lemma] in {likes.get(word) for word in called}):
        return True
    return lemma in memory.scene.lexicon.outlet_nouns and kind_of(memory.scene, entity) is PartyKind.OUTLET


def _person(
    memory: Memory, row: int, text: str, lemma: str, *, pointing: bool, outer: Entity | None
) -> Known:
    role = memory.scene.lexicon.roles.get(lemma)
    if role is None and office(memory.scene, row) in memory.by_role:
        role = SOMEBODY
    headline = memory.scene.titular(row) and bare_noun(memory.scene, row)
    found = None
    if role is not None and (pointing or headline):
        found = _bearer(memory, row, text, lemma, role, headline=headline)
    if found is None and pointing and row not in memory.aimed and is_trait(memory, row, role):
        found = salient(memory, row, lemma, role, outer)
    if found is not None:
        return found
    sort = Sort.PERSON if role is not None else Sort.THING
    known = _same_or_new(memory, row, text, office(memory.scene, row), sort, pointing=pointing)
    known.entity.nouns.add(lemma)
    known.entity.offices.add(office(memory.scene, row))
    if role is not None and not known.entity.pronoun:
        known.entity.pronoun = role.pronoun
    return known


def _bearer(memory: Memory, row: int, text: str, lemma: str, role: Role, *, headline: bool) -> Known | None:
    """Return the one person who can bear this role noun: by that noun, by one like it, or as the only one."""
    found = _by_noun(memory, row, text, lemma, role)
    if found is not None or row in memory.aimed or (modifiers(memory.scene, row) and not headline):
        return found
    groups = role.like & {office(memory.scene, row)} - memory.scene.lexicon.title_nouns
    alike = {one.number: one for group in groups for one in memory.by_group.get(group, ())}
    found = _only(memory.told(list(alike.values()), role.pronoun), "role:alike", ALIKE)
    if found is None and (role.generic or headline):
        found = _only(memory.told(memory.speakers, role.pronoun), "role:only one", ONLY_ONE)
    return found


def _by_noun(memory: Memory, row: int, text: str, lemma: str, role: Role) -> Known | None:
    """Return who was given this very role before: the only one, or the nearest of several."""
    more = modifiers(memory.scene, row) - memory.scene.lexicon.other_office
    post = office(memory.scene, row)
    bearers = memory.told(memory.by_role.get(post, ()), role.pronoun)
    same = [one for one in bearers if _fits(memory, one, lemma, more)]
    before = memory.by_text.get(text) or (None if more else memory.by_noun.get(post))
    if before is not None and before not in same:
        same.append(before)
    if len(same) == 1 and same[0] is before:
        return Known(before, "same words", SAME)
    if len(same) == 1:
        return Known(same[0], "role:match", MATCH if not more else NEAREST)
    nearest = next((seen.entity for seen in memory.recent() if seen.entity in same), None)
    return Known(nearest, "role:nearest", NEAREST) if nearest is not None else None


def _only(people: Sequence[Entity], how: str, confidence: float) -> Known | None:
    return Known(people[0], how, confidence) if len(people) == 1 else None


def _fits(memory: Memory, entity: Entity, lemma: str, more: frozenset[str]) -> bool:
    """Tell whether "the foreign minister" does not clash with the role written: "finance minister"."""
    if not more:
        return True
    spans = (*entity.roles, *entity.affiliations)
    written = {word for span in spans for word in span.of(memory.scene.text).casefold().split()} - {lemma}
    return more <= written | set(entity.words)
