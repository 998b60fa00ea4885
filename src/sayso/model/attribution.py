"""Attributions: who-said-what as found on the page, before anybody asks who "he" is."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class Manner(StrEnum):
    """How the words of a statement are given."""

    DIRECT = "direct"  # all in quotation marks
    INDIRECT = "indirect"  # none
    MIXED = "mixed"  # some


class AttributionModel(StrEnum):
    """Who looks for attributions."""

    NETWORK = "network"  # the language's trained network, weighed with the rules
    RULES = "rules"  # the rules alone: a third of the cost, and no model file


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One occurrence of something said: content, cue, source and addressee as spans, in text order.

    `content` keeps outer quotation marks and leaves out a cue or source between its pieces;
    it is empty for a refusal or no reply.  `source` is empty where the text names none.
    `head` is the syntax row of the source's head word and `cue_row` that of the cue's (None where no word).
    `lexeme` is the cue's entry in the language pack ("say", "claim:noun", ":"), which later stages look up.
    `within` is the row of the attribution whose content holds this one, None for outermost.
    `continues` is the row of the attribution that this one goes on from without a cue of its own.
    `rule` names the rule or model that found it; `over` names what it was chosen over.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    addressee: tuple[Span, ...] = ()
    manner: Manner
    lexeme: str
    rule: str
    head: int | None = None
    cue_row: int | None = None
    within: int | None = None
    continues: int | None = None
    content_confidence: float = 1.0
    source_confidence: float = 1.0
    over: tuple[tuple[str, float], ...] = ()
