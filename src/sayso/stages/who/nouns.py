"""Nouns: whom "the observer", "officials" or "the 54-year-old" mean."""

from collections.abc import Iterator, Sequence

from sayso.model.grammar import ADNOMINAL_CLAUSES, PLURAL_NOUNS, PROPER_NOUN
from sayso.model.party import How
from sayso.stages.who.bodies import NEAREST, SAME, body, document, firm, same_or_new
from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.lexicon import Role, Side
from sayso.stages.who.memory import Memory, Seen, is_person, look_at, possible, ranked, score
from sayso.stages.who.phrases import (
    bare_noun,
    definite,
    leading,
    modifiers,
    office,
    phrase,
    possessor,
    role_noun,
)
from sayso.stages.who.scene import Scene

SOMEBODY = Role(generic=False, like=frozenset(), pronoun="")  # a noun found beside a name only
# How sure each is, on the resolver's own scale: one sign among those by which `doubts` tells the chance.
MATCH, ALIKE, ONLY_ONE, SALIENT = 0.9, 0.8, 0.75, 0.75
NEAR = 5  # sentences of the outlet's own; further back "the teacher" is somebody new
AGE = 8.0  # "the 54-year-old" is who was said to be 54, however far
CHARGED = Side("court", "accused")  # of those who are charged with something
_DEEPEST = 12  # heads from a word up to the verb above its clause
POSTED = -0.5  # whoever has a role written is rather called by that


def means(memory: Memory, row: int, outer: Entity | None) -> Known:
    """Return whom the noun phrase headed by `row` means, a new entity where it points at none known."""
    written = phrase(memory.scene, row).of(memory.scene.text)
    if memory.scene.stands_alone(written):
        return _alone(memory, row, _folded(written))
    return _means(memory, row, outer)


def _alone(memory: Memory, row: int, text: str) -> Known:
    """Return whom a form means that the reader wants joined with no other."""
    if text not in memory.alone:
        memory.alone[text] = memory.cast.new(Sort.PERSON)
        memory.alone[text].nouns.add(memory.scene.lemmas[row])
    return Known(memory.alone[text], How.APART, SAME)


def _means(memory: Memory, row: int, outer: Entity | None) -> Known:
    lexicon, token = memory.scene.lexicon, memory.scene.tokens[row]
    lemma = role_noun(memory.scene, row)
    if memory.scene.folded[row] in lexicon.documents:
        lemma = memory.scene.folded[row]  # "data" is not one datum
    text = _without_article(memory, _folded(phrase(memory.scene, row).of(memory.scene.text)))
    pointing = definite(memory.scene, row)
    if token.tag in PLURAL_NOUNS and lemma in lexicon.documents:
        return same_or_new(memory, row, text, "+" + lemma, Sort.DOCUMENT, pointing=pointing)
    if memory.pair is not None and pointing and memory.scene.folded[row] in lexicon.pairs:
        return Known(memory.pair, How.SAME_GROUP, SAME)
    if token.tag in PLURAL_NOUNS or memory.scene.folded[row] in lexicon.collectives:
        sort = Sort.BODY if memory.scene.folded[row] in lexicon.bodies else Sort.GROUP  # "police" is one
        return same_or_new(memory, row, text, "+" + lemma, sort, pointing=pointing, bare=True)
    if lemma in lexicon.documents and lemma not in lexicon.outlet_nouns:
        return document(memory, row, text, lemma, pointing=pointing)
    if lemma in lexicon.bodies or lemma in lexicon.outlet_nouns:
        return body(memory, row, text, lemma, pointing=pointing)
    return firm(memory, row, text, lemma, pointing=pointing) or _person(
        memory, row, text, lemma, pointing=pointing, outer=outer
    )


def _folded(words: str) -> str:
    """Return words as they are compared: case, white space and the form of the apostrophe do not count."""
    return " ".join(words.casefold().replace("’", "'").split())


def _without_article(memory: Memory, words: str) -> str:
    """Return the words of a phrase without "the": "the police" are "police"."""
    first, _, rest = words.partition(" ")
    return rest if rest and first in memory.scene.lexicon.definite else words


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
    if found is None and pointing and row not in memory.aimed and _is_trait(memory, row, role):
        found = salient(memory, row, lemma, role, outer)
    if found is not None:
        return found
    sort = Sort.PERSON if role is not None else Sort.THING
    known = same_or_new(memory, row, text, office(memory.scene, row), sort, pointing=pointing)
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
    found = _only(memory.agreeing(list(alike.values()), role.pronoun), How.ROLE_ALIKE, ALIKE)
    if found is None and (role.generic or headline):
        found = _only(memory.agreeing(memory.speakers, role.pronoun), How.ROLE_ONLY_ONE, ONLY_ONE)
    return found


def _by_noun(memory: Memory, row: int, text: str, lemma: str, role: Role) -> Known | None:
    """Return who was given this very role before: the only one, or the nearest of several."""
    more = modifiers(memory.scene, row) - memory.scene.lexicon.other_office
    post = office(memory.scene, row)
    bearers = memory.agreeing(memory.by_role.get(post, ()), role.pronoun)
    same = [one for one in bearers if _fits(memory, one, lemma, more)]
    before = memory.by_text.get(text) or (None if more else memory.by_noun.get(post))
    if before is not None and before not in same:
        same.append(before)
    if len(same) == 1 and same[0] is before:
        return Known(before, How.SAME_WORDS, SAME)
    if len(same) == 1:
        return Known(same[0], How.ROLE_MATCH, MATCH if not more else NEAREST)
    nearest = next((seen.entity for seen in memory.recent() if seen.entity in same), None)
    return Known(nearest, How.ROLE_NEAREST, NEAREST) if nearest is not None else None


def _only(people: Sequence[Entity], how: How, confidence: float) -> Known | None:
    return Known(people[0], how, confidence) if len(people) == 1 else None


def _fits(memory: Memory, entity: Entity, lemma: str, more: frozenset[str]) -> bool:
    """Return whether "the foreign minister" does not clash with the role written: "finance minister"."""
    if not more:
        return True
    spans = (*entity.roles, *entity.affiliations)
    written = {word for span in spans for word in span.of(memory.scene.text).casefold().split()} - {lemma}
    return more <= written | set(entity.words)


def _is_trait(memory: Memory, row: int, role: Role | None) -> bool:
    """Return whether the noun at `row` says what somebody is, so that it may mean one spoken of before."""
    scene = memory.scene
    told = scene.syntax.has(row, *ADNOMINAL_CLAUSES)
    if told or possessor(scene, row) is not None:  # "the last man to run" is told apart by just that
        return False
    if role is not None and role.trait:
        return True
    recalling = memory.scene.lexicon.recalling
    return not recalling.isdisjoint(modifiers(memory.scene, row))


def salient(memory: Memory, row: int, noun: str, role: Role | None, outer: Entity | None) -> Known | None:
    """Return the named person last brought to mind whom the noun at `row` can mean."""
    best = next(iter(ranked(_bearing(memory, row, role, outer))), None)
    if best is None:
        return None
    entity = best[1]
    entity.nouns.add(noun)
    posted = entity.roles and _placed(memory, row)
    return None if posted else Known(entity, How.LAST_SPOKEN_OF, SALIENT)


def _bearing(
    memory: Memory, row: int, role: Role | None, outer: Entity | None
) -> Iterator[tuple[float, Entity]]:
    """Yield the earlier mentions that the noun can mean, each with its score."""
    numbers, above = _numbers(memory, row), set[int]()
    word = look_at(memory, row, "noun", outer)
    for seen in memory.near(row, NEAR):
        above |= {seen.entity.number} if _above_clause(memory.scene, seen, row) else set()
        fits = seen.entity.number not in above and _can_bear(memory, seen, role)
        if fits and possible(seen, word):
            fit = score(memory, seen, word) + AGE * bool(numbers & seen.entity.said)
            yield fit + POSTED * bool(seen.entity.roles), seen.entity


def _above_clause(scene: Scene, seen: Seen, row: int) -> bool:
    """Return whether the word stands in a clause below what the earlier one does.

    "Ruiz left after the former teacher spoke": Ruiz would be "she" there.
    """
    if (
        not seen.subject
        or seen.row > row
        or scene.syntax.sentence_of[seen.row] != scene.syntax.sentence_of[row]
    ):
        return False
    verb, at = scene.tokens[seen.row].head, row
    for _ in range(_DEEPEST):
        at = scene.tokens[at].head
        if at == verb:
            return True
    return False


def _placed(memory: Memory, row: int) -> bool:
    """Return whether a name narrows the noun: "the Halden Republican" is none whose own post is written."""
    scene = memory.scene
    return any(scene.tokens[child].tag == PROPER_NOUN for child in leading(scene, row))


def _can_bear(memory: Memory, seen: Seen, role: Role | None) -> bool:
    """Return whether the entity is a named person of whom nothing is told that the noun denies."""
    entity, roles = seen.entity, memory.scene.lexicon.roles
    if entity.sort not in (Sort.PERSON, Sort.NAME) or not entity.words or not is_person(entity):
        return False
    if role is None:
        return True
    if role.pronoun and entity.pronoun not in ("", role.pronoun):
        return False
    if CHARGED in role.apart and entity.nouns & memory.scene.lexicon.title_nouns:  # no mayor is "the suspect"
        return False
    taken = (side for noun in entity.nouns if noun in roles for side in roles[noun].apart)
    return not any(_opposed(left, right) for left in taken for right in role.apart)


def _opposed(left: Side, right: Side) -> bool:
    """Return whether two sides are taken in one matter: judge and witness."""
    return left != right and left.matter == right.matter


def _numbers(memory: Memory, row: int) -> set[str]:
    words = phrase(memory.scene, row).of(memory.scene.text).replace("-", " ").split()
    return {word for word in words if word.isdecimal()}
