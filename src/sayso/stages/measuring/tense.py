"""Tense: whether the clause around a place in the text looks back or forward."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from enum import StrEnum

from sayso.model.grammar import (
    ADJECTIVE,
    ADPOSITION,
    AUXILIARIES,
    AUXILIARY,
    BASE_FORM,
    CLAUSE_SUBJECT,
    NOUN_SUBJECTS,
    PAST_FORMS,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PRESENT_FORMS,
    PRESENT_PARTICIPLE,
    PRESENT_TENSE,
    PRESENT_THIRD,
    UNREALISED,
)
from sayso.model.syntax import Syntax

# No clause nests deeper in readable prose; it keeps hostile text linear.
HIGHEST_CLIMB = 12


_SUBJECTS = NOUN_SUBJECTS | {CLAUSE_SUBJECT}
_SET_AHEAD = frozenset({PAST_PARTICIPLE, ADJECTIVE, ADPOSITION})
_NOT_PAST = frozenset({PRESENT_THIRD, PRESENT_TENSE, BASE_FORM})


class Tense(StrEnum):
    """Where the clause points."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


def row_at(starts: Sequence[int], offset: int) -> int | None:
    """Return the row of the token that holds or follows `offset`, given all tokens' starts."""
    row = bisect_right(starts, offset) - 1
    return row if row >= 0 else None


def governing_verb(syntax: Syntax, row: int) -> int | None:
    """Return the row of the nearest verb above `row`, or None."""
    for _ in range(HIGHEST_CLIMB):
        head = syntax.heads[row]
        if head == row:
            return None
        if syntax.pos[head] in {"VERB", "AUX"}:
            return head
        row = head
    return None


def tense_at(syntax: Syntax, row: int, ahead: Collection[tuple[str, str]] = ()) -> Tense:
    """Return the tense of the clause that `row` stands in; unknown where it only says which event is meant.

    "Sunday's attack will have costs" tells nothing of Sunday; "he will attend Sunday's rally" does.
    What was due, or set for a day, lies ahead: `ahead` has such words, each with the one it needs behind it.
    """
    verb = governing_verb(syntax, row)
    if _lies_ahead(syntax, row, ahead):
        return Tense.FUTURE
    if verb is None:
        return Tense.UNKNOWN
    tense = _tense_of(syntax, verb)
    link = _link(syntax, row)
    if link is None or tense is Tense.PAST:
        return tense
    return tense if tense is Tense.FUTURE and link not in _SUBJECTS else Tense.UNKNOWN


def is_perfect(syntax: Syntax, row: int) -> bool:
    """Return whether the clause that `row` stands in tells what has been up to now ("fares have risen")."""
    verb = governing_verb(syntax, row)
    return verb is not None and any(
        syntax.deps[child] == AUXILIARY
        and syntax.tokens[child].lemma == "have"
        and syntax.tags[child] in _NOT_PAST
        for child in syntax.children[verb]
    )


def _lies_ahead(syntax: Syntax, row: int, ahead: Collection[tuple[str, str]]) -> bool:
    """Return whether `row` hangs on a word of what lies ahead, itself or by a preposition."""
    between: list[str] = []
    for _ in range(HIGHEST_CLIMB):
        head = syntax.heads[row]
        token = syntax.tokens[head]
        if head == row or token.pos in {"NOUN", "PROPN", "PRON"}:
            return False
        row = head
        if (token.lemma, "") in ahead or any((token.lemma, word) in ahead for word in between):
            return token.tag in _SET_AHEAD and not _was_before(syntax, row)
        if token.pos != "ADP":
            return False
        between.append(token.lemma)
    return False


def _was_before(syntax: Syntax, row: int) -> bool:
    """Return whether a word is told as over at the time of the tale: "had been set for Friday"."""
    return any(syntax.tokens[child].lemma == "have" for child in syntax.children[row])


def _link(syntax: Syntax, row: int) -> str | None:
    """Return how the noun that `row` belongs to hangs on its verb, None when `row` itself does."""
    noun = False
    for _ in range(HIGHEST_CLIMB):
        token = syntax.tokens[row]
        if syntax.pos[token.head] in {"VERB", "AUX"} or token.head == row:
            return token.dep if noun else None
        noun = noun or syntax.pos[token.head] in {"NOUN", "PROPN", "PRON"}
        row = token.head
    return None


def _tense_of(syntax: Syntax, verb: int) -> Tense:
    helpers = [syntax.tokens[child] for child in syntax.children[verb] if child < verb]
    helpers = [token for token in helpers if token.dep in AUXILIARIES]
    tags, tag = {token.tag for token in helpers}, syntax.tags[verb]
    perfect = tag == PAST_PARTICIPLE and any(token.lemma == "have" for token in helpers)
    if tags & UNREALISED:
        return Tense.PAST if perfect else Tense.FUTURE
    if tag == PAST_PARTICIPLE and not perfect and tags & PRESENT_FORMS:  # "are moved on Friday"
        return Tense.PRESENT
    if tag in PAST_FORMS or (tag == PRESENT_PARTICIPLE and PAST_TENSE in tags):
        return Tense.PAST
    if tag in PRESENT_FORMS or (tag == PRESENT_PARTICIPLE and tags & PRESENT_FORMS):
        return Tense.PRESENT
    above = governing_verb(syntax, verb)
    return Tense.UNKNOWN if above is None else _finite(syntax, above)


def _finite(syntax: Syntax, verb: int) -> Tense:
    tag = syntax.tags[verb]
    if tag == BASE_FORM and any(syntax.tags[child] in UNREALISED for child in syntax.children[verb]):
        return Tense.FUTURE  # "to keep him from winning on Tuesday"
    if tag in PAST_FORMS:
        return Tense.PAST
    return Tense.PRESENT if tag in PRESENT_FORMS else Tense.UNKNOWN
