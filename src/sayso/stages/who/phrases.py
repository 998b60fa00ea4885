"""Phrases: the noun phrase around a word, what narrows it, and whose it is."""

from collections.abc import Iterator, Sequence

from sayso.model.grammar import (
    ADJECTIVE_MODIFIER,
    AGENT,
    CLAUSES_OF_NOUNS,
    DETERMINER,
    HYPHEN,
    NARROWING_MODIFIERS,
    NOUN_AS_ADVERB,
    NUMBER_MODIFIER,
    POSSESSIVE_MARK,
    POSSESSOR,
    PREDETERMINER,
    PREMODIFIERS,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_COMPLEMENTS,
    PUNCTUATION,
    QUANTITY_MODIFIER,
    RELATIVE_CLAUSE,
)
from sayso.model.span import Span
from sayso.stages.who.run_together import behind_place
from sayso.stages.who.scene import Scene, once

_BEFORE_NOUN = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})
_FRONT = PREMODIFIERS | {DETERMINER, PREDETERMINER, QUANTITY_MODIFIER, POSSESSIVE_MARK}
# A noun phrase worth reading whole; a longer stretch is a parse gone wrong.
LONGEST_PHRASE = 40
_OFFICE = 6  # words before a role noun in which "former" and "deputy" stand
_NEIGHBOURS = 20  # words on each side that make a passage the same when printed again
CLIMB = 3  # heads from a relative pronoun up to its clause: "whose aides", "to whose house"
_REQUEST_REACH = 60  # words from the source in which the request to stay nameless stands
_BETWEEN = frozenset({NOUN_AS_ADVERB, PUNCTUATION})
_PREPOSITIONS = frozenset({PREPOSITION, AGENT})
_NARROWING = frozenset({ADJECTIVE_MODIFIER, NUMBER_MODIFIER, DETERMINER})
_DETERMINING = frozenset({DETERMINER, POSSESSOR, NUMBER_MODIFIER})


@once
def phrase(scene: Scene, row: int) -> Span:
    """Return the noun phrase of `row`: what stands before it, the word, and its short complements."""
    front = (child for child in leading(scene, row) if scene.tokens[child].dep in _FRONT)
    first = max(min((row, *(scene.syntax.left[child] for child in front))), row - LONGEST_PHRASE)
    return scene.syntax.span(behind_place(scene, first, row), core_end(scene, row))


def leading(scene: Scene, row: int) -> Iterator[int]:
    """Yield the words before `row` that hang on it."""
    return (child for child in scene.syntax.children[row] if child < row)


def core_end(scene: Scene, row: int) -> int:
    """Return the last row of `row`'s phrase: with "of finance", not with "of hiding it" or an apposition."""
    last = row
    for child in scene.syntax.children[row]:
        joined = scene.tokens[child].dep == PREPOSITION and scene.folded[child] in scene.lexicon.inside
        deed = scene.syntax.has(child, PREPOSITION_CLAUSE)
        if child > row and joined and not deed and child == last + 1:
            last = min(scene.syntax.right[child], row + LONGEST_PHRASE)
    return _without_clause(scene, row, last)


def _without_clause(scene: Scene, row: int, last: int) -> int:
    for at in range(row + 1, last + 1):
        if scene.tokens[at].pos == "PUNCT" or scene.tokens[at].dep in CLAUSES_OF_NOUNS:
            return max(row, at - 1)
    return last


def bare(scene: Scene, row: int) -> Span:
    """Return the noun with the words before it that say what kind, without article and possessor.

    "the group's deputy chief" gives "deputy chief".
    """
    first = row
    while first > 0 and row - first < LONGEST_PHRASE and _modifies(scene, first - 1, row):
        first -= 1
    return scene.syntax.span(first, row)


def _modifies(scene: Scene, at: int, row: int) -> bool:
    token = scene.tokens[at]
    if scene.syntax.sentence_of[at] != scene.syntax.sentence_of[row] or token.dep == POSSESSOR:
        return False
    if _joins(scene, at) or _joins(scene, at + 1):  # whatever the parser takes the parts for
        return True
    return token.pos in _BEFORE_NOUN and (token.dep in _FRONT or token.dep in _BETWEEN)


def _joins(scene: Scene, row: int) -> bool:
    """Return whether a row is the hyphen of one word: "vice-president"."""
    if not 0 < row < len(scene.tokens) - 1 or scene.words[row] != "-":
        return False
    before, hyphen, after = scene.tokens[row - 1], scene.tokens[row], scene.tokens[row + 1]
    return before.end == hyphen.start and hyphen.end == after.start


def possessor(scene: Scene, row: int) -> int | None:
    """Return the row of the owner ("the group" in "the group's chief")."""
    return scene.syntax.first_below(row, POSSESSOR)


def complements(scene: Scene, row: int, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield (preposition, object) of each phrase after `row` with one of these prepositions."""
    for child in scene.syntax.children[row]:
        if child > row and scene.tokens[child].dep in _PREPOSITIONS and scene.folded[child] in words:
            for below in scene.syntax.children[child]:
                if scene.tokens[below].dep in PREPOSITION_COMPLEMENTS:
                    yield child, below
                    break


def definite(scene: Scene, row: int) -> bool:
    """Return whether the phrase of `row` points at one already known: "the", "this", a possessor."""
    return any(
        scene.tokens[child].dep == POSSESSOR or scene.folded[child] in scene.lexicon.definite
        for child in leading(scene, row)
    )


@once
def surroundings(scene: Scene, row: int) -> str:
    """Return the letters around a word, in which typography and the place on the page leave no trace."""
    sentence = scene.sentence(row)
    first, last = max(sentence.first, row - _NEIGHBOURS), min(sentence.last, row + _NEIGHBOURS)
    letters = " ".join(filter(str.isalnum, scene.folded[first:last]))
    return f"{row - first} {letters}"


@once
def modifiers(scene: Scene, row: int) -> frozenset[str]:
    """Return the words that narrow the noun: adjectives, compounds and the possessor's own words."""
    found: set[str] = set()
    for child in leading(scene, row):
        if scene.tokens[child].dep in NARROWING_MODIFIERS:
            first = max(scene.syntax.left[child], child - LONGEST_PHRASE)
            found.update(
                scene.folded[at]
                for at in range(first, child + 1)
                if scene.tokens[at].pos in ("NOUN", "PROPN", "ADJ", "PRON")
                and scene.folded[at] not in scene.lexicon.pointing
            )
    return frozenset(found)


def office(scene: Scene, row: int, noun: str = "") -> str:
    """Return the role at `row` with what makes another office of it: "deputy minister", "former mayor"."""
    *before, noun = (noun or role_noun(scene, row)).split()
    made = {word for word in before if word in scene.lexicon.other_office}
    first = max(scene.sentence(row).first, row - _OFFICE)
    for at in range(row - 1, first - 1, -1):
        if scene.folded[at] in scene.lexicon.other_office:
            made.add(scene.folded[at])
        elif scene.tokens[at].pos not in _BEFORE_NOUN and scene.tokens[at].tag != HYPHEN:
            break
    return " ".join((*sorted(made), noun))


def role_noun(scene: Scene, row: int) -> str:
    """Return the noun at `row` as the tables have it."""
    lemma = scene.lemmas[row]
    return (
        scene.folded[row]
        if lemma not in scene.lexicon.roles and scene.folded[row] in scene.lexicon.roles
        else lemma
    )


def narrowed(scene: Scene, row: int) -> bool:
    """Return whether only some of those named are meant: "other Democrats", "two Republicans"."""
    return any(
        scene.tokens[child].dep in _NARROWING and scene.folded[child] not in scene.lexicon.definite
        for child in leading(scene, row)
    )


def bare_noun(scene: Scene, row: int) -> bool:
    """Return whether nothing determines the noun ("officials", a headline's "Expert")."""
    return not any(scene.tokens[child].dep in _DETERMINING for child in leading(scene, row))


def speaking_owner(scene: Scene, row: int) -> int | None:
    """Return the possessor of a thing that cannot speak itself: "Ruiz's remarks", "in her eyes"."""
    uttered = scene.lemmas[row] in scene.lexicon.utterances
    return possessor(scene, row) if uttered else None


def relative_head(scene: Scene, row: int) -> int | None:
    """Return the noun a relative pronoun stands for: the one its clause hangs on, else the one before it."""
    above = scene.tokens[row].head
    for _ in range(CLIMB):
        if scene.tokens[above].dep == RELATIVE_CLAUSE and scene.tokens[above].head < row:
            return scene.tokens[above].head
        above = scene.tokens[above].head
    first = scene.sentence(row).first
    before = row - 1 if row > first and scene.tokens[row - 1].pos != "PUNCT" else row - 2
    if before < first or scene.tokens[before].pos not in ("NOUN", "PROPN"):
        return None
    return _somebody(scene, before)


def _somebody(scene: Scene, row: int) -> int:
    """Return the human being that `row` belongs to ("the owner of a tea room, who"), else `row`."""
    above = row
    for _ in range(CLIMB):
        if scene.lemmas[above] in scene.lexicon.roles:
            return above
        above = scene.tokens[above].head
    return row


def is_nameless(scene: Scene, row: int) -> bool:
    """Return whether the text keeps the source at `row` nameless."""
    lexicon = scene.lexicon
    if scene.lemmas[row] in lexicon.nameless:
        return True
    before = (scene.folded[child] for child in leading(scene, row))
    return not lexicon.nameless_adjectives.isdisjoint(before) or _asked_for(scene, row)


def _asked_for(scene: Scene, row: int) -> bool:
    if not scene.requests:
        return False
    sentence = scene.sentence(row)
    first, last = max(sentence.first, row - _REQUEST_REACH), min(sentence.last, row + _REQUEST_REACH)
    lemmas = scene.lemmas[first:last]
    return any(_in_order(request, lemmas) for request in scene.requests)


def _in_order(request: Sequence[str], lemmas: Sequence[str]) -> bool:
    place = iter(lemmas)
    return all(word in place for word in request)
