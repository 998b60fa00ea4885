"""Slots: the words each attribution has for its source, its addressee and its target, by their head rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sayso.model.attribution import Attribution
from sayso.model.grammar import (
    ADNOMINAL_CLAUSES,
    ADVERBIAL_CLAUSE,
    AGENT,
    CONJUNCT,
    DETERMINER,
    NOUN_CLAUSE,
    NOUN_SUBJECTS,
    OBJECT,
    OBJECTS,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PLURAL_NOUN,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    SINGULAR_NOUN,
    SUBJECT,
)
from sayso.model.span import Span
from sayso.model.statement import ActFound
from sayso.stages.laid.turns import TURN
from sayso.stages.who.names import FULL, Name, Names, by_row
from sayso.stages.who.phrases import LONGEST_PHRASE, complements, possessor
from sayso.stages.who.scene import Scene
from sayso.stages.who.sources import (
    NOMINAL,
    Phrase,
    first_phrase,
    head_of,
    is_post,
    one_sentence,
    own_subject,
    place_of,
    untagged,
    written,
)

_SEVERAL = 2  # people in a row
_ASIDE = frozenset({OPEN_COMPLEMENT, ADVERBIAL_CLAUSE})
_SHARING = frozenset({ADVERBIAL_CLAUSE, CONJUNCT, OPEN_COMPLEMENT})
_ARTICLES = frozenset({DETERMINER, POSSESSOR})
_ACTIVE = frozenset({SUBJECT, OBJECT})
_CITING = ADNOMINAL_CLAUSES | {ADVERBIAL_CLAUSE, PREPOSITION, PREPOSITION_CLAUSE}


class Slots(NamedTuple):
    """Head rows of one attribution's people; several heads where they are joined by "and".

    `written` is the source without what only adds to it, and `origins` are those behind the source: whom it
    cites, or who made the document.
    """

    source: tuple[int, ...]
    written: Span | None
    origins: tuple[int, ...]
    addressee: tuple[int, ...]
    target: tuple[int, ...]

    def every(self) -> tuple[int, ...]:
        """Return all head rows."""
        return (*self.source, *self.origins, *self.addressee, *self.target)


def find_slots(
    scene: Scene, names: Sequence[Name], attributions: Sequence[Attribution], acts: Sequence[ActFound]
) -> tuple[Slots, ...]:
    """Return the slots of each attribution, in order."""
    at = by_row(names)
    targets = [act.target for act in acts] + [()] * (len(attributions) - len(acts))
    return tuple(
        Slots(
            source := _source(scene, at, one),
            _written(scene, at, one, source),
            _origins(scene, one, source),
            _heads(scene, at, one.addressee) or _hearer(scene, at, one),
            _heads(scene, at, target),
        )
        for one, target in zip(attributions, targets, strict=False)
    )


def _heads(scene: Scene, names: Names, spans: Sequence[Span], cue: int | None = None) -> tuple[int, ...]:
    """Return the head rows of those whom some words name: one, or several who are joined.

    `cue` is the row of the cue: of a source that runs over a full stop only its sentence counts.
    """
    rows = list(scene.rows(spans))
    if not rows:
        return ()
    rows = one_sentence(scene, rows, cue)
    first = first_phrase(scene, names, rows)
    if first is None:
        return untagged(scene, rows)
    subject = own_subject(scene, rows, cue, first)
    if subject is not None:
        return (subject,)
    before = _joined_before(scene, names, rows, first)
    if before is not None:
        return before, first.head
    chained = _chained(scene, names, rows, first)
    if chained:
        return chained
    head = head_of(scene, names, rows, first)
    listed = _listed(scene, names, rows, first) if head == first.head else ()
    return listed or _as_one_body(scene, (head, *_joined(scene, names, rows, head)))


def _chained(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> tuple[int, ...]:
    """Return the heads of a whole source that is a row of people: "nurse Ana Ruiz, Tom Vale and Ida Orme".

    Each has a full name with no more than a role before it; the first of two may be many: "The dockers of
    Orme and director Ana Ruiz".
    """
    parts = _parts(scene, names, rows)
    if len(parts) < _SEVERAL or scene.tokens[parts[-1][0] - 1].pos != "CCONJ":
        return ()
    people = [_ends_with_person(scene, names, part) for part in parts]
    many = len(parts) == _SEVERAL and scene.tokens[first.head].tag == PLURAL_NOUN and first.head in parts[0]
    if people[0] is None and many and first.head not in names:
        people[0] = first.head
    heads = tuple(row for row in people if row is not None)
    return heads if len(heads) == len(parts) else ()


def _parts(scene: Scene, names: Names, rows: Sequence[int]) -> list[list[int]]:
    """Return the rows of a source between its commas and its "and", but none inside a name."""
    parts: list[list[int]] = [[]]
    for row in rows:
        parted = row not in names and (scene.words[row] == "," or scene.tokens[row].pos == "CCONJ")
        if not parted:
            parts[-1].append(row)
        elif parts[-1]:
            parts.append([])
    return parts if parts[-1] else parts[:-1]


def _ends_with_person(scene: Scene, names: Names, part: Sequence[int]) -> int | None:
    """Return the head of the full name that ends a part, with only a role before it."""
    name = names.get(part[-1])
    if name is None or name.body or len(name.words) < FULL or name.end != part[-1]:
        return None
    before = (row for row in part if row < name.begin)
    roles = (_may_precede(scene, row) for row in before)
    return name.head if all(roles) else None


def _may_precede(scene: Scene, row: int) -> bool:
    """Return whether a word may stand in the role before a name; a role may be taken for a verb."""
    return scene.tokens[row].pos in NOMINAL | {"ADJ", "DET"} or scene.folded[row] in scene.lexicon.roles


def _joined_before(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> int | None:
    """Return the head before a source that begins with "and", cut off from the first of two."""
    row = rows[0]
    if scene.tokens[row].pos != "CCONJ" or row == 0 or scene.sentence(row).first == row:
        return None
    before = row - 1
    name = names.get(before)
    if name is not None:
        return name.head
    return before if scene.tokens[before].pos in NOMINAL and first.head > before else None


def _listed(scene: Scene, names: Names, rows: Sequence[int], first: Phrase) -> tuple[int, ...]:
    """Return the people named behind a plural: "the authors, Ana Ruiz and Tom Vale"."""
    if scene.tokens[first.head].tag != PLURAL_NOUN:
        return ()
    found = list({id(names[row]): names[row] for row in rows if row > first.head and row in names}.values())
    lists = all(_in_list(scene, name) for name in found) and not any(name.body for name in found)
    if len(found) < FULL or not lists or found[0].begin - first.head > FULL:
        return ()
    return tuple(name.head for name in found)


def _in_list(scene: Scene, name: Name) -> bool:
    token = scene.tokens[name.begin - 1]
    return token.pos in ("CCONJ", "NOUN") or scene.words[name.begin - 1] == ","


def _as_one_body(scene: Scene, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Return the last head alone where "and" stands inside its name: "the Roads and Docks Committee"."""
    last, syntax = heads[-1], scene.syntax
    inside = len(heads) > 1 and syntax.left[last] <= heads[0] < last
    return (last,) if inside and scene.folded[last] in scene.lexicon.body_words else heads


def _joined(scene: Scene, names: Names, rows: Sequence[int], head: int) -> Iterator[int]:
    """Yield the heads of the phrases joined to a head: of "and Democrat Lena Orme" that is the name's."""
    for row in _all_joined(scene, head, frozenset(rows)):
        place = place_of(rows, row)
        phrase = None if place is None else first_phrase(scene, names, rows, place)
        yield row if phrase is None or phrase.begin != row else phrase.head


def _all_joined(scene: Scene, head: int, inside: frozenset[int]) -> Iterator[int]:
    """Yield the heads joined to `head` by "and", inside the source."""
    row: int | None = head
    while row is not None:
        row = next((child for child in scene.syntax.children[row] if _is_joined(scene, child, inside)), None)
        if row is not None:
            yield row


def _is_joined(scene: Scene, row: int, inside: frozenset[int]) -> bool:
    token = scene.tokens[row]
    above = is_post(scene, token.head) or scene.tokens[token.head].tag == SINGULAR_NOUN
    if is_post(scene, row) and above and not _begins_anew(scene, row):
        return False
    return token.dep == CONJUNCT and row in inside and token.pos in ("PROPN", "NOUN", "PRON")


def _begins_anew(scene: Scene, row: int) -> bool:
    """Return whether the second of two posts has its own article: "the mayor and the chief"."""
    return scene.syntax.has(row, *_ARTICLES)


def _source(scene: Scene, names: Names, one: Attribution) -> tuple[int, ...]:
    """Return the heads of the source; of "Ruiz was asked by a reporter" that is the reporter, or nobody."""
    named = names.get(one.head) if one.rule == TURN and one.head is not None else None
    if named is not None:
        return (named.head,)  # a label may bear an office beside the name, or stand for it
    heads = _heads(scene, names, one.source, one.cue_row)
    if not (_is_told(scene, heads, one.cue_row) or _is_judged(scene, heads, one.cue_row)):
        return heads
    agents = scene.syntax.below(one.cue_row or 0, AGENT)
    return next(
        (
            (below,)
            for by in agents
            for below in scene.syntax.children[by]
            if scene.tokens[below].dep == PREPOSITION_OBJECT
        ),
        (),
    )


def _hearer(scene: Scene, names: Names, one: Attribution) -> tuple[int, ...]:
    heads = _heads(scene, names, one.source, one.cue_row)
    return heads if _is_told(scene, heads, one.cue_row) else ()


def _is_told(scene: Scene, heads: Sequence[int], cue: int | None) -> bool:
    """Return whether the head is the one who is asked or told: it stands before a passive cue."""
    if not heads or cue is None or not _is_passive(scene, cue):
        return False
    agent = scene.tokens[scene.tokens[heads[0]].head].dep == AGENT
    return not agent and heads[0] < cue and scene.lemmas[cue] in scene.lexicon.hearing


def _is_judged(scene: Scene, heads: Sequence[int], cue: int | None) -> bool:
    """Return whether the head is the one of whom something is held: the subject of "is credited with".

    In "the woman accused of it" and "Vale, when pressed" it stands above the participle.
    """
    if not heads or cue is None or not _is_passive(scene, cue):
        return False
    lemma = scene.lemmas[cue]
    return lemma in scene.lexicon.judging and heads[0] in _undergoing(scene, cue)


def _is_passive(scene: Scene, cue: int) -> bool:
    perfect = any(scene.folded[child] in scene.lexicon.perfect for child in scene.syntax.children[cue])
    passive = scene.syntax.is_passive(cue) or not perfect
    return passive and (scene.tokens[cue].tag == PAST_PARTICIPLE or _is_aside(scene, cue))


def _is_aside(scene: Scene, cue: int) -> bool:
    """Return whether a participle was taken for a past tense: "Ruiz said, asked about the bridge"."""
    own = scene.syntax.has(cue, *_ACTIVE)
    return scene.tokens[cue].tag == PAST_TENSE and not own and scene.tokens[cue].dep in _ASIDE


def _undergoing(scene: Scene, cue: int) -> tuple[int, ...]:
    """Return the heads of those to whom a passive happens."""
    syntax = scene.syntax
    if syntax.has(cue, SUBJECT) or (syntax.has(cue, OBJECT) and not syntax.is_passive(cue)):
        return ()  # a past tense, misread
    own = tuple(syntax.below(cue, PASSIVE_SUBJECT))
    above = scene.tokens[cue].head
    if own or scene.tokens[cue].dep == NOUN_CLAUSE:
        return own or (above,)
    if scene.tokens[cue].dep not in _SHARING:
        return ()
    return tuple(syntax.below(above, *NOUN_SUBJECTS))


def _written(scene: Scene, names: Names, one: Attribution, source: Sequence[int]) -> Span | None:
    rows = list(scene.rows(one.source))
    if len(source) > 1:
        return _written_first(scene, names, rows)
    return written(scene, names, rows, one.cue_row) if source and source[0] in rows else None


def _written_first(scene: Scene, names: Names, rows: Sequence[int]) -> Span | None:
    """Return the words of the first of several who stand in a row."""
    first = first_phrase(scene, names, rows)
    if first is None or not _chained(scene, names, rows, first):
        return None
    part = _parts(scene, names, rows)[0]
    return scene.syntax.span(part[0], part[-1])


def _origins(scene: Scene, attribution: Attribution, source: Sequence[int]) -> tuple[int, ...]:
    cue = () if attribution.cue_row is None else (attribution.cue_row,)
    above = tuple(scene.tokens[row].head for row in source)
    cited = _cited(scene, dict.fromkeys((*source, *cue, *above, *_documents(scene, (*cue, *above)))))
    cited = cited or _quoted(scene, source, attribution.cue_row)
    if cited or not source:
        return cited
    head = source[0]
    if scene.lemmas[head] not in scene.lexicon.documents:
        return ()
    owner = possessor(scene, head)
    makers = [
        below
        for preposition, below in complements(scene, head, scene.lexicon.made_by)
        if scene.folded[preposition] in scene.lexicon.authored or _made(scene, below)
    ]
    behind = makers if owner is None else [owner]
    return tuple(row for row in behind if _can_say(scene, row))[:1]


def _made(scene: Scene, row: int) -> bool:
    """Return whether who stands behind "of" made a document: a body or a name, not those who were polled."""
    return scene.tokens[row].tag == PROPER_NOUN or scene.lemmas[row] in scene.lexicon.bodies


def _documents(scene: Scene, cue: Sequence[int]) -> Iterator[int]:
    """Yield the documents in which somebody says it: "the Herald published a report citing the police"."""
    for row in cue:
        for child in scene.syntax.children[row]:
            joined = scene.tokens[child].dep == PREPOSITION
            for below in scene.syntax.children[child] if joined else (child,):
                own = scene.tokens[below].dep in OBJECTS
                if own and scene.lemmas[below] in scene.lexicon.documents:
                    yield below


def _can_say(scene: Scene, row: int) -> bool:
    token, lexicon = scene.tokens[row], scene.lexicon
    lemma = token.lemma.casefold()
    if scene.folded[row] in lexicon.no_names:
        return False
    return token.pos in ("PROPN", "PRON") or lemma in lexicon.roles or lemma in lexicon.bodies


def _cited(scene: Scene, rows: Iterable[int]) -> tuple[int, ...]:
    """Return whom "citing …" names, under the source or its cue."""
    for row in rows:
        for child in scene.syntax.children[row]:
            token = scene.tokens[child]
            if token.lemma.casefold() in scene.lexicon.citing and token.dep in _CITING:
                for below in scene.syntax.children[child]:
                    if scene.tokens[below].dep in OBJECTS and _may_be_cited(scene, child, below):
                        return (
                            below,
                            *_all_joined(scene, below, frozenset(range(below, below + LONGEST_PHRASE))),
                        )
    return ()


def _may_be_cited(scene: Scene, verb: int, row: int) -> bool:
    """Return whether what is cited can have said anything: no reason, and none who is cited as an example."""
    lexicon, lemma = scene.lexicon, scene.lemmas[row]
    example = any(
        scene.folded[child] in lexicon.passing_on and scene.tokens[below].dep == PREPOSITION_OBJECT
        for child in scene.syntax.children[verb]
        for below in scene.syntax.children[child]
    )
    nouns = (lexicon.documents, lexicon.outlet_nouns, lexicon.collectives, lexicon.nameless)
    called = scene.folded[row] in lexicon.collectives or any(lemma in known for known in nouns)
    return not example and (called or _can_say(scene, row))


def _quoted(scene: Scene, source: Sequence[int], cue: int | None) -> tuple[int, ...]:
    """Return whom a source quotes by the verb itself: "the Herald quoted the ministry as saying"."""
    cues = () if cue is None else (cue, scene.tokens[cue].head)
    verbs = {*cues, *(scene.tokens[row].head for row in source)}
    for verb in sorted(verbs):
        token = scene.tokens[verb]
        below = scene.syntax.children[verb]
        passes_on = any(scene.folded[child] in scene.lexicon.passing_on for child in below)
        if token.pos == "VERB" and passes_on and token.lemma.casefold() in scene.lexicon.citing:
            heads = [child for child in below if scene.tokens[child].dep == OBJECT]
            return tuple(row for row in heads if row > verb and row not in source)
    return ()
