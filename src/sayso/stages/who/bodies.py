"""Bodies: which organisation, firm or document "the ministry", "the brewer" or "the report" means."""

from sayso.model.grammar import DETERMINER, PLURAL_NOUN, PREMODIFIERS
from sayso.model.party import How, PartyKind
from sayso.stages.who.entities import Entity, Known, Sort, kind_of
from sayso.stages.who.memory import Memory, Paper
from sayso.stages.who.phrases import (
    LONGEST_PHRASE,
    bare_noun,
    complements,
    modifiers,
    office,
    possessor,
    surroundings,
)

# How sure each is, on the resolver's own scale: one sign among those by which `doubts` tells the chance.
SAME, NEW, NEAREST, FIRM = 0.85, 0.8, 0.65, 0.75
FIRM_NEAR = 4  # sentences of the outlet's own
DOCUMENT_NEAR = 8  # sentences of the outlet's own from "a poll" to the one that names it


def body(memory: Memory, row: int, text: str, lemma: str, *, pointing: bool) -> Known:
    """Return the body that the noun means, a new one where it is none known."""
    if not pointing and lemma in memory.scene.lexicon.bodies and _of_many(memory, row):
        return same_or_new(memory, row, text, lemma, Sort.GROUP, pointing=False)
    known = _body(memory, row, lemma) if pointing and text not in memory.by_text else None
    known = known or firm(memory, row, text, lemma, pointing=pointing)
    # "A website" is no outlet by itself.
    sort = Sort.DOCUMENT if lemma in memory.scene.lexicon.documents else Sort.BODY
    bare = bare_noun(memory.scene, row)
    return known or same_or_new(memory, row, text, lemma, sort, pointing=pointing, bare=bare)


def _of_many(memory: Memory, row: int) -> bool:
    """Return whether a body is no more than those in it: "a group of 60 writers"."""
    first = next(complements(memory.scene, row, memory.scene.lexicon.inside), None)
    return first is not None and first[0] == row + 1 and memory.scene.tokens[first[1]].tag == PLURAL_NOUN


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
            return Known(entity, How.ROLE_MATCH, SAME)
    if not more and row not in memory.aimed and memory.scene.lexicon.bodies.get(lemma):
        near = {
            seen.entity.number: seen.entity for seen in memory.recent() if _can_be_body(memory, seen.entity)
        }
        if len(near) == 1:
            return Known(next(iter(near.values())), How.ROLE_ONLY_ONE, NEAREST)
    return None


def _narrowing(memory: Memory, row: int, written: frozenset[str]) -> frozenset[str]:
    """Return the words that tell one body from another: "the Halden-based group" may be any."""
    scene, more = memory.scene, set(written)
    for child in scene.syntax.children[row]:
        if scene.folded[child] in scene.lexicon.based:
            more -= {scene.folded[at] for at in range(scene.syntax.left[child], child + 1)}
    return frozenset(more) - scene.lexicon.body_likes.keys()


def _can_be_body(memory: Memory, entity: Entity) -> bool:
    """Return whether "the group" may be this one: a body that has spoken, no place and no outlet."""
    if not entity.spoke or not entity.words or " ".join(entity.words) in memory.scene.lexicon.metonyms:
        return False
    named = entity.sort is Sort.NAME and not entity.nouns and not entity.pronoun
    body = entity.sort is Sort.BODY and kind_of(memory.scene, entity) is PartyKind.ORGANISATION
    return body or named


def _called(memory: Memory, entity: Entity, lemma: str) -> bool:
    """Return whether the body bears this noun, or one that may stand for it."""
    likes = memory.scene.lexicon.body_likes
    called = {*entity.words, *entity.nouns}
    if lemma in called or (lemma in likes and likes[lemma] in {likes.get(word) for word in called}):
        return True
    return lemma in memory.scene.lexicon.outlet_nouns and kind_of(memory.scene, entity) is PartyKind.OUTLET


def firm(memory: Memory, row: int, text: str, lemma: str, *, pointing: bool) -> Known | None:
    """Return the firm that "the brewer" means, unless somebody is already called so."""
    known = lemma in memory.by_noun or office(memory.scene, row) in memory.by_role or text in memory.by_text
    if lemma not in memory.scene.lexicon.firms or not pointing or known:
        return None
    found = None if possessor(memory.scene, row) is not None else _named_firm(memory, row)
    accuser = memory.named.get(memory.aimed[row].source) if row in memory.aimed else None
    return None if found is not None and accuser is not None and found.entity is accuser.entity else found


def _named_firm(memory: Memory, row: int) -> Known | None:
    """Return the named firm last spoken of, the one met most often before others."""
    near = {
        seen.entity.number: seen.entity
        for seen in memory.near(row, FIRM_NEAR)
        if _can_be_firm(memory, seen.entity)
    }
    best = sorted(near.values(), key=lambda one: _weight(memory, one), reverse=True)[:2]
    if not best or (len(best) > 1 and _weight(memory, best[0]) == _weight(memory, best[1])):
        return None
    best[0].sort = Sort.BODY
    return Known(best[0], How.ROLE_ONLY_ONE, FIRM)


def _weight(memory: Memory, entity: Entity) -> tuple[bool, int]:
    return entity.spoke, memory.times[entity.number]


def _can_be_firm(memory: Memory, entity: Entity) -> bool:
    """Return whether nothing shows that the name is a person's, a place's or an outlet's."""
    lexicon, name = memory.scene.lexicon, " ".join(entity.words)
    if not name or not entity.acting or lexicon.names_body(name):
        return False
    if entity.words[-1] in lexicon.outlet_words or entity.pronoun or entity.votes:
        return False
    if entity.sort is Sort.BODY:
        return not lexicon.bodies.keys() & set(entity.words)
    return entity.sort is Sort.NAME and not entity.nouns & lexicon.roles.keys()


def document(memory: Memory, row: int, text: str, lemma: str, *, pointing: bool) -> Known:
    """Return the document called so before, by these words or by others that mean the same one."""
    kind = memory.scene.lexicon.document_likes.get(lemma, lemma)
    again = None if text in memory.by_text else _same_document(memory, row, kind, pointing=pointing)
    if again is not None:
        known = Known(again, How.SAME_DOCUMENT, SAME)
        again.said.update(text.split())
        memory.by_text[text] = again
    else:
        known = same_or_new(memory, row, text, lemma, Sort.DOCUMENT, pointing=pointing)
    _keep_document(memory, row, kind, known.entity)
    return known


def _same_document(memory: Memory, row: int, kind: str, *, pointing: bool) -> Entity | None:
    """Return the document of this kind spoken of last, where nothing written tells the two apart.

    "The new poll" and "the Halden poll" are the poll of before unless that has another name; "a Halden poll"
    names the one that the headline or the lead left without a name.
    """
    last = memory.papers.get(kind)
    names, others = _narrowed(memory, row)
    if last is None or others:
        return None
    if pointing:
        return last.entity if not names or not last.names or names & last.names else None
    waiting = names and not last.names and memory.scene.told(row) - last.told <= DOCUMENT_NEAR
    return last.entity if waiting else None


def _keep_document(memory: Memory, row: int, kind: str, entity: Entity) -> None:
    """Remember the document as the last of its kind."""
    before = memory.papers.get(kind)
    known = before.names if before is not None and before.entity is entity else frozenset()
    memory.papers[kind] = Paper(entity, known | _narrowed(memory, row)[0], memory.scene.told(row))


def _narrowed(memory: Memory, row: int) -> tuple[frozenset[str], bool]:
    """Return the names before the noun, and whether other words there or "of …" narrow it, too."""
    scene, names, others = memory.scene, set[str](), False
    for child in scene.syntax.children[row]:
        dep = scene.tokens[child].dep
        first = max(scene.syntax.left[child], child - LONGEST_PHRASE)
        if child < row and dep in PREMODIFIERS:
            capital = {scene.folded[at] for at in range(first, child + 1) if scene.tokens[at].pos == "PROPN"}
            names |= capital
            others = others or (not capital and scene.folded[child] not in scene.lexicon.renewing)
        elif child < row and dep == DETERMINER:
            others = others or scene.folded[child] in scene.lexicon.other_ones
    return frozenset(names), others


def same_or_new(
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
    known = Known(entity, How.SAME_WORDS, SAME) if entity is not None else None
    if known is None:
        known = Known(memory.cast.new(sort), How.DESCRIBED, NEW)
        known.entity.nouns.add(noun)
    known.entity.said.update(text.replace("'s", "").split())
    memory.by_text[text] = memory.by_passage[passage] = known.entity
    memory.by_noun[noun] = known.entity
    return known


def _clashes(entity: Entity, more: frozenset[str]) -> bool:
    """Return whether the words that narrow a noun are none of those used for the entity before."""
    return bool(more) and not more & (entity.said | set(entity.words))
