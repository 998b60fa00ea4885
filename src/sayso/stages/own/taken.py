"""Taken: which words are somebody's, which only introduce them, and which are left to the outlet."""

from collections.abc import Sequence

from sayso.languages.pack import LanguagePack
from sayso.model.attribution import Attribution
from sayso.model.grammar import (
    ADVERBIAL_CLAUSE,
    APPOSITION,
    CONJUNCT,
    CONJUNCTION,
    NOUN_CLAUSE,
    PRESENT_PARTICIPLE,
    PUNCTUATION,
)
from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, rows_of, starts_of
from sayso.stages.doing.words import act_words
from sayso.stages.own.events import EventWords

# Lent: named as source, as cue or as what a cue below it is about, and still part of what governs it:
# "The mayor met officials, who said …", "The plan he praised costs nine million".
FREE, QUOTED, FRAME, LENT = 0, 1, 2, 3
CLOSED = frozenset({QUOTED, FRAME})

# So few words in marks that nobody is heard to say are the outlet's, with marks of its own.
_SCARE = 3
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})

# Of these acts a bare event noun is the topic, and no proposition ("condemned the attack on …").
_TOPICAL = frozenset({Act.SAY, Act.CRITICISE, Act.PRAISE, Act.FEAR, Act.KNOW})


def mark_taken(
    syntax: Syntax, quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> bytearray:
    """Mark every token as free, quoted (somebody's words), framing somebody's words, or lent to them."""
    starts, taken = starts_of(syntax), bytearray(len(syntax.tokens))
    for attribution in attributions:
        _mark_frame(syntax, starts, taken, attribution)
    for attribution in attributions:
        for row in rows_of(starts, attribution.content):
            taken[row] = QUOTED
    for attribution in attributions:
        rows = list(rows_of(starts, attribution.content))
        if attribution.within is None and _governs_its_cue(syntax, rows, attribution.cue_row):
            taken[rows[0] : rows[-1] + 1] = bytes([LENT]) * (rows[-1] + 1 - rows[0])
    for quotation in quotations:
        rows = list(rows_of(starts, (quotation.span,)))
        if quotation.kind is QuotationKind.SPEECH and _is_said(syntax, taken, rows):
            for row in rows:
                taken[row] = QUOTED
    return taken


def _is_said(syntax: Syntax, taken: bytearray, rows: Sequence[int]) -> bool:
    """Return whether words in marks are somebody's speech or a clause, not the outlet's own marked word."""
    words = sum(syntax.tokens[row].lemma[:1].isalnum() for row in rows)
    return words > _SCARE or any(taken[row] == QUOTED or syntax.is_clause(row) for row in rows)


def _mark_frame(syntax: Syntax, starts: Sequence[int], taken: bytearray, attribution: Attribution) -> None:
    """Mark the words that introduce somebody's: nouns are lent, all others only frame."""
    for row in rows_of(starts, (*attribution.source, *attribution.addressee)):
        taken[row] = taken[row] or LENT
    cue = [*rows_of(starts, attribution.cue)]
    for row in cue if attribution.cue_row is None else [*cue, attribution.cue_row]:
        taken[row] = LENT if syntax.pos[row] in _NOMINAL else FRAME


def _governs_its_cue(syntax: Syntax, rows: Sequence[int], cue: int | None) -> bool:
    """Return whether the content is one noun phrase on which its cue hangs: "the plan he praised"."""
    main = main_row(syntax, rows)
    if main is None or cue is None or rows[-1] - rows[0] + 1 != len(rows):
        return False
    inside = main < cue <= syntax.right[main]
    return inside and cue not in rows and syntax.pos[main] in _NOMINAL


def free_topics(
    syntax: Syntax,
    taken: bytearray,
    attributions: Sequence[Attribution],
    words: EventWords,
    pack: LanguagePack,
) -> None:
    """Give the outlet back the events that somebody only comments on: the outlet says that they were."""
    starts, defaults = starts_of(syntax), act_words(pack).defaults
    for attribution in attributions:
        if defaults.get(attribution.lexeme) not in _TOPICAL or attribution.within is not None:
            continue
        rows = list(rows_of(starts, attribution.content))
        main = main_row(syntax, rows)
        if main is not None and words.is_event(syntax, main) and words.is_definite(syntax, main):
            for row in _topic(syntax, main, rows):
                taken[row] = FREE


def _topic(syntax: Syntax, main: int, rows: Sequence[int]) -> range:
    """Return the event noun phrase, without what is said of it: "the raid, calling it a crime"."""
    last = min(syntax.right[main], rows[-1])
    for child in syntax.children[main]:
        token = syntax.tokens[child]
        if child > main and (
            token.dep in _SAID_OF_IT or (token.dep == NOUN_CLAUSE and token.tag == PRESENT_PARTICIPLE)
        ):
            last = min(last, syntax.left[child] - 1)
    return range(max(syntax.left[main], rows[0]), last + 1)


_SAID_OF_IT = frozenset({ADVERBIAL_CLAUSE, CONJUNCT, CONJUNCTION, PUNCTUATION, APPOSITION})
