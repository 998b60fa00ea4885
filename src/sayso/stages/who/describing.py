"""Describing: the roles and affiliations that stand beside a name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso.model.grammar import (
    ADVERB,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    HYPHEN,
    MODAL,
    NOUN_SUBJECTS,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PLURAL_NOUN,
    PLURAL_NOUNS,
    POSSESSIVE_PRONOUN,
    PREPOSITION_OBJECT,
    PRESENT_TENSE,
    PRESENT_THIRD,
    SINGULAR_NOUN,
    SUBJECT,
    WHO,
    WHOSE,
)
from sayso.model.party import How
from sayso.model.span import Span
from sayso.stages.who.entities import Entity, Known, Sort
from sayso.stages.who.names import FULL, Name
from sayso.stages.who.phrases import LONGEST_PHRASE, bare, complements, core_end, office, possessor
from sayso.stages.who.scene import Scene, once

_SEAT = re.compile(r"(?:,\s|\s\()(?P<party>[A-Z])[-–](?P<place>[A-Z][\w.]*(?:\s[A-Z]\w+)*)[,)]")
_BETWEEN = frozenset({"ADP", "SCONJ", "ADV", "PRON"})  # words of "gave her name only as Ana"
_IN_A_FIELD = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "DET", "PART", "CCONJ"})
_FIELD_WORDS = _IN_A_FIELD | {"ADP"}
_RUN = 8  # words from "head of" to the noun for the body
_CLAUSE = frozenset({PAST_TENSE, PRESENT_THIRD, PRESENT_TENSE, MODAL, "."})
_FIELD = 6  # words from "for" in "member for roads of the Halden council" to the name
BESIDE = 0.95  # how sure, on the resolver's own scale
_CLIMB = 3  # heads from a name to its role noun: name, Treasury, of, secretary
_IN_FRONT = frozenset({HYPHEN, POSSESSIVE_PRONOUN, PAST_PARTICIPLE, ADVERB})


class Description(NamedTuple):
    """One role as written: its span, its noun and the noun's row, and the affiliation with it.

    What makes another office of it stands before `begin`.
    """

    role: Span
    noun: str
    row: int
    affiliations: tuple[Span, ...]
    begin: int


def describe_entity(scene: Scene, name: Name, entity: Entity) -> dict[int, Known]:
    """Give an entity what stands beside one of its names; return whom each role noun there means."""
    beside: dict[int, Known] = {}
    for role in describe(scene, name):
        lexical = scene.lexicon.roles.get(role.noun)
        entity.affiliations.extend(role.affiliations)
        if lexical is None or not lexical.anybody:
            entity.roles.append(role.role)
            entity.nouns.update((role.noun,) if role.noun else ())
            entity.offices.update((office(scene, role.begin, role.noun),) if role.noun else ())
        if lexical is not None:
            entity.pronoun = entity.pronoun or lexical.pronoun
            entity.sort = Sort.PERSON if entity.sort is Sort.NAME else entity.sort
        if not name.begin <= role.row <= name.last:
            beside[role.row] = Known(entity, How.BESIDE_NAME, BESIDE)
    entity.affiliations.extend(_affiliations(scene, name))
    sits = _seat(scene, name)
    if sits is not None:
        entity.nouns.add(sits[0])
        entity.offices.add(sits[0])
        entity.affiliations.append(sits[1])
    entity.said.update(_age(scene, name))
    return beside


def _age(scene: Scene, name: Name) -> Iterator[str]:
    """Yield the number between commas behind a name: "Ana Ruiz, 41, …"."""
    comma = name.last + 1
    if comma + 1 < len(scene.tokens) and scene.words[comma] == "," and scene.tokens[comma + 1].pos == "NUM":
        yield scene.folded[comma + 1]


@once
def describe(scene: Scene, name: Name) -> tuple[Description, ...]:
    """Return every role written beside a name: before it, in apposition, or with "is"."""
    return tuple(_written(scene, name))


def _written(scene: Scene, name: Name) -> Iterator[Description]:
    if name.title is not None and not name.title.honorific:
        yield Description(
            scene.syntax.span(name.begin, name.first - 1), name.title.noun, name.head, (), name.begin
        )
    before = _noun_before(scene, name)
    if before is not None:
        yield _with_field(scene, _described(scene, before, core=False), name)
    for row in sorted(
        {*_appositions(scene, name), *_predicates(scene, name), *_given(scene, name)} - {before}
    ):
        yield _described(scene, row, core=True)


def _seat(scene: Scene, name: Name) -> tuple[str, Span] | None:
    """Return for which party and place somebody sits, as written behind the name: "Ana Ruiz (D-Orme)"."""
    match = _SEAT.match(scene.text, scene.tokens[name.end].end)
    party = scene.lexicon.party_letters.get(match["party"]) if match else None
    return None if match is None or party is None else (party, Span(*match.span("place")))


def _given(scene: Scene, name: Name) -> Iterator[int]:
    """Yield the noun whose name this is said to be: "a woman who gave her name as Ana"."""
    row, first = name.begin - 1, scene.sentence(name.first).first
    while row > first and (scene.tokens[row].pos in _BETWEEN or scene.tokens[row + 1].pos in _BETWEEN):
        if scene.tokens[row].pos == "VERB" and scene.lemmas[row] in scene.lexicon.naming:
            break
        row -= 1
    if row <= first:
        return
    row -= 1
    while row > first and (scene.tokens[row].pos == "AUX" or scene.tokens[row].tag == WHO):
        row -= 1
    if _is_role(scene, row) and _names(scene, range(row + 1, name.begin)):
        yield row


def _names(scene: Scene, rows: range) -> bool:
    """Return whether the words between noun and name give the name: "named", "who gave her name as"."""
    verbs = [row for row in rows if scene.tokens[row].pos == "VERB"]
    if not verbs or scene.lemmas[verbs[-1]] not in scene.lexicon.naming:
        return False
    behind = scene.tokens[verbs[-1] + 1 : rows.stop]
    spoken = any(token.pos in ("NOUN", "PRON") for token in behind) and len(behind) > 1
    return scene.tokens[verbs[-1]].tag == PAST_PARTICIPLE or spoken


@once
def body_noun(scene: Scene, name: Name) -> int | None:
    """Return the row of a noun beside the name that calls it a body: "the aid group Halden Help"."""
    after = name.last + 1
    if " ".join(name.words) in scene.lexicon.metonyms:
        return None
    rows = [name.begin - 1]
    if name.begin > 1 and scene.words[name.begin - 1] == "," and scene.tokens[name.head].dep == APPOSITION:
        rows.append(name.begin - 2)
    if after + 1 < len(scene.tokens) and scene.words[after] == ",":
        rows.append(_phrase_head(scene, after + 1) or -1)
    lexicon = scene.lexicon
    for row in rows:
        subject = row > name.last and scene.tokens[row].dep in NOUN_SUBJECTS
        if row >= 0 and scene.tokens[row].tag == SINGULAR_NOUN and not subject and not _has_head(scene, row):
            lemma = scene.lemmas[row]
            firm = lemma in lexicon.firms and lemma not in lexicon.roles
            if firm or lemma in lexicon.bodies or lemma in lexicon.outlet_nouns:
                return row
    return None


def _has_head(scene: Scene, row: int) -> bool:
    """Return whether a name behind a body noun is that of its head: "head of the aid group Ana Ruiz"."""
    if scene.has_commas:
        return False
    for at in range(row - 1, max(0, row - _RUN), -1):
        if scene.folded[at] in scene.lexicon.belongs:
            return scene.lemmas[at - 1] in scene.lexicon.speaks_for
        if scene.tokens[at].tag in _CLAUSE:
            break
    return False


def _affiliations(scene: Scene, name: Name) -> Iterator[Span]:
    """Yield what follows the name itself: "Ana Ruiz of the Halden Institute"."""
    owner = possessor(scene, name.head)
    if owner is not None and owner < name.begin and scene.tokens[owner].pos == "PROPN":
        yield _owner(scene, owner)
    for _, below in complements(scene, name.head, scene.lexicon.belongs):
        if scene.tokens[below].pos == "PROPN":
            yield scene.syntax.span(scene.syntax.left[below], core_end(scene, below))


def _is_role(scene: Scene, row: int) -> bool:
    token = scene.tokens[row]
    if token.pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    roles = scene.lexicon.roles
    return scene.lemmas[row] in roles or scene.folded[row] in roles


def _is_anybody(scene: Scene, row: int) -> bool:
    role = scene.lexicon.roles.get(scene.lemmas[row])
    return role is not None and role.anybody


def _noun_before(scene: Scene, name: Name) -> int | None:
    """Return the role noun right before the name ("analyst Ana Ruiz", "the minister, Ana Ruiz,")."""
    row = name.begin - 1
    if row > 0 and scene.words[row] == "(":  # "The Minister for Roads (Ana Ruiz)"
        row -= 1
    if row >= 0 and scene.words[row] == "," and scene.tokens[name.head].dep == APPOSITION:
        return _role_above(scene, name)
    if row < 0 or scene.syntax.sentence_of[row] != scene.syntax.sentence_of[name.first]:
        return None
    if scene.tokens[row].tag != PLURAL_NOUN and (_is_role(scene, row) or _calls(scene, row, name)):
        return row
    return _role_before(scene, row)


def _calls(scene: Scene, row: int, name: Name) -> bool:
    """Return whether the noun right before a full name says what that person is, though no table knows it."""
    token, lemma, lexicon = scene.tokens[row], scene.lemmas[row], scene.lexicon
    if token.tag != SINGULAR_NOUN or len(name.words) < FULL or name.body or not scene.words[row].isalpha():
        return False
    things = (lexicon.bodies, lexicon.documents, lexicon.outlet_nouns, lexicon.body_words)
    tied = token.dep == COMPOUND and token.head == name.head
    return tied and not any(lemma in known for known in things)


def _role_before(scene: Scene, row: int) -> int | None:
    """Return the role whose complement runs up to the name: "cabinet member for roads Ana Ruiz"."""
    first = row
    if scene.tokens[row].pos == "CCONJ" or (scene.has_commas and scene.lemmas[row] in scene.lexicon.bodies):
        return None  # behind "head of the aid group" stands the group's name
    while first > 0 and row - first < _FIELD and scene.tokens[first].pos in _IN_A_FIELD:
        first -= 1
    joined = first > 0 and first < row and scene.folded[first] in scene.lexicon.belongs
    same = scene.syntax.sentence_of[first - 1] == scene.syntax.sentence_of[row]
    return first - 1 if joined and same and _is_role(scene, first - 1) else None


def _with_field(scene: Scene, found: Description, name: Name) -> Description:
    """Return a role before a name with the field it is for: "minister for roads and docks Ana Ruiz"."""
    last = name.begin - 2 if scene.words[name.begin - 1] == "(" else name.begin - 1
    field = range(found.row + 1, last + 1)
    for_field = len(field) > 1 and scene.folded[found.row + 1] in scene.lexicon.belongs
    plain_words = all(scene.tokens[row].pos in _FIELD_WORDS for row in field)
    body = any(scene.folded[row] in scene.lexicon.body_words for row in field)
    if for_field and plain_words and not body and found.noun in scene.lexicon.title_nouns:
        return found._replace(role=Span(found.role.start, scene.tokens[last].end))
    return found


def _role_above(scene: Scene, name: Name) -> int | None:
    """Return the role noun that a name after a comma belongs to ("the minister of works, Ana Ruiz,")."""
    row = name.head
    for _ in range(_CLIMB):
        row = scene.tokens[row].head
        if row < name.begin and _is_role(scene, row) and scene.tokens[row].tag not in PLURAL_NOUNS:
            return _of_whom(scene, row)
    return None


def _of_whom(scene: Scene, row: int) -> int:
    """Return the role that another hangs on: the name behind "a spokesman for the minister" is his."""
    above = scene.tokens[row].head
    higher = scene.tokens[above].head
    return (
        higher
        if scene.tokens[row].dep == PREPOSITION_OBJECT and higher < above and _is_role(scene, higher)
        else row
    )


def _appositions(scene: Scene, name: Name) -> Iterator[int]:
    """Yield the role noun right after the name's comma ("Ana Ruiz, 54, a teacher")."""
    row = name.last + 1
    for _ in range(2):
        if row + 1 >= len(scene.tokens) or scene.words[row] != ",":
            return
        noun = _phrase_head(scene, row + 1)
        if noun is not None:
            subject = scene.tokens[noun].dep in NOUN_SUBJECTS and noun not in scene.syntax.children[name.head]
            fits = _is_role(scene, noun) or _says_what(scene, noun, name)
            if fits and not subject and scene.tokens[noun].tag != PLURAL_NOUN:
                yield noun
            return
        row += 2 if scene.tokens[row + 1].pos == "NUM" else 1


def _says_what(scene: Scene, noun: int, name: Name) -> bool:
    """Return whether "a …" behind a full name says what that person is, though no table knows the noun."""
    lemma, lexicon = scene.lemmas[noun], scene.lexicon
    if len(name.words) < FULL or name.body or scene.tokens[noun].tag != SINGULAR_NOUN:
        return False
    top = scene.tokens[noun].head if scene.tokens[noun].head == noun - 1 else noun  # "a pastry finisher"
    tied = scene.tokens[top].dep == APPOSITION and scene.tokens[top].head == name.head
    some = any(scene.folded[child] in lexicon.indefinite for child in scene.syntax.children[top])
    things = (lexicon.bodies, lexicon.documents, lexicon.outlet_nouns)
    return tied and some and not any(lemma in known for known in things)


def _phrase_head(scene: Scene, row: int) -> int | None:
    """Return the head of the noun phrase that begins at `row`."""
    sentence = scene.sentence(row)
    head = None
    for at in range(row, min(sentence.last, row + LONGEST_PHRASE)):
        pos, tag = scene.tokens[at].pos, scene.tokens[at].tag
        if tag == WHOSE:  # "whose husband" is somebody else
            return None
        if pos in ("NOUN", "PROPN"):
            head = at
        elif pos not in ("DET", "ADJ", "NUM", "PART") and scene.tokens[at].tag not in _IN_FRONT:
            break
    return head


def _predicates(scene: Scene, name: Name) -> Iterator[int]:
    """Yield role nouns said of the name with "is": "Ruiz is an engineer"."""
    token = scene.tokens[name.head]
    if token.dep == SUBJECT and scene.tokens[token.head].pos == "AUX":
        for child in scene.syntax.children[token.head]:
            if (
                scene.tokens[child].dep == ATTRIBUTE
                and _is_role(scene, child)
                and not _is_anybody(scene, child)
            ):
                yield child


def _described(scene: Scene, row: int, *, core: bool) -> Description:
    """Return the role at `row`; with `core`, "of …" belongs to it unless it names the affiliation."""
    role, token = bare(scene, row), scene.tokens[row]
    owner = possessor(scene, row)
    places = [_owner(scene, owner)] if owner is not None and scene.tokens[owner].pos != "PRON" else []
    if core:
        for preposition, below in complements(scene, row, scene.lexicon.belongs):
            if _is_affiliation(scene, below):
                _add_place(places, scene.syntax.span(scene.syntax.left[below], _end(scene, below)), scene)
            elif preposition == row + 1:
                role = Span(role.start, scene.tokens[core_end(scene, below)].end)
    noun = token.lemma.casefold() if token.lemma.casefold() in scene.lexicon.roles else scene.folded[row]
    return Description(role, noun, row, tuple(places), row)


def _add_place(places: list[Span], place: Span, scene: Scene) -> None:
    """Add an affiliation; one joined to the last by a single word ("… at the Academy") makes it longer."""
    between = scene.text[places[-1].end : place.start].split() if places else []
    if len(between) == 1 and places[-1].end < place.start:
        places[-1] = Span(places[-1].start, place.end)
    else:
        places.append(place)


def _owner(scene: Scene, row: int) -> Span:
    """Return the possessor without its "'s"."""
    return scene.syntax.span(scene.syntax.left[row], row)


def _end(scene: Scene, row: int) -> int:
    """Return where an affiliation ends: before the first comma or clause, "at the Academy of …" included."""
    last = min(scene.syntax.right[row], row + LONGEST_PHRASE)
    for at in range(row + 1, last + 1):
        if scene.tokens[at].pos in ("PUNCT", "VERB", "AUX", "PRON") and scene.tokens[at].tag != HYPHEN:
            return at - 1
    return last


def _is_affiliation(scene: Scene, row: int) -> bool:
    lemma = scene.lemmas[row]
    return scene.tokens[row].pos == "PROPN" or lemma in scene.lexicon.bodies
