"""Wrongs: who, by the main proposition of a content, has done something harmful or improper."""

from collections.abc import Collection, Iterator

from sayso.model.attribution import Manner
from sayso.model.grammar import (
    ADJECTIVE_COMPLEMENT,
    ADVERB_MODIFIER,
    AGENT,
    AUXILIARY,
    CONJUNCT,
    DETERMINER,
    LOGICAL_OBJECTS,
    MARKER,
    MODAL,
    NARROWING_MODIFIERS,
    NEGATION,
    NOUN_CLAUSE,
    NUMBER_MODIFIER,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    POSSESSIVE_PRONOUN,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_OBJECT,
    PRESENT_PARTICIPLE,
    SUBJECT,
    WHERE,
)
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.stages.doing.shown import Told
from sayso.stages.doing.words import negates

# Cues that only report; "confirmed" and "announced" are taken by their word.
_PLAIN = frozenset({Act.SAY, Act.CLAIM})
_BELOW = (OBJECT, PREPOSITION_OBJECT, CONJUNCT, PREPOSITION, ADJECTIVE_COMPLEMENT, *NARROWING_MODIFIERS)
_UNREAL = frozenset({MODAL, WHERE})  # "may", "why"
_NOUNS = frozenset({"PROPN", "NOUN"})


def wrongdoer_told(told: Told) -> tuple[Span, ...]:
    """Return who has done a wrong, as somebody else tells it under a plain cue; empty where nobody has."""
    if told.default not in _PLAIN or not told.attribution.source or _finds(told):
        return ()
    for verb in _verbs(told):
        doer = _doer(told, verb) if _wrong(told, verb) else None
        if doer is not None:
            return (doer,)
    return ()


def _finds(told: Told) -> bool:
    """Return whether this is a court or an inquest, whose word is a finding."""
    head = told.attribution.head
    return head is not None and told.lemma(head) in told.words.wrong.finders


def _verbs(told: Told) -> Iterator[int]:
    """Yield the predicate and those beside it ("shelled and burned"), each where it is told as done."""
    row = told.main
    if told.lemma(row) in told.words.wrong.going_on:
        row = next(iter(told.syntax.below(row, OPEN_COMPLEMENT)), row)
    if _unreal(told, told.main):
        return
    beside = [verb for verb in told.syntax.below(row, CONJUNCT) if _finite(told, verb) == _finite(told, row)]
    yield from (verb for verb in (row, *beside) if not _unreal(told, verb))


def _finite(told: Told, verb: int) -> bool:
    """Return whether a verb is a deed of its own ("shelled"), not one that goes with another ("shelling")."""
    return told.syntax.tags[verb] != PRESENT_PARTICIPLE


def _unreal(told: Told, verb: int) -> bool:
    """Return whether a deed is not told as done: "may have shelled", "did not shell", "whether"."""
    near = told.syntax.below(verb, AUXILIARY, NEGATION, ADVERB_MODIFIER, SUBJECT, *LOGICAL_OBJECTS)
    within = [child for row in near for child in told.syntax.below(row, DETERMINER)]
    asked = any(told.lemma(row) in told.words.wrong.no_facts for row in told.syntax.below(verb, MARKER))
    return (
        asked
        or any(told.syntax.tags[row] in _UNREAL for row in near)
        or any(negates(told.syntax, told.words, row) for row in (*near, *within))
    )


def _wrong(told: Told, verb: int) -> bool:
    """Return whether this is a deed that is wrong by itself, by what is done, or by whom it hurts."""
    lemma, words = told.lemma(verb), told.words.wrong
    by_itself = lemma in words.committing or lemma in words.wrongs or lemma in words.harms
    if not by_itself and not _answers_for(told, verb):
        return False
    things = _things(told, verb)
    parts = _lemmas(told, things)
    if lemma in words.committing:
        return bool(parts & words.outrages)
    if parts & words.foes:
        return False
    if lemma in words.wrongs:
        with_whom = parts | _lemmas(told, told.syntax.below(verb, AGENT, PREPOSITION))
        return not words.wrongs[lemma] or bool(words.wrongs[lemma] & with_whom)
    if lemma in words.harms:
        return bool(parts & words.victims) if words.harms[lemma] else bool(things)
    return True


def _answers_for(told: Told, verb: int) -> bool:
    """Return whether this lays blame ("was responsible", "is behind the massacre"), not "for the budget"."""
    words = told.words.wrong
    for row in told.syntax.below(verb, ADJECTIVE_COMPLEMENT, PREPOSITION):
        if told.lemma(row) in words.answerable:
            things = _governed(told, [row, *told.syntax.below(row, PREPOSITION)])
            below = _lemmas(told, things)
            return bool(below & (words.outrages | words.raids)) or (
                not things and row in told.syntax.below(verb, ADJECTIVE_COMPLEMENT)
            )
    return False


def _things(told: Told, verb: int) -> list[int]:
    """Return to what it is done: the object, the subject of the passive, "fired on the crowd"."""
    headed = told.syntax.deps[verb] == NOUN_CLAUSE
    headline = [told.syntax.heads[verb]] if headed else []
    preps = told.syntax.below(verb, PREPOSITION)
    aims = [prep for prep in preps if told.lemma(prep) in told.words.wrong.aims]
    return [*told.syntax.below(verb, *LOGICAL_OBJECTS), *headline, *_governed(told, aims)]


def _governed(told: Told, preps: Collection[int]) -> list[int]:
    return [row for prep in preps for row in told.syntax.below(prep, PREPOSITION_OBJECT)]


def _lemmas(told: Told, rows: Collection[int]) -> frozenset[str]:
    """Return the lemmas of phrases: their heads, and what stands in them but for clauses."""
    found: set[str] = set()
    near = list(rows)
    for row in near:  # grows while it is walked: every word after the one above it
        found.add(told.lemma(row))
        near.extend(told.syntax.below(row, *_BELOW))
    return frozenset(found)


def _doer(told: Told, verb: int) -> Span | None:
    """Return who does it, where it is somebody with a name or a definite description."""
    row = _subject(told, verb)
    if row is None:
        return None
    if told.lemma(row) in told.words.wrong.raids:
        return _owner(told, row)
    known = _is_definite(told, row) and not _speaks(told, row)
    return told.syntax.phrase(row) if known or _is_other(told, row) else None


def _is_other(told: Told, row: int) -> bool:
    """Return whether this is "he" in quotation marks, who is not the one who speaks."""
    return told.attribution.manner is Manner.DIRECT and told.lemma(row) in told.words.wrong.others


def _subject(told: Told, verb: int) -> int | None:
    """Return the subject; of the passive whom "by" names."""
    agents = _governed(told, told.syntax.below(verb, AGENT))
    headed = told.syntax.deps[verb] == NOUN_CLAUSE
    passive = headed or told.syntax.has(verb, PASSIVE_SUBJECT, PASSIVE_AUXILIARY)
    return next(iter(agents), None) if agents or passive else told.syntax.subject_of(verb)


def _owner(told: Told, raid: int) -> Span | None:
    """Return whose raid it is: "regime air strikes", "a coalition strike", "the league's attack".

    What else stands before the raid is left out: a parser seldom tells whether it belongs to the owner.
    """
    before = range(told.syntax.left[raid], raid)
    sides = [row for row in before if told.syntax.deps[row] in NARROWING_MODIFIERS and _is_side(told, row)]
    return told.syntax.phrase(sides[-1]) if sides and not _speaks(told, raid) else None


def _is_side(told: Told, row: int) -> bool:
    words, lemma = told.words.wrong, told.lemma(row)
    named = told.syntax.pos[row] == "PROPN" and lemma not in words.calendar | words.raids | words.unknown
    return named or lemma in words.sides


def _is_definite(told: Told, row: int) -> bool:
    """Return whether this is a name, "the company" and "government forces", not "gunmen" and "a company"."""
    words, lemma, token = told.words.wrong, told.lemma(row), told.syntax.tokens[row]
    near = (*told.syntax.below(row, *NARROWING_MODIFIERS), row)
    if token.pos not in _NOUNS or any(told.lemma(one) in words.unknown for one in near):
        return False
    if token.pos == "PROPN":
        return lemma not in words.raids
    somebody = lemma in told.words.somebody or lemma in words.sides
    if lemma in words.sides and not told.syntax.has(row, DETERMINER, NUMBER_MODIFIER, POSSESSOR):
        return True
    return (somebody or lemma in words.forces) and any(
        _points(told, child, somebody=somebody) for child in told.syntax.children[row]
    )


def _points(told: Told, child: int, *, somebody: bool) -> bool:
    """Return whether a word makes a noun definite: a name, a side ("regime forces"), of people "the"."""
    token = told.syntax.tokens[child]
    if token.dep == DETERMINER:
        return somebody and told.lemma(child) in told.words.wrong.definite
    # "Its troops" may be the speaker's.
    if token.dep not in NARROWING_MODIFIERS or token.tag == POSSESSIVE_PRONOUN:
        return False
    return _is_side(told, child) or (token.pos == "ADJ" and told.article.text[token.start].isupper())


def _speaks(told: Told, doer: int) -> bool:
    """Return whether the doer, or whose he is, stands among the words for the speaker."""
    source = frozenset(
        word.casefold().strip(".,’'s")
        for span in told.attribution.source
        for word in span.of(told.article.text).split()
    )
    phrase = range(told.syntax.left[doer], told.syntax.right[doer] + 1)
    tokens = told.syntax.tokens
    return any(
        tokens[row].pos in _NOUNS
        and told.article.text[tokens[row].start : tokens[row].end].casefold() in source
        for row in phrase
    ) or any(tokens[row].tag == POSSESSIVE_PRONOUN for row in phrase)
