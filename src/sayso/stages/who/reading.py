"""Reading: going through the article once, from name to name, and noting whom each word means."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model.span import Span, hull
from sayso.stages.who.describing import affiliations, body_noun, describe, seat
from sayso.stages.who.entities import NAME, NOUN, PRONOUN, Cast, Entity, Known, Sort
from sayso.stages.who.leads import introduce
from sayso.stages.who.memory import Aim, Memory
from sayso.stages.who.names import Name
from sayso.stages.who.naming import called, group_names
from sayso.stages.who.phrases import office, phrase
from sayso.stages.who.resolving import relative_head, resolve, speaking_owner
from sayso.stages.who.scene import Scene
from sayso.stages.who.unnamed import is_nameless

_PAIR = 2
_MADE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})  # where a document is brought to mind
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "pobj", "iobj", "dative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom an article is read for, by head rows.

    `speaking` gives what each source says, `written` its words, `outer` the head row of who speaks the words
    around it, `together` for the last of several who speak together all of their rows; `aimed` gives for a
    target by whom it is accused or praised, and where its words end.
    """

    heads: frozenset[int]
    speaking: Mapping[int, tuple[Span, ...]]
    written: Mapping[int, Span]
    outer: Mapping[int, int]
    together: Mapping[int, tuple[int, ...]]
    aimed: Mapping[int, Aim]


def read_mentions(
    scene: Scene, names: Sequence[Name], asked: Asked, votes: Mapping[int, Counter[str]]
) -> tuple[Cast, dict[int, Known]]:
    """Return all entities, and for each head row whom it means.

    `votes` are the pronouns by which an earlier reading found each named one called.
    """
    cast = Cast(votes)
    named = _named(scene, names, cast)
    memory = Memory(
        scene=scene,
        cast=cast,
        named=named,
        times=Counter(named[name.head].entity.number for name in names),
        speaking=asked.speaking,
        nested=asked.outer.keys(),
        aimed=asked.aimed,
        first=_first_in_full(names, named),
        speakers=_speakers(named, asked.speaking),
        by_role=_index(cast.entities, lambda entity: entity.offices),
        by_group=_index(cast.entities, lambda entity: _groups(scene, entity)),
    )
    spans = {
        row: scene.syntax.span(name.first, name.end)
        for name in names
        for row in range(name.begin, name.last + 1)
    }
    found: dict[int, Known] = {}
    for row in _outside_first(_stops(scene, names, asked.heads), asked.outer):
        around = found.get(asked.outer[row]) if row in asked.outer else None
        known = resolve(memory, row, outer=around.entity if around is not None else None)
        if known is not None:
            found[row] = known
            introduce(memory, row, known.entity, found, spans)
            _keep(scene, row, known, spans, asked)
            _join(memory, row, found, spans)
            if row in asked.together:
                _bring_together(memory, asked.together[row], found, spans)
    return cast, found


def _first_in_full(names: Sequence[Name], named: Mapping[int, Known]) -> Entity | None:
    full = (name for name in names if len(name.words) > 1 and not name.body)
    return next((named[name.head].entity for name in full), None)


def _outside_first(stops: Iterable[int], outer: Mapping[int, int]) -> Iterator[int]:
    """Yield the stops in text order, but who speaks the words around one before it."""
    done: set[int] = set()
    for row in stops:
        first, around = [row], outer.get(row)
        while around is not None and around not in first:
            first.append(around)
            around = outer.get(around)
        for one in reversed(first):
            if one not in done:
                done.add(one)
                yield one


def _join(memory: Memory, row: int, found: dict[int, Known], spans: dict[int, Span]) -> None:
    """Bring "Ruiz and Vale", who act together, to mind as one group."""
    scene = memory.scene
    first = scene.tokens[row].head
    if scene.tokens[row].dep != "conj" or scene.tokens[first].dep not in ("nsubj", "nsubjpass"):
        return
    if row in spans and first in spans and first in found and found[first].entity is not found[row].entity:
        members = (found[first].entity, found[row].entity)
        if all(member.sort in (Sort.PERSON, Sort.NAME) for member in members):
            memory.pair = memory.cast.together(members, hull((spans[first], spans[row])))
            memory.note(first, memory.pair)


def _bring_together(
    memory: Memory, rows: Sequence[int], found: dict[int, Known], spans: dict[int, Span]
) -> None:
    """Bring people who speak together to mind as one group, where each has a name."""
    members = {found[row].entity.number: found[row].entity for row in rows if row in found}
    if len(members) == _PAIR and all(row in spans for row in rows):
        memory.pair = memory.cast.together(members.values(), hull(spans[row] for row in rows))
        memory.note(rows[-1], memory.pair)


def _named(scene: Scene, names: Sequence[Name], cast: Cast) -> dict[int, Known]:
    """Return whom each row of a name means, and each role noun beside it."""
    named: dict[int, Known] = {}

    posted: list[Entity] = []

    def describe_one(name: Name, known: Known) -> None:
        if not name.body:
            named.update(_describe(scene, name, known.entity))
            _share(scene, known.entity, posted)
        row = body_noun(scene, name)
        person = known.entity.nouns or called(known.entity)
        if row is not None and not person:
            known.entity.sort = Sort.BODY
            known.entity.nouns.add(scene.tokens[row].lemma.casefold())

    for name, known in zip(names, group_names(scene, names, cast, describe_one), strict=True):
        named.update((row, known) for row in range(name.begin, name.last + 1))
    return named


def _share(scene: Scene, entity: Entity, posted: list[Entity]) -> None:
    """Give a "counterpart" the post of whoever was named with one before."""
    roles = scene.lexicon.roles
    if any(noun in roles and roles[noun].shares for noun in entity.nouns) and posted:
        entity.nouns |= posted[-1].nouns
        entity.offices |= posted[-1].offices
    elif entity.nouns and entity not in posted[-1:]:
        posted.append(entity)


def _speakers(named: dict[int, Known], speaking: Iterable[int]) -> list[Entity]:
    """Return every single person who speaks under a name."""
    found = {named[row].entity.number: named[row].entity for row in sorted(speaking) if row in named}
    return [one for one in found.values() if one.sort is Sort.PERSON or (one.sort is Sort.NAME and one.nouns)]


def _index(entities: Iterable[Entity], keys: Callable[[Entity], Iterable[str]]) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for key in keys(entity):
            found[key].append(entity)
    return found


def _groups(scene: Scene, entity: Entity) -> set[str]:
    roles = scene.lexicon.roles
    return {group for noun in entity.nouns if noun in roles for group in roles[noun].like}


def _describe(scene: Scene, name: Name, entity: Entity) -> dict[int, Known]:
    beside: dict[int, Known] = {}
    for role in describe(scene, name):
        lexical = scene.lexicon.roles.get(role.noun)
        entity.add_affiliations(role.affiliations)
        if lexical is None or not lexical.anybody:
            entity.add_roles((role.role,))
            entity.nouns.update((role.noun,) if role.noun else ())
            entity.offices.update((office(scene, role.begin, role.noun),) if role.noun else ())
        if lexical is not None:
            entity.pronoun = entity.pronoun or lexical.pronoun
            entity.sort = Sort.PERSON if entity.sort is Sort.NAME else entity.sort
        if not name.begin <= role.row <= name.last:
            beside[role.row] = Known(entity, "role:beside the name", 0.95)
    entity.add_affiliations(affiliations(scene, name))
    sits = seat(scene, name)
    if sits is not None:
        entity.nouns.add(sits[0])
        entity.offices.add(sits[0])
        entity.add_affiliations((sits[1],))
    entity.said.update(_age(scene, name))
    return beside


def _age(scene: Scene, name: Name) -> Iterator[str]:
    """Yield the number between commas behind a name: "Ana Ruiz, 41, …"."""
    comma = name.last + 1
    if comma + 1 < len(scene.tokens) and scene.word(comma) == "," and scene.tokens[comma + 1].pos == "NUM":
        yield scene.lower(comma + 1)


def _stops(scene: Scene, names: Sequence[Name], wanted: frozenset[int]) -> list[int]:
    """Return the rows to stop at: names, whoever is asked for, third persons and role nouns between."""
    inside = {row for name in names for row in range(name.begin, name.last + 1)}
    stops = {name.head for name in names} | wanted
    for row, token in enumerate(scene.tokens):
        acting = token.dep in _ACTING and _may_act(scene, row)
        if row not in inside and (acting or (token.dep in _MADE and _is_document(scene, row))):
            stops.add(row)
    return sorted(stops)


def _is_document(scene: Scene, row: int) -> bool:
    token = scene.tokens[row]
    return token.tag == "NN" and not scene.quoted[row] and token.lemma.casefold() in scene.lexicon.documents


def _may_act(scene: Scene, row: int) -> bool:
    """Tell whether a word in the outlet's own text brings somebody to mind whom a later pronoun may mean."""
    if scene.quoted[row]:
        return False
    token, lexicon = scene.tokens[row], scene.lexicon
    if scene.lower(row) in lexicon.pairs:
        return token.dep in ("nsubj", "nsubjpass")
    if token.pos in ("NOUN", "PROPN"):
        word = token.lemma.casefold()
        return (
            word in lexicon.roles
            or scene.lower(row) in lexicon.role_plurals
            or (token.tag == "NN" and word in lexicon.bodies)
        )
    pronoun = lexicon.pronouns.get(scene.lower(row)) if token.pos == "PRON" else None
    return pronoun is not None and pronoun.cls in ("he", "she")


def _is_relative(scene: Scene, row: int) -> bool:
    pronoun = scene.lexicon.pronouns.get(scene.lower(row))
    return pronoun is not None and pronoun.person == "relative"


def _keep(scene: Scene, row: int, known: Known, names: dict[int, Span], asked: Asked) -> None:
    """Keep the mention with its entity: names anywhere but in quotations, other words where asked for."""
    entity, wanted = known.entity, row in asked.heads
    written, aim = asked.written.get(row), asked.aimed.get(row)
    row = speaking_owner(scene, row) or row
    span, rank = names.get(row), NAME
    if span is None or not entity.words:
        pronoun = scene.lower(row) in scene.lexicon.pronouns and scene.tokens[row].pos != "NOUN"
        above = relative_head(scene, row) if pronoun and _is_relative(scene, row) else None
        row, pronoun, written = (row, pronoun, written) if above is None else (above, False, None)
        span, rank = (
            (scene.syntax.span(row, row), PRONOUN) if pronoun else (written or phrase(scene, row), NOUN)
        )
        if aim is not None and rank == NOUN and span.start < aim.end:
            span = Span(span.start, min(span.end, aim.end))  # what somebody is accused of is none of his name
        if rank == NOUN and entity.sort is Sort.NAME and not called(entity):
            _told_a_body(scene, row, entity)
        if rank == NOUN and not entity.words:
            entity.nameless = entity.nameless or is_nameless(scene, row)
    if wanted or not scene.quoted[row]:
        entity.forms.append((rank, span))
        entity.mentions.add(span)


def _told_a_body(scene: Scene, row: int, entity: Entity) -> None:
    """Take a name that is called "the company" for a body's."""
    lemma, lexicon = scene.tokens[row].lemma.casefold(), scene.lexicon
    if entity.words and scene.tokens[row].tag == "NN" and (lemma in lexicon.bodies or lemma in lexicon.firms):
        entity.sort = Sort.BODY
