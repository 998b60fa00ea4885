"""Silences: who did not reply, or would not speak, where the words alone show it.

The network finds most of these; here its finds are settled: a silence has no content, what a verb of
replying does otherwise ("the port has not returned") is none, and those it overlooks are added.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sayso.model.attribution import Attribution, Chances, Manner
from sayso.model.grammar import (
    ADVERBIAL_CLAUSE,
    AUXILIARIES,
    COMPOUND,
    DETERMINER,
    EXPLETIVE,
    LOGICAL_OBJECTS,
    MARKER,
    NEGATION,
    NOUN_CLAUSE,
    OBJECT,
    PASSIVE_SUBJECT,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
)
from sayso.model.span import Span
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.attribution.rating import chances_by_form
from sayso.stages.clauses import main_row, rows_of, starts_of
from sayso.stages.doing.bearing import cue_rows
from sayso.stages.doing.stances import governing, is_negated
from sayso.stages.doing.words import ActWords, lemma_of

# How sure a silence is that the words show: of those in 93 articles of PolNeAR nine in ten are real.
_SURE = 0.93
_HELPERS = AUXILIARIES | {NEGATION}


class Silence(NamedTuple):
    """One refusal or missing reply: the rows of its cue, what it is, and who is silent."""

    rows: tuple[int, ...]
    act: Act
    who: int | None


def settle_silences(syntax: Syntax, words: ActWords, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with their silences settled."""
    silences = tuple(find_silences(syntax, words))
    starts = starts_of(syntax)
    settled, met = [], set()
    for one in found:
        at = _silence_at(syntax, silences, one)
        if at is not None:
            met.add(at)
            settled.append(_silent(syntax, starts, silences[at], one))
        elif one.content or one.cue_row is None or _may_be_silent(syntax, words, one):
            settled.append(_without_nobody(syntax, words, starts, one))
    added = (one for row, one in enumerate(silences) if row not in met and _reported(syntax, words, one))
    return (*settled, *(_made(syntax, one) for one in added))


def find_silences(syntax: Syntax, words: ActWords) -> Iterator[Silence]:
    """Yield every refusal and missing reply that the words alone show, in text order."""
    verbs, nouns = words.replies | words.silence.verbs.keys(), words.silence.answers
    adjectives = words.silence.unanswered | words.silence.reachable.keys()
    for row, token in enumerate(syntax.tokens):
        lemma = token.lemma.lower()
        if token.pos == "VERB" and lemma in verbs:
            yield from _of_verb(syntax, words, row)
        elif token.pos == "NOUN" and lemma in nouns:
            yield from _of_noun(syntax, words, row)
        elif lemma in adjectives:
            yield from _of_adjective(syntax, words, row)


def _of_verb(syntax: Syntax, words: ActWords, row: int) -> Iterator[Silence]:
    """Yield "did not respond to a request", "could not be reached", "declined to comment"."""
    lemma, above = lemma_of(syntax, row), _above(syntax, words, row)
    refused = any(lemma_of(syntax, verb) in words.silence.refusing for verb in above[1:])
    ignored = lemma in words.silence.ignoring and _asked(syntax, words, row)
    without = any(lemma_of(syntax, verb) in words.negations for verb in above)
    if not (refused or ignored or without or any(is_negated(syntax, words, verb) for verb in above)):
        return
    if lemma in words.replies and not _is_replying(syntax, words, row, above):
        return
    passive = syntax.is_passive(row)
    kind = words.silence.verbs.get(lemma, Act.NO_REPLY)
    if lemma in words.silence.reaching and not passive:
        return
    who = _called(syntax, row) if passive and lemma not in words.silence.reaching else _who(syntax, above)
    yield Silence(_cue(syntax, above), Act.DECLINE if refused else kind, who)


def _of_noun(syntax: Syntax, words: ActWords, row: int) -> Iterator[Silence]:
    """Yield "offered no comment", "did not give a response", "no reply from the council"."""
    verb, none = syntax.heads[row], _has_no(syntax, words, row)
    if syntax.deps[row] == OBJECT and lemma_of(syntax, verb) in words.silence.light:
        above = _above(syntax, words, verb)
        if none or any(is_negated(syntax, words, one) for one in above):
            kind = Act.DECLINE if lemma_of(syntax, row) in words.comments else Act.NO_REPLY
            rows = tuple(sorted({*_cue(syntax, above), *range(syntax.left[row], row + 1)}))
            yield Silence(rows, kind, _who(syntax, above))
    elif none:
        froms = [
            child
            for child in syntax.below(row, PREPOSITION)
            if lemma_of(syntax, child) in words.silence.sources
        ]
        who = next((one for prep in froms for one in syntax.below(prep, PREPOSITION_OBJECT)), None)
        if who is not None:
            yield Silence(tuple(range(syntax.left[row], row + 1)), Act.NO_REPLY, who)


def _of_adjective(syntax: Syntax, words: ActWords, row: int) -> Iterator[Silence]:
    """Yield "calls went unanswered", "was not available for comment"."""
    verb, lemma = syntax.heads[row], lemma_of(syntax, row)
    subject = syntax.subject_of(verb)
    if subject is None:
        return
    rows = tuple(sorted({*_cue(syntax, (verb,)), row}))
    if lemma in words.silence.unanswered:
        if lemma_of(syntax, subject) in words.silence.asked:
            yield Silence(rows, Act.NO_REPLY, _of_call(syntax, subject))
        return
    things = (
        one for prep in syntax.below(row, PREPOSITION) for one in syntax.below(prep, PREPOSITION_OBJECT)
    )
    off = words.silence.reachable[lemma] or is_negated(syntax, words, verb)
    if off and any(lemma_of(syntax, one) in words.silence.answers | words.silence.asked for one in things):
        yield Silence(rows, Act.NO_REPLY, subject)


def _above(syntax: Syntax, words: ActWords, row: int) -> tuple[int, ...]:
    """Return the verb and those above it: "declined to respond", "left without answering"."""
    above = list(governing(syntax, words, row))
    tokens = syntax.tokens
    if (
        tokens[above[-1]].dep == PREPOSITION_CLAUSE
        and lemma_of(syntax, tokens[above[-1]].head) in words.negations
    ):
        above += [tokens[above[-1]].head, tokens[tokens[above[-1]].head].head]
    return tuple(above)


def _is_replying(syntax: Syntax, words: ActWords, row: int, above: Sequence[int]) -> bool:
    """Return whether the verb means a reply, unlike "would not return to the front" or "to treatment"."""
    if lemma_of(syntax, row) in words.silence.returning:
        return _asked(syntax, words, row)
    things = [
        *syntax.below(row, *LOGICAL_OBJECTS),
        *(
            one
            for prep in syntax.below(row, PREPOSITION)
            if lemma_of(syntax, prep) in words.silence.toward
            for one in syntax.below(prep, PREPOSITION_OBJECT)
        ),
    ]
    if things:
        return any(_is_asked(syntax, words, one) for one in things)
    return _is_somebody(syntax, words, _who(syntax, above))


def _asked(syntax: Syntax, words: ActWords, row: int) -> bool:
    return any(_is_asked(syntax, words, one) for one in syntax.below(row, *LOGICAL_OBJECTS))


def _is_asked(syntax: Syntax, words: ActWords, row: int) -> bool:
    """Return whether a noun is what one replies to: "a request", "attempts to reach him"."""
    return any(lemma_of(syntax, one) in words.silence.asked for one in (row, *syntax.below(row, COMPOUND)))


def _who(syntax: Syntax, above: Sequence[int]) -> int | None:
    """Return who is silent: the subject of the topmost verb, of a participle the noun it hangs on."""
    top = above[-1]
    subject = syntax.subject_of(top)
    if subject is None and syntax.deps[top] == NOUN_CLAUSE:
        return syntax.heads[top]
    return None if subject is None or syntax.deps[subject] == EXPLETIVE else subject


def _called(syntax: Syntax, row: int) -> int | None:
    subjects = syntax.below(row, PASSIVE_SUBJECT)
    return _of_call(syntax, subjects[0]) if subjects else None


def _of_call(syntax: Syntax, call: int) -> int | None:
    """Return who was called: "calls to the council were not returned"."""
    preps = syntax.below(call, PREPOSITION)
    return next((one for prep in preps for one in syntax.below(prep, PREPOSITION_OBJECT)), None)


def _is_somebody(syntax: Syntax, words: ActWords, row: int | None) -> bool:
    if row is None:
        return False
    lemma = lemma_of(syntax, row)
    return syntax.pos[row] in {"PROPN", "PRON"} or lemma in words.somebody


def _has_no(syntax: Syntax, words: ActWords, row: int) -> bool:
    return any(lemma_of(syntax, one) in words.negations for one in syntax.below(row, DETERMINER, NEGATION))


def _cue(syntax: Syntax, above: Sequence[int]) -> tuple[int, ...]:
    """Return the verbs with their helpers and what negates them."""
    return tuple(sorted({one for verb in above for one in (verb, *syntax.below(verb, *_HELPERS))}))


def _silence_at(syntax: Syntax, silences: Sequence[Silence], one: Attribution) -> int | None:
    """Return which silence an attribution is; one whose cue is another word is none."""
    for row, silence in enumerate(silences):
        verb = syntax.span(silence.rows[-1], silence.rows[-1])
        whole = syntax.span(silence.rows[0], silence.rows[-1])
        of_cue = any(span.overlaps(whole) for span in one.cue)
        if of_cue and (one.cue_row in silence.rows or any(span.overlaps(verb) for span in one.cue)):
            return row
    return None


def _silent(syntax: Syntax, starts: Sequence[int], silence: Silence, one: Attribution) -> Attribution:
    """Return an attribution as the silence it is; a question left open is its content."""
    rows = list(rows_of(starts, one.content))
    main = main_row(syntax, rows)
    left_open = silence.act is Act.DECLINE and main is not None and syntax.is_clause(main)
    return replace(
        one,
        content=one.content if left_open else (),
        source=one.source or _source(syntax, silence),
        manner=one.manner if left_open else Manner.INDIRECT,
        chances=one.chances and _raised(one.chances),
    )


def _without_nobody(syntax: Syntax, words: ActWords, starts: Sequence[int], one: Attribution) -> Attribution:
    """Return an attribution whose source is somebody: "nobody at the county" says nothing."""
    rows = list(rows_of(starts, one.source))
    if not rows or lemma_of(syntax, rows[0]) not in words.negations:
        return one
    return replace(one, source=(), head=None)


def _may_be_silent(syntax: Syntax, words: ActWords, one: Attribution) -> bool:
    """Return whether words refuse, unlike "would not return to the front" and "did not hesitate"."""
    rows = (one.cue_row, *cue_rows(syntax, one, one.cue_row)) if one.cue_row is not None else ()
    lemmas = {lemma_of(syntax, row) for row in rows}
    if rows and lemma_of(syntax, rows[0]) in words.replies:
        return False
    return words.defaults.get(one.lexeme) is Act.DECLINE or bool(lemmas & words.spoken)


def _reported(syntax: Syntax, words: ActWords, silence: Silence) -> bool:
    """Return whether somebody else's silence is told, not "I will not answer" or "if they do not respond"."""
    if silence.who is None or lemma_of(syntax, silence.who) in words.self_words | words.silence.addressed:
        return False
    verbs = (row for row in silence.rows if syntax.deps[row] == ADVERBIAL_CLAUSE)
    marks = (mark for verb in verbs for mark in syntax.below(verb, MARKER))
    return not any(lemma_of(syntax, mark) in words.silence.supposing for mark in marks)


def _made(syntax: Syntax, silence: Silence) -> Attribution:
    """Return a silence that nothing else found."""
    last = silence.rows[-1]
    kind = "noun" if syntax.pos[last] == "NOUN" else "verb"
    return Attribution(
        content=(),
        cue=(syntax.span(silence.rows[0], last),),
        source=_source(syntax, silence),
        manner=Manner.INDIRECT,
        lexeme=f"{lemma_of(syntax, last)}:{kind}",
        rule="silence",
        head=silence.who,
        cue_row=last,
        chances=chances_by_form(silence.act, _SURE),
        content_confidence=_SURE,
        source_confidence=_SURE,
    )


def _source(syntax: Syntax, silence: Silence) -> tuple[Span, ...]:
    return () if silence.who is None else (syntax.phrase(silence.who),)


def _raised(chances: Chances) -> Chances:
    """Return chances that are no lower than those of a silence that the words show."""
    return replace(
        chances,
        content=max(chances.content, _SURE),
        source=max(chances.source, _SURE),
        marked=max(chances.marked, _SURE),
        outer=max(chances.outer, _SURE),
        must=max(chances.must, _SURE),
        words=max(chances.words, _SURE),
        edges=max(chances.edges, _SURE),
        sayer=max(chances.sayer, _SURE),
    )
