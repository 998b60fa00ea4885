"""Targets: the words for whom an act is done to — accused, criticised, praised, threatened, warned."""

from collections.abc import Collection, Iterable, Sequence

from sayso.model.attribution import Attribution
from sayso.model.grammar import (
    ADVERBIAL_CLAUSE,
    CLAUSE_COMPLEMENT,
    CLAUSES_OF_VERBS,
    CONJUNCT,
    DATIVE,
    LOGICAL_OBJECTS,
    MARKER,
    MODAL,
    NOUN_CLAUSE,
    OBJECT,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    POSSESSOR,
    PREDICATIVES,
    PREPOSITION,
    PREPOSITION_OBJECT,
)
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.doing.bearing import cue_rows
from sayso.stages.doing.words import ActWords, negates

TARGETED = frozenset({Act.ACCUSE, Act.CRITICISE, Act.PRAISE, Act.THREATEN, Act.WARN})
_NAMES = frozenset({"PROPN", "PRON", "NOUN"})
_SHOWN = frozenset({CLAUSE_COMPLEMENT, ADVERBIAL_CLAUSE})


def find_target(
    syntax: Syntax, words: ActWords, attribution: Attribution, act: Act, rows: Sequence[int], main: int | None
) -> tuple[Span, ...]:
    """Return the words for whom the act is done to; empty for other acts and where the text does not tell."""
    if act not in TARGETED:
        return ()
    inside = frozenset(rows)
    found = _of_cue(syntax, words, attribution)
    of_cue = found is not None
    if found is None and act is Act.ACCUSE and main is not None:
        found = syntax.subject_of(main)
    if found is None:
        return attribution.addressee
    if found in inside:
        found = found if act is Act.ACCUSE and of_cue else _owner(syntax, words, found)
        inside = frozenset()
    if found is None or syntax.pos[found] not in _NAMES:
        return ()
    whole = syntax.phrase(found, inside)
    return (Span(whole.start, min(whole.end, _end(syntax, words, attribution, found))),)


def _end(syntax: Syntax, words: ActWords, attribution: Attribution, target: int) -> int:
    """Return where the accused ends at the latest: before the charge, where the parser hangs that on him.

    In "accused the owner of the mill of fraud" that is the last "of".
    """
    preps, last, tokens = (
        words.charges.get(attribution.lexeme, frozenset()),
        syntax.right[target],
        syntax.tokens,
    )
    if attribution.cue_row is None or _hung(syntax, attribution.cue_row, preps):
        return tokens[last].end
    places = range(target + 1, last + 1)
    charges = [row for row in places if tokens[row].dep == PREPOSITION and tokens[row].lemma.lower() in preps]
    return tokens[charges[-1] - 1].end if charges else tokens[last].end


def _hung(syntax: Syntax, row: int, preps: Collection[str]) -> list[int]:
    """Return the prepositions of `preps` that hang on a row."""
    tokens = syntax.tokens
    return [
        child
        for child in syntax.children[row]
        if child > row and tokens[child].dep == PREPOSITION and tokens[child].lemma.lower() in preps
    ]


def called_wrongdoer(syntax: Syntax, words: ActWords, rows: Sequence[int]) -> tuple[Span, ...]:
    """Return who is called a thief, a liar, a war criminal in the content; empty where nobody is."""
    tokens, inside = syntax.tokens, frozenset(rows)
    for row in rows:
        verb = tokens[row].head
        if tokens[row].lemma.lower() not in words.wrongdoers or tokens[row].dep not in PREDICATIVES:
            continue
        if tokens[verb].pos != "AUX" or _embedded(syntax, words, verb, inside):
            continue  # "was found guilty", "if they are thieves"
        subject = syntax.subject_of(verb)
        near = (*syntax.children[verb], *range(syntax.left[row], row))  # "is no more a thief than …"
        negated = any(negates(syntax, words, one) for one in near)
        if subject is not None and not negated and tokens[subject].pos in ("PROPN", "NOUN"):
            return (syntax.phrase(subject),)
    return _discredited(syntax, words, rows)


def _discredited(syntax: Syntax, words: ActWords, rows: Sequence[int]) -> tuple[Span, ...]:
    """Return whom, by the content, something puts in the wrong: "these efforts discredit the council"."""
    tokens, inside = syntax.tokens, frozenset(rows)
    for row in rows:
        if tokens[row].lemma.lower() not in words.discrediting or tokens[row].pos != "VERB":
            continue
        near = (*syntax.children[row], *syntax.children[tokens[row].head])
        unsure = any(negates(syntax, words, one) or tokens[one].tag == MODAL for one in near)
        things = syntax.below(row, OBJECT)
        if things and not unsure and not _embedded(syntax, words, row, inside - {tokens[row].head}):
            return (syntax.phrase(things[0]),)
    return ()


_OBJECTS = (PASSIVE_SUBJECT, OBJECT, DATIVE)


def _embedded(syntax: Syntax, words: ActWords, verb: int, inside: Collection[int]) -> bool:
    """Return whether this is a clause inside the content that somebody else thinks, or that is a condition.

    What makes something clear, or shows it, tells it as so.
    """
    while syntax.deps[verb] == CONJUNCT:
        verb = syntax.heads[verb]
    token = syntax.tokens[verb]
    above = (token.head, syntax.heads[token.head])
    shown = any(syntax.lemmas[row] in words.showing for row in above)
    marks = {syntax.lemmas[row] for row in syntax.below(verb, MARKER)}
    if shown and token.dep in _SHOWN and not marks & (words.silence.supposing | words.wrong.no_facts):
        return False
    return token.dep in CLAUSES_OF_VERBS and token.head in inside


def _of_cue(syntax: Syntax, words: ActWords, attribution: Attribution) -> int | None:
    """Return the object of the cue verb, the subject of its passive, or what its preposition governs."""
    row, tokens = attribution.cue_row, syntax.tokens
    if row is None:
        return None
    laid = _laid_on(syntax, words.layings.get(attribution.lexeme, frozenset()), row)
    if laid is not None:
        return laid
    objects = _objects(syntax, row)
    if objects:
        own = objects[0] in cue_rows(syntax, attribution, row)
        return _aimed_at(syntax, words, row, objects[0]) if own else objects[0]
    if tokens[row].dep == NOUN_CLAUSE and tokens[row].tag == PAST_PARTICIPLE:  # "the rebels accused of …"
        return tokens[row].head
    if syntax.has(row, OBJECT):  # "blamed each other for …"
        return None
    return _governed(syntax, _hung(syntax, row, words.target_preps))


def _objects(syntax: Syntax, row: int) -> list[int]:
    """Return the subject of a passive and the objects of a verb that can be somebody, in this order."""
    tokens = syntax.tokens
    near = [child for child in syntax.children[row] if tokens[child].pos in _NAMES]
    return [child for dep in _OBJECTS for child in near if tokens[child].dep == dep]


def _aimed_at(syntax: Syntax, words: ActWords, row: int, noun: int) -> int | None:
    """Return whom a noun of the cue is meant for: "repeated her attack | on the owner".

    The parser hangs "on" on the noun or on the verb.
    """
    return _governed(
        syntax, [prep for above in (noun, row) for prep in _hung(syntax, above, words.target_preps)]
    )


def _laid_on(syntax: Syntax, preps: Collection[str], row: int) -> int | None:
    """Return on whom something is blamed, whether the parser hangs "on" on the verb or on its object."""
    things = syntax.below(row, *LOGICAL_OBJECTS)
    return _governed(syntax, [prep for above in (row, *things) for prep in _hung(syntax, above, preps)])


def _governed(syntax: Syntax, preps: Iterable[int]) -> int | None:
    below = (child for prep in preps for child in syntax.children[prep])
    return next((child for child in below if syntax.deps[child] == PREPOSITION_OBJECT), None)


def _owner(syntax: Syntax, words: ActWords, row: int) -> int | None:
    """Of a thing criticised ("his plan") the owner is meant, of a person or body that one."""
    token = syntax.tokens[row]
    if token.pos in {"PROPN", "PRON"} or token.lemma.lower() in words.somebody:
        return row
    return syntax.first_below(row, POSSESSOR)
