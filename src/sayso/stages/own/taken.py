"""Taken: which words are somebody's, which only introduce them, and which are left to the outlet."""

from collections.abc import Sequence

from sayso.languages.pack import LanguagePack
from sayso.model.attribution import Attribution
from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.statement import Act
from sayso.model.syntax import Syntax
from sayso.stages.clauses import main_row, rows_of, starts_of
from sayso.stages.doing.words import act_words
from sayso.stages.own.events import EventWords

FREE, QUOTED, FRAME = 0, 1, 2

# Of these acts a bare event noun is the topic, and no proposition ("condemned the attack on …").
_TOPICAL = frozenset({Act.SAY, Act.CRITICISE, Act.PRAISE, Act.FEAR, Act.KNOW})


def mark_taken(
    syntax: Syntax, quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> bytearray:
    """Mark every token as free, quoted (somebody's words), or part of the frame around somebody's words."""
    starts, taken = starts_of(syntax), bytearray(len(syntax.tokens))
    for attribution in attributions:
        for row in rows_of(starts, (*attribution.cue, *attribution.source, *attribution.addressee)):
            taken[row] = FRAME
        if attribution.cue_row is not None:
            taken[attribution.cue_row] = FRAME
    for attribution in attributions:
        for row in rows_of(starts, attribution.content):
            taken[row] = QUOTED
    speech = (quotation.span for quotation in quotations if quotation.kind is QuotationKind.SPEECH)
    for row in rows_of(starts, speech):
        taken[row] = QUOTED
    return taken


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
            taken[rows[0] : rows[-1] + 1] = bytes(len(range(rows[0], rows[-1] + 1)))
