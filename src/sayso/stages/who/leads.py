"""Leads: news describes somebody in its first sentence and gives the name in the next paragraph."""

from collections.abc import Collection, Mapping

from sayso.model.grammar import NOUN_SUBJECTS, OBJECT, POSSESSOR
from sayso.model.party import How
from sayso.model.span import Span
from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.memory import Memory
from sayso.stages.who.names import FULL
from sayso.stages.who.phrases import leading, modifiers
from sayso.stages.who.scene import Scene

LEAD = 0.7  # how sure, on the resolver's own scale
_REACH = 2  # paragraphs of the outlet's own up to the one that gives the name


def introduce(
    memory: Memory, row: int, entity: Entity, found: dict[int, Known], names: Mapping[int, Span]
) -> None:
    """Let a full name that opens the second paragraph stand for the one person described in the lead."""
    if row in names and entity.sort is Sort.BODY:
        _introduce_body(memory, entity, found)
    if row in names and entity.sort is Sort.PERSON and entity.seen == 1:
        _introduce_post(memory, row, entity, found)
    if not _opens(memory, row, entity, names):
        return
    described = {
        known.entity.number: known.entity
        for place, known in found.items()
        if _is_open(memory, known.entity) and _prominent(memory.scene, place)
    }
    alike = {frozenset(one.nouns) for one in described.values()}
    if len(alike) == 1 and (not entity.roles or _of_a_kind(entity.nouns, *alike)):
        for one in described.values():
            _absorb(memory, entity, one, found)


def _introduce_body(memory: Memory, entity: Entity, found: dict[int, Known]) -> None:
    """Let a body named for the first time stand for the one described before by a noun like its name."""
    likes = memory.scene.lexicon.body_likes
    like = {likes[word] for word in entity.words if word in likes}
    if entity.seen > 1 or not like:
        return
    before = {known.entity.number: known.entity for known in found.values() if known.entity.sort is Sort.BODY}
    kin = [one for one in before.values() if like & {likes.get(word) for word in (*one.nouns, *one.said)}]
    if not any(one.words for one in kin):
        for one in kin:
            _absorb(memory, entity, one, found)


def _introduce_post(memory: Memory, row: int, entity: Entity, found: dict[int, Known]) -> None:
    """Let a name that comes with its post stand for whom the lead or the headline calls by that post alone.

    "A judge ruled … Judge Ana Ruiz wrote": only where no other name of the article bears the post.
    """
    posts = {post for post in entity.offices if list(memory.by_role.get(post, ())) == [entity]}
    if not posts:
        return
    called = {
        known.entity.number: known.entity
        for place, known in found.items()
        if place < row and posts & known.entity.offices and _is_described(known.entity)
    }
    if len(called) != 1:
        return
    (one,) = called.values()
    places = (place for place, known in found.items() if place < row and known.entity is one)
    if not any(_points_elsewhere(memory, place, entity) for place in places):  # "the Vendish judge" is other
        _absorb(memory, entity, one, found)


def _points_elsewhere(memory: Memory, row: int, entity: Entity) -> bool:
    """Return whether "the …" before a post has words that the named one's own post has not."""
    scene = memory.scene
    written = {word for span in entity.roles for word in span.of(scene.text).casefold().split()}
    pointing = any(scene.folded[at] in scene.lexicon.articles for at in leading(scene, row))
    return pointing and not modifiers(scene, row) <= written


def _of_a_kind(left: Collection[str], right: Collection[str]) -> bool:
    """Return whether a word of one begins a word of the other: "head" and "headteacher"."""
    return any(one.startswith(other) or other.startswith(one) for one in left for other in right)


def _opens(memory: Memory, row: int, entity: Entity, names: Mapping[int, Span]) -> bool:
    """Return whether a person is named here for the first time, as a subject right after the lead."""
    scene = memory.scene
    full = row in names and len(entity.words) >= FULL and entity.sort is Sort.PERSON
    if not full or entity.seen > 1 or scene.titular(row) or scene.quoted[row]:
        return False
    subject = scene.tokens[row].dep in NOUN_SUBJECTS
    return subject and 0 < scene.paragraphs[scene.block(row)] < _REACH


def _is_open(memory: Memory, entity: Entity) -> bool:
    """Return whether somebody is described by a noun that no name of the article bears."""
    return _is_described(entity) and not any(memory.by_role.get(noun) for noun in entity.offices)


def _is_described(entity: Entity) -> bool:
    """Return whether this is one person without a name, and none who is kept nameless."""
    return not (entity.words or entity.sort is not Sort.PERSON or entity.nameless or entity.members)


def _prominent(scene: Scene, row: int) -> bool:
    """Return whether somebody acts, speaks, or had it done to his: "had a tenant's door removed"."""
    token = scene.tokens[row]
    owned = scene.tokens[token.head].dep if token.dep == POSSESSOR else token.dep
    return owned in NOUN_SUBJECTS or (token.dep == POSSESSOR and owned == OBJECT)


def _absorb(memory: Memory, named: Entity, described: Entity, found: dict[int, Known]) -> None:
    """Make one of two: everything said of the described one is the named one's from now on."""
    for row, known in found.items():
        if known.entity is described:
            found[row] = Known(named, How.LEAD, LEAD, known.runner_up)
    for kept in (memory.by_text, memory.by_passage, memory.by_noun):
        kept.update({words: named for words, entity in kept.items() if entity is described})
    memory.latest[:] = [
        one._replace(entity=named) if one.entity is described else one for one in memory.latest
    ]
    named.nouns |= described.nouns
    named.offices |= described.offices
    named.said |= described.said
    named.mentions |= described.mentions
    named.forms += described.forms
    named.pronoun = named.pronoun or described.pronoun
    named.votes += described.votes
    named.spoke = named.spoke or described.spoke
