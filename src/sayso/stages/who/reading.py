"""Reading: going through the article once, from mention to mention, and noting whom each means."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model.grammar import (
    ARGUMENTS,
    CONJUNCT,
    DATIVE,
    NOUN_SUBJECTS,
    OBJECT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    SINGULAR_NOUN,
    SUBJECT,
)
from sayso.model.party import How, KnownBy
from sayso.model.span import Span, hull
from sayso.stages.who.entities import NAME, NOUN, PRONOUN, Cast, Entity, Known, Sort
from sayso.stages.who.leads import introduce
from sayso.stages.who.memory import Aim, Memory
from sayso.stages.who.names import Name, by_row
from sayso.stages.who.nouns import means, salient
from sayso.stages.who.phrases import definite, is_nameless, narrowed, phrase, relative_head, speaking_owner
from sayso.stages.who.pronouns import antecedent, beside_owner
from sayso.stages.who.run_together import behind_place
from sayso.stages.who.scene import Scene

TURN = 0.8  # an interview is about whom its head names first
_PAIR = 2
_MADE = ARGUMENTS | {PREPOSITION_OBJECT}  # where a document is brought to mind
_ACTING = frozenset({SUBJECT, PASSIVE_SUBJECT, OBJECT, POSSESSOR, PREPOSITION_OBJECT, DATIVE})


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
    scene: Scene,
    names: Sequence[Name],
    named: Mapping[int, Known],
    cast: Cast,
    asked: Asked,
    stops: Sequence[int],
) -> dict[int, Known]:
    """Return for each head row whom it means; whoever is new is added to the cast.

    `named` tells whom each row of a name, and each role noun beside one, means, `stops` are the rows to read.
    """
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
    spans = {row: scene.syntax.span(name.first, name.end) for row, name in by_row(names).items()}
    found: dict[int, Known] = {}
    for row in stops:
        around = found.get(asked.outer[row]) if row in asked.outer else None
        known = _resolve(memory, row, outer=around.entity if around is not None else None)
        if known is not None:
            found[row] = known
            introduce(memory, row, known.entity, found, spans)
            _keep(scene, row, known, spans, asked)
            _pair_subjects(memory, row, found, spans)
            if row in asked.together:
                _pair_sources(memory, asked.together[row], found, spans)
    return found


def _resolve(memory: Memory, row: int, *, outer: Entity | None) -> Known | None:
    """Return whom the mention headed by `row` means, and note it; `outer` speaks the words around it."""
    known = _answering(memory, row) or memory.named.get(row)
    if known is None or (known.entity.sort is Sort.GROUP and narrowed(memory.scene, row)):
        known = _unnamed(memory, row, outer)
    elif row in memory.speaking and _calls_by_origin(memory, row, known.entity):
        known = salient(memory, row, memory.scene.folded[row], None, outer) or known
    if known is not None:
        known = _either(memory, row, known)
        memory.note(row, known.entity)
    return known


def _either(memory: Memory, row: int, known: Known) -> Known:
    """Return who is meant, open as well where a pronoun takes up a name that is open between two."""
    number = known.entity.number
    if row in memory.named:
        memory.either.pop(number, None)
        if known.open and known.runner_up is not None:
            memory.either[number] = known.runner_up
    elif number in memory.either and known.how.by is KnownBy.PRONOUN:
        return known._replace(runner_up=memory.either[number], open=True)
    return known


def _answering(memory: Memory, row: int) -> Known | None:
    """Return who is behind "Q" and "A": whoever asks all of it, and the first person named in full."""
    scene = memory.scene
    label = scene.lexicon.turns.get(scene.words[row]) if row in memory.speaking else None
    if label is None or row + 1 == len(scene.tokens) or scene.words[row + 1] != ":":
        return None
    if label == "answers":
        return None if memory.first is None else Known(memory.first, How.TURN, TURN)
    if label not in memory.alone:
        memory.alone[label] = memory.cast.new(Sort.PERSON)
    return Known(memory.alone[label], How.TURN, TURN)


def _calls_by_origin(memory: Memory, row: int, entity: Entity) -> bool:
    """Return whether "the Moldavan" says where somebody is from: found once, with "the", of that form."""
    scene, word = memory.scene, memory.scene.folded[row]
    if memory.times[entity.number] > 1 or len(entity.words) > 1 or word in scene.lexicon.metonyms:
        return False
    demonym = scene.lexicon.is_demonym(word)  # "Tidesman" shares its stem with no place: that is a paper
    return demonym and scene.tokens[row].tag == PROPER_NOUN and definite(scene, row)


def _unnamed(memory: Memory, row: int, outer: Entity | None) -> Known | None:
    pronoun = memory.scene.lexicon.pronouns.get(memory.scene.folded[row])
    if pronoun is None or memory.scene.tokens[row].pos == "NOUN":
        owner = speaking_owner(memory.scene, row)
        return means(memory, row, outer) if owner is None else _resolve(memory, owner, outer=outer)
    if pronoun.person == "3":
        return beside_owner(memory, row, pronoun) or antecedent(memory, row, pronoun, outer)
    if pronoun.person == "relative":
        above = relative_head(memory.scene, row)
        return _resolve(memory, above, outer=None) if above is not None else None
    return None


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


def _pair_subjects(memory: Memory, row: int, found: dict[int, Known], spans: dict[int, Span]) -> None:
    """Bring "Ruiz and Vale", who act together, to mind as one group."""
    scene = memory.scene
    first = scene.tokens[row].head
    if scene.tokens[row].dep != CONJUNCT or scene.tokens[first].dep not in NOUN_SUBJECTS:
        return
    if row in spans and first in spans and first in found and found[first].entity is not found[row].entity:
        members = (found[first].entity, found[row].entity)
        if all(member.sort in (Sort.PERSON, Sort.NAME) for member in members):
            memory.pair_up(first, members, hull((spans[first], spans[row])))


def _pair_sources(
    memory: Memory, rows: Sequence[int], found: dict[int, Known], spans: dict[int, Span]
) -> None:
    """Bring people who speak together to mind as one group, where each has a name."""
    members = {found[row].entity.number: found[row].entity for row in rows if row in found}
    if len(members) == _PAIR and all(row in spans for row in rows):
        memory.pair_up(rows[-1], members.values(), hull(spans[row] for row in rows))


def _speakers(named: Mapping[int, Known], speaking: Iterable[int]) -> list[Entity]:
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


def stops_of(scene: Scene, names: Sequence[Name], asked: Asked) -> list[int]:
    """Return the rows to stop at: names, whoever is asked for, third persons and role nouns between.

    They are in text order, but who speaks the words around one comes before it.
    """
    inside = by_row(names).keys()
    stops = {name.head for name in names} | asked.heads
    stops.update(
        row
        for row, dep in enumerate(scene.syntax.deps)
        if dep in _ACTING
        and row not in inside
        and (_may_act(scene, row) or (dep in _MADE and _is_document(scene, row)))
    )
    return list(_outside_first(sorted(stops), asked.outer))


def _is_document(scene: Scene, row: int) -> bool:
    token = scene.tokens[row]
    return (
        token.tag == SINGULAR_NOUN
        and not scene.quoted[row]
        and token.lemma.casefold() in scene.lexicon.documents
    )


def _may_act(scene: Scene, row: int) -> bool:
    """Return whether a word of the outlet's own text names somebody whom a later pronoun may mean."""
    if scene.quoted[row]:
        return False
    token, lexicon = scene.tokens[row], scene.lexicon
    if scene.folded[row] in lexicon.pairs:
        return token.dep in NOUN_SUBJECTS
    if token.pos in ("NOUN", "PROPN"):
        word = token.lemma.casefold()
        return (
            word in lexicon.roles
            or scene.folded[row] in lexicon.role_plurals
            or (token.tag == SINGULAR_NOUN and word in lexicon.bodies)
        )
    pronoun = lexicon.pronouns.get(scene.folded[row]) if token.pos == "PRON" else None
    return pronoun is not None and pronoun.cls in ("he", "she")


def _is_relative(scene: Scene, row: int) -> bool:
    pronoun = scene.lexicon.pronouns.get(scene.folded[row])
    return pronoun is not None and pronoun.person == "relative"


def _keep(scene: Scene, row: int, known: Known, names: dict[int, Span], asked: Asked) -> None:
    """Keep the mention with its entity: names anywhere but in quotations, other words where asked for."""
    entity, wanted = known.entity, row in asked.heads
    written, aim = asked.written.get(row), asked.aimed.get(row)
    row = speaking_owner(scene, row) or row
    span, rank = names.get(row), NAME
    if span is None or not entity.words:
        pronoun = scene.folded[row] in scene.lexicon.pronouns and scene.tokens[row].pos != "NOUN"
        above = relative_head(scene, row) if pronoun and _is_relative(scene, row) else None
        row, pronoun, written = (row, pronoun, written) if above is None else (above, False, None)
        span, rank = (
            (scene.syntax.span(row, row), PRONOUN)
            if pronoun
            else (_own_words(scene, written) if written else phrase(scene, row), NOUN)
        )
        if aim is not None and rank == NOUN and span.start < aim.end:
            span = Span(span.start, min(span.end, aim.end))  # what somebody is accused of is none of his name
        if rank == NOUN and entity.sort is Sort.NAME and not entity.pronoun_told:
            _told_a_body(scene, row, entity)
        if rank == NOUN and not entity.words:
            entity.nameless = entity.nameless or is_nameless(scene, row)
    if wanted or not scene.quoted[row]:
        entity.forms.append((rank, span))
        entity.mentions.add(span)


def _own_words(scene: Scene, written: Span) -> Span:
    """Return the words of a source without a place that only ran into them."""
    rows = list(scene.rows((written,)))
    return Span(scene.tokens[behind_place(scene, rows[0], rows[-1])].start, written.end) if rows else written


def _told_a_body(scene: Scene, row: int, entity: Entity) -> None:
    """Take a name that is called "the company" for a body's."""
    lemma, lexicon = scene.lemmas[row], scene.lexicon
    if (
        entity.words
        and scene.tokens[row].tag == SINGULAR_NOUN
        and (lemma in lexicon.bodies or lemma in lexicon.firms)
    ):
        entity.sort = Sort.BODY
