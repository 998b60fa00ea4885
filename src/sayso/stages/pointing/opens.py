"""Opens: clauses that leave open whether something is so, and events that are hedged by their own words."""

from collections.abc import Iterator, Sequence

from sayso.model.grammar import (
    ADNOMINAL_CLAUSES,
    APPOSITION,
    ATTRIBUTE,
    CLAUSE_COMPLEMENT,
    CLAUSES_OF_VERBS,
    NEGATION,
    OBJECT,
    OPEN_COMPLEMENT,
    PREDICATIVES,
    PREPOSITION,
    PREPOSITION_COMPLEMENTS,
    QUESTION_WORDS,
    ROLES,
)
from sayso.model.statement import Certainty
from sayso.model.syntax import Syntax
from sayso.stages.judging.signs import Signs
from sayso.stages.own.events import EventWords
from sayso.stages.pointing.open_words import OpenWords

_INNER = PREDICATIVES | {OPEN_COMPLEMENT}
_FOUND = frozenset({OBJECT, ATTRIBUTE})
_HANGING = ADNOMINAL_CLAUSES | PREPOSITION_COMPLEMENTS | {CLAUSE_COMPLEMENT, APPOSITION}
_TOLD = frozenset({CLAUSE_COMPLEMENT, OBJECT})
_DEEPEST = 3  # "was not able to confirm"


def leaves_open(syntax: Syntax, signs: Signs, head: int, words: OpenWords) -> bool:
    """Return whether the clause of this predicate says that something is not known."""
    rows = tuple(_predicates(syntax, head))
    lemmas = {syntax.lemmas[row] for row in rows}
    if lemmas & words.alone or _hard_to_check(syntax, rows, words) or _finds_nothing(syntax, rows, words):
        return True
    if any(_is_wary(syntax, row, words) for row in rows):
        return True
    # A negation that a hedge has taken up ("not clear") is none of the signs' own.
    nots = (_is_not(syntax, child, words) for row in rows for child in syntax.children[row])
    negated = not signs.negated.isdisjoint(rows) or any(nots)
    if negated and not lemmas.isdisjoint(words.negated):
        return True
    early = bool(lemmas & (words.early | words.hard))
    return (negated or early) and any(_leaves_question(syntax, row, words) for row in rows)


def under_open(syntax: Syntax, signs: Signs, head: int, words: OpenWords) -> bool:
    """Return whether nothing shows it or nobody knows it: "no evidence THAT IT FAILED"."""
    token = syntax.tokens[head]
    above = syntax.heads[token.head] if token.dep in PREPOSITION_COMPLEMENTS else token.head
    if syntax.lemmas[above] in words.trace and token.dep in _HANGING:
        near = (above, syntax.heads[above])
        return any(_is_not(syntax, child, words) for row in near for child in syntax.children[row])
    if token.dep != CLAUSE_COMPLEMENT or not _is_question(syntax, head, words):
        return False
    for _ in range(_DEEPEST):
        if syntax.deps[above] != OPEN_COMPLEMENT:
            break
        above = syntax.heads[above]
    return leaves_open(syntax, signs, above, words)


def _leaves_question(syntax: Syntax, row: int, words: OpenWords) -> bool:
    """Return whether this is "say whether it failed", and "say" where nothing follows."""
    if syntax.lemmas[row] not in words.telling:
        return False
    told = syntax.below(row, *_TOLD)
    can = any(syntax.lemmas[child] in words.able for child in syntax.children[row])
    return any(_is_question(syntax, child, words) for child in told) or (can and not told)


def _is_question(syntax: Syntax, row: int, words: OpenWords) -> bool:
    first = syntax.tokens[syntax.left[row]]
    return first.tag in QUESTION_WORDS or first.lemma.lower() in words.whether


def _is_not(syntax: Syntax, row: int, words: OpenWords) -> bool:
    """Return whether this is "not" and the "no" of "no confirmation"."""
    return syntax.deps[row] == NEGATION or syntax.lemmas[row] in words.no


def _hard_to_check(syntax: Syntax, rows: Sequence[int], words: OpenWords) -> bool:
    """Return whether this is "difficult to verify", not "difficult to cross"."""
    tokens = syntax.tokens
    near = [*rows, *(child for row in rows for child in syntax.below(row, CLAUSE_COMPLEMENT))]
    hard = [row for row in near if tokens[row].lemma.lower() in words.hard]
    above = (head for row in hard for head in (row, tokens[row].head))
    checked = (child for row in above for child in syntax.below(row, *CLAUSES_OF_VERBS))
    return any(tokens[child].lemma.lower() in words.negated for child in checked)


def _finds_nothing(syntax: Syntax, rows: Sequence[int], words: OpenWords) -> bool:
    """Return whether this is "found no evidence of a leak" and "saw none"."""
    for row in rows:
        lemma = syntax.lemmas[row]
        for child in syntax.children[row]:
            found = syntax.tokens[child]
            if found.dep not in _FOUND:
                continue
            if found.lemma.lower() in words.none and lemma in words.seeing:
                return True
            if found.lemma.lower() in words.trace and any(
                _is_not(syntax, one, words) for near in (row, child) for one in syntax.children[near]
            ):
                return True
    return False


def _is_wary(syntax: Syntax, row: int, words: OpenWords) -> bool:
    """Return whether this is "cautious about the toll", not "cautious on ice"."""
    if syntax.lemmas[row] not in words.wary:
        return False
    preps = syntax.below(row, PREPOSITION)
    return any(syntax.lemmas[prep] in words.about for prep in preps)


def _predicates(syntax: Syntax, head: int) -> Iterator[int]:
    """Yield the predicate and what it is completed by: "was", "able", "confirm"."""
    level = [head]
    for _ in range(_DEEPEST):
        yield from level
        level = [child for row in level for child in syntax.below(row, *_INNER)]


def hedged_events(syntax: Syntax, signs: Signs, head: int, words: EventWords) -> Iterator[Certainty]:
    """Yield how sure the events are put that the clause tells of: "A SUSPECTED RAID shook the port"."""
    for child in syntax.children[head]:
        if syntax.deps[child] in ROLES and words.is_event(syntax, child):
            yield from (sign.value for sign in signs.at.get(child, ()))
