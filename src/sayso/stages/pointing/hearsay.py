"""Hearsay: clauses that nobody vouches for, and those that the words over them say are not so."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sayso.model.grammar import (
    ADJECTIVE_MODIFIER,
    ADNOMINAL_CLAUSES,
    AGENT,
    APPOSITION,
    ATTRIBUTE,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    LOGICAL_OBJECTS,
    NEGATION,
    NOUN_CLAUSE,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_COMPLEMENTS,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
    SUBJECTS,
    WHICH,
)
from sayso.model.syntax import Syntax, Token
from sayso.stages.judging.signs import Sign, Signs
from sayso.stages.pointing.open_words import OpenWords

_UNDER_A_NOUN = frozenset({NOUN_CLAUSE, CLAUSE_COMPLEMENT, APPOSITION})
_OF_SOMEBODY = frozenset({POSSESSOR, AGENT})
_NAMED = frozenset({AGENT, SUBJECT})
_TOLD = frozenset({SUBJECT, ATTRIBUTE})
_DEEPEST = 4  # nouns joined with "and" over a clause
_OTHER_THINGS = frozenset({OBJECT, NEGATION, OBJECT_PREDICATE, OPEN_COMPLEMENT})


def only_reported(syntax: Syntax, signs: Signs, head: int, words: OpenWords, source: Collection[int]) -> bool:
    """Return whether this hangs on nobody's "reports": "reports THAT THE DAM FAILED", "reports of A RAID".

    `source` are the rows of whose statement it is: "LOCAL reports" may be somebody's.
    """
    noun = _noun_over(syntax, signs, head, words)
    if noun is None:
        noun = _retelling(syntax, head, words)
    return noun is not None and _is_nobodys(syntax, noun, words, source)


def only_tells_reports(syntax: Syntax, head: int, words: OpenWords) -> bool:
    """Return whether a clause is only about nobody's reports: "REPORTS OF A RAID emerged"."""
    if syntax.pos[head] == "NOUN":
        return _leads_on(syntax, head, words) and _is_nobodys(syntax, head, words, ())
    if syntax.lemmas[head] not in words.emerging:
        return False
    told = syntax.below(head, *_TOLD)
    return any(_leads_on(syntax, noun, words) and _is_nobodys(syntax, noun, words, ()) for noun in told)


def _leads_on(syntax: Syntax, noun: int, words: OpenWords) -> bool:
    """Return whether this is reports of which is told what they say."""
    preps = syntax.below(noun, PREPOSITION)
    return any(syntax.lemmas[prep] in words.about for prep in preps)


def _retelling(syntax: Syntax, head: int, words: OpenWords) -> int | None:
    """Return the reports of "reports that QUESTION HER ACCOUNT", not of those "that angered her"."""
    token = syntax.tokens[head]
    if token.dep != RELATIVE_CLAUSE or token.lemma.lower() not in words.retelling:
        return None
    subjects = syntax.below(head, SUBJECT)
    return token.head if any(syntax.tags[child] == WHICH for child in subjects) else None


def _is_nobodys(syntax: Syntax, noun: int, words: OpenWords, source: Collection[int]) -> bool:
    """Return whether this is reports of nobody in particular, which nobody confirms."""
    if syntax.lemmas[noun] not in words.reported:
        return False
    if syntax.lemmas[syntax.heads[noun]] in words.confirming:
        return False
    if any(child in source for child in syntax.children[noun]):
        return False
    near = [syntax.tokens[child] for child in syntax.children[noun]]
    return not any(_names_somebody(token, words) or token.lemma.lower() in words.no for token in near)


def _names_somebody(token: Token, words: OpenWords) -> bool:
    """Return whether this is whose reports they are: "HER claims", "claims BY Vale", "LOWMERE claims"."""
    if token.dep == PREPOSITION:
        return token.lemma.lower() in words.by
    return token.dep in _OF_SOMEBODY or (token.dep == COMPOUND and token.pos == "PROPN")


def denied_over(syntax: Syntax, signs: Signs, head: int, words: OpenWords) -> bool:
    """Return whether this is what hangs on words that are denied: "dismissed rumours THAT THE DAM FAILED"."""
    noun = _noun_over(syntax, signs, head, words)
    return noun is not None and is_denied(syntax, signs, noun, words)


def denies(syntax: Syntax, signs: Signs, head: int, words: OpenWords) -> bool:
    """Return whether a clause denies: "the claims WERE DENIED by Vale", "continued to REFUTE the story"."""
    rows = (head, *syntax.below(head, OPEN_COMPLEMENT))
    near = [child for row in rows for child in syntax.children[row]]
    things = [child for child in near if syntax.deps[child] in LOGICAL_OBJECTS]
    things += _of_denials(syntax, (head, *near), words)
    plead = syntax.lemmas[head] in words.pleading
    return any(
        is_denied(syntax, signs, thing, words)
        or _is_denied_outright(syntax, signs, thing, words)
        or (plead and syntax.lemmas[thing] in words.plea)
        for thing in things
    )


def _of_denials(syntax: Syntax, rows: Iterable[int], words: OpenWords) -> Iterator[int]:
    """Yield what a denial is of: "her denial of THE RUMOURS"."""
    for row in rows:
        if syntax.pos[row] == "NOUN" and syntax.lemmas[row] in words.denying:
            preps = syntax.below(row, PREPOSITION)
            yield from (below for prep in preps for below in syntax.children[prep])


def _is_denied_outright(syntax: Syntax, signs: Signs, thing: int, words: OpenWords) -> bool:
    """Return whether this is "the raid was denied", not "Vale was denied ENTRY"."""
    token = syntax.tokens[thing]
    verb = token.head
    if token.dep != PASSIVE_SUBJECT or syntax.lemmas[verb] not in words.anything:
        return False
    return verb not in signs.negated and not syntax.has(verb, *_OTHER_THINGS)


def is_denied(syntax: Syntax, signs: Signs, noun: int | None, words: OpenWords) -> bool:
    """Return whether rumours are denied by somebody; who "did not deny" them denies none."""
    for _ in range(_DEEPEST):
        if noun is None or syntax.lemmas[noun] not in words.deniable:
            return False
        token = syntax.tokens[noun]
        if token.dep != CONJUNCT:
            return _is_done_to(syntax, signs, noun, words.denying, words)
        noun = token.head
    return False


def doubts(syntax: Syntax, signs: Signs, head: int, words: OpenWords) -> bool:
    """Return whether this is what hangs on claims that somebody questions, and the clause that tells so."""
    near = (_noun_over(syntax, signs, head, words), *syntax.children[head])
    return any(
        noun is not None
        and syntax.lemmas[noun] in words.deniable
        and _is_done_to(syntax, signs, noun, words.doubting, words)
        for noun in near
    )


def relayed(syntax: Syntax, signs: Signs, head: int, path: Sequence[int], words: OpenWords) -> bool:
    """Return whether a clause is only passed on: "allegedly", "is said to", "it is reported that".

    `path` are the rows from what the clause puts forward up to what that is carried by.
    """
    over = [sign for row in dict.fromkeys((head, *path)) for sign in signs.at.get(row, ())]
    if any(_relays(syntax, sign, words) for sign in (*over, *_of_subjects(syntax, signs, head))):
        return True
    if charged_with(syntax, head, words) or only_tells_reports(syntax, head, words):
        return True
    return _is_passed_on(syntax, head, words) or _heard(syntax, head, words)


def charged_with(syntax: Syntax, head: int, words: OpenWords) -> bool:
    """Return whether nobody in particular charges somebody with a deed: "accused of TAKING THE MONEY"."""
    token = syntax.tokens[head]
    above = syntax.heads[token.head]
    if token.dep != PREPOSITION_CLAUSE or syntax.lemmas[token.head] not in words.charging:
        return False
    return syntax.lemmas[above] in words.relayed and _is_done_by_nobody(syntax, above)


def _noun_over(syntax: Syntax, signs: Signs, head: int, words: OpenWords) -> int | None:
    """Return the noun that says what the clause or event is: "reports" of "reports of A RAID"."""
    token = syntax.tokens[head]
    above = token.head
    if token.dep in PREPOSITION_COMPLEMENTS:
        if syntax.lemmas[above] not in words.about:
            return None
        above = syntax.heads[above]
    elif token.dep not in _UNDER_A_NOUN and (token.dep != RELATIVE_CLAUSE or head not in signs.over):
        return None  # "reports that INDICATE A RAID", not "reports that angered her"
    return above if syntax.pos[above] in {"NOUN", "PROPN"} else None


def _is_done_to(syntax: Syntax, signs: Signs, noun: int, deeds: frozenset[str], words: OpenWords) -> bool:
    """Return whether a verb, or a noun with "of", does one of some deeds to a noun."""
    token = syntax.tokens[noun]
    above = syntax.heads[token.head] if token.dep == PREPOSITION_OBJECT else token.head
    if syntax.lemmas[above] not in deeds or above in signs.negated:
        return False
    if token.dep == PREPOSITION_OBJECT:
        return syntax.pos[above] == "NOUN" and syntax.lemmas[token.head] in words.about
    return token.dep in LOGICAL_OBJECTS and not syntax.is_negated(above)


def _of_subjects(syntax: Syntax, signs: Signs, head: int) -> Iterator[Sign]:
    """Yield the hedges on the clause's own event: "an ALLEGED raid took place"."""
    for child in syntax.children[head]:
        if syntax.deps[child] in SUBJECTS and syntax.pos[child] == "NOUN":
            yield from (
                sign for sign in signs.at.get(child, ()) if syntax.deps[sign.row] == ADJECTIVE_MODIFIER
            )


def _relays(syntax: Syntax, sign: Sign, words: OpenWords) -> bool:
    token = syntax.tokens[sign.row]
    lemma = token.lemma.lower()
    if lemma not in words.relayed:
        return False
    if token.dep == ADJECTIVE_MODIFIER:
        return lemma in words.attributive
    return token.pos not in {"VERB", "AUX"} or _is_done_by_nobody(syntax, sign.row)


def _is_passed_on(syntax: Syntax, head: int, words: OpenWords) -> bool:
    """Return whether a predicate passes its own clause on: "was accused of it", "is suspected of it"."""
    if syntax.lemmas[head] not in words.cues or not _is_done_by_nobody(syntax, head):
        return False
    preps = syntax.below(head, PREPOSITION)
    return any(syntax.lemmas[prep] in words.charging for prep in preps)


def _heard(syntax: Syntax, head: int, words: OpenWords) -> bool:
    """Return whether this is what follows "it is reported that"."""
    token = syntax.tokens[head]
    if token.dep != CLAUSE_COMPLEMENT or token.head == head:
        return False
    above = token.head
    subjects = syntax.below(above, *SUBJECTS)
    empty = any(syntax.lemmas[child] in words.empty for child in subjects)
    return empty and syntax.lemmas[above] in words.relayed and _is_done_by_nobody(syntax, above)


def _is_done_by_nobody(syntax: Syntax, row: int) -> bool:
    """Return whether this is a passive or participle beside which nobody is named who does it."""
    participle = syntax.is_passive(row) or syntax.deps[row] in ADNOMINAL_CLAUSES
    return participle and syntax.tags[row] == PAST_PARTICIPLE and not syntax.has(row, *_NAMED)
