"""Stances: what a source does with a content — asserts it, denies it, leaves it unsaid, or asks it."""

from collections.abc import Iterator, Sequence

from sayso.model.attribution import Attribution
from sayso.model.grammar import (
    ADJECTIVE_COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    OBJECT,
    OPEN_COMPLEMENT,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    SUBJECTS,
)
from sayso.model.span import Span
from sayso.model.statement import Act, ActFound, Stance
from sayso.model.syntax import Syntax
from sayso.stages.doing.bearing import bearing, cue_rows
from sayso.stages.doing.words import ActWords, lemma_of, negates

# Who does not think, want or expect a thing takes a side; who does not say or know it leaves it open.
_HELD = frozenset({Act.BELIEVE, Act.WANT, Act.PLAN, Act.FEAR, Act.AGREE, Act.PREDICT})
_REFUSING = frozenset({Act.DECLINE, Act.DENY})  # acts of the cues that govern what is refused
_OPENING = 4  # "to give any further details": what is refused is named at the start
_HIGHEST = 3  # verbs above a cue: "was not able | to say"
_CARRIED_ON = frozenset({OPEN_COMPLEMENT, ADJECTIVE_COMPLEMENT})


def stance_of(
    syntax: Syntax,
    words: ActWords,
    attribution: Attribution,
    found: ActFound,
    rows: Sequence[int],
    *,
    unsaid: bool,
) -> Stance:
    """Return what the source does with the content of `rows`, given the act found and if it is `withheld`."""
    if found.act is Act.ASK:
        return Stance.ASKS
    if found.act is Act.DENY:
        return Stance.DENIES
    if found.act is Act.DECLINE and not found.shown:
        return Stance.UNSAID if refuses_to_speak(syntax, words, attribution, rows) else Stance.DENIES
    if found.act is Act.NO_REPLY:
        return Stance.UNSAID
    if not unsaid:
        return Stance.ASSERTS
    held = words.defaults.get(bearing(syntax, attribution).lexeme) in _HELD
    return Stance.DENIES if held else Stance.UNSAID


def refuses_to_speak(syntax: Syntax, words: ActWords, attribution: Attribution, rows: Sequence[int]) -> bool:
    """Return whether this is silence and "declined to comment", not "rejected the offer", which is heard."""
    if not rows or attribution.lexeme.partition(":")[0] in words.comments | words.replies:
        return True
    if words.defaults.get(attribution.lexeme) not in _REFUSING:  # "would not say whether"
        return withheld(syntax, words, attribution)
    at = attribution.cue_row
    cue = () if at is None else (at, *cue_rows(syntax, attribution, at))
    if any(lemma_of(syntax, row) in words.spoken for row in cue):  # "declined to say"
        return True
    opening = [lemma_of(syntax, row) for row in rows if syntax.pos[row] != "PUNCT"][:_OPENING]
    things = opening[:1] and opening[0] in words.wrong.definite | words.wrong.indefinite
    spoken = words.spoken - words.handed if things else words.spoken
    return any(lemma in spoken for lemma in opening)


def withheld(syntax: Syntax, words: ActWords, attribution: Attribution) -> bool:
    """Return whether something is not said, thought or known: "did not say", "was not able to confirm"."""
    row = bearing(syntax, attribution).cue_row
    if row is None:
        return False
    inside = frozenset(cue_rows(syntax, attribution, row))
    if any(_is_without(syntax, words, one, attribution.content) for one in (row, *inside)):
        return True
    said = frozenset(  # "‘No money’, says union": what is said holds no "no" of the saying
        child
        for child in syntax.children[row]
        if any(span.start <= syntax.starts[child] < span.end for span in attribution.content)
    )
    return any(_negated(syntax, words, verb, inside, said) for verb in governing(syntax, words, row))


def _is_without(syntax: Syntax, words: ActWords, row: int, content: Sequence[Span]) -> bool:
    """Return whether the content stands behind what is not told: "left without saying | when it fell".

    "Added without giving details | that it fell" tells it, whatever the parser hangs the clause on.
    """
    return (
        syntax.deps[row] == PREPOSITION_CLAUSE
        and negates(syntax, words, syntax.heads[row])
        and lemma_of(syntax, row) in words.spoken
        and any(row + 1 < len(syntax.tokens) and syntax.starts[row + 1] == span.start for span in content)
    )


def is_negated(syntax: Syntax, words: ActWords, verb: int) -> bool:
    """Return whether this is a word with a "not" of its own, or nobody for its subject."""
    return _negated(syntax, words, verb, frozenset())


def governing(syntax: Syntax, words: ActWords, row: int) -> Iterator[int]:
    """Yield the word of the cue and those above it whose "not" is its own: "was not able to say"."""
    tokens = syntax.tokens
    for _ in range(_HIGHEST):
        yield row
        token = tokens[row]
        shared = token.dep == CONJUNCT and any(
            tokens[child].dep == CONJUNCTION and lemma_of(syntax, child) in words.alternatives
            for child in syntax.children[token.head]
        )
        if token.head == row or not (shared or token.dep in _CARRIED_ON):
            return
        row = token.head


def _negated(
    syntax: Syntax, words: ActWords, verb: int, inside: frozenset[int], said: frozenset[int] = frozenset()
) -> bool:
    """Return whether a word has its own "not", a subject "nobody", or "no" before its object in the cue."""
    tokens = syntax.tokens
    if lemma_of(syntax, verb) in words.unwilling and verb not in inside:
        return True
    if tokens[verb].pos == "NOUN" and any(_is_no(syntax, words, child) for child in syntax.children[verb]):
        return True
    before = tokens[verb].pos != "AUX"  # "said no" says it, "is not able" does not
    return any(
        (_is_no(syntax, words, child) and not (before and child > verb))
        or (
            (tokens[child].dep in SUBJECTS or (tokens[child].dep == OBJECT and child in inside))
            and any(_is_no(syntax, words, part) for part in syntax.children[child])
        )
        for child in syntax.children[verb]
        if child not in said
    )


def _is_no(syntax: Syntax, words: ActWords, row: int) -> bool:
    """Return whether this is a negation, not "not only" and "not just", which deny nothing."""
    if not negates(syntax, words, row) or syntax.deps[row] == PREPOSITION:
        return False
    after = lemma_of(syntax, row + 1) if row + 1 < len(syntax.tokens) else ""
    return after not in words.leading
