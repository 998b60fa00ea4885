"""Attributions: who-said-what as found on the page, before anybody asks who "he" is."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class Manner(StrEnum):
    """How the words of a statement are given."""

    DIRECT = "direct"  # all in quotation marks, or laid out as speech
    INDIRECT = "indirect"  # none
    MIXED = "mixed"  # some


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """How sure the network is of one attribution, between 0 and 1.

    `content` and `source` are calibrated: the content is right, and the source is when the content is.
    The others are what the network says: that it is an attribution as PolNeAR marks them (`marked`), a
    statement of its own (`outer`) or inside another's words (`inner`) that a reader has to know (`must`); of
    its `words` and its `edges` being its content, of the `sayer`; and of each act, in the order of `Act`.
    Those `by_form` are no network's: words or layout show it.
    """

    content: float
    source: float
    marked: float
    outer: float
    inner: float
    must: float
    words: float
    edges: float
    sayer: float
    acts: tuple[float, ...]
    by_form: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One occurrence of something said: content, cue, source and addressee as spans, in text order.

    `content` keeps outer quotation marks and leaves out a cue or source between its pieces;
    it is empty for a refusal or no reply.  `source` is empty where the text names none.
    `head` is the syntax row of the source's head word and `cue_row` that of the cue's (None where no word).
    `lexeme` is the cue's entry in the language pack ("say", "claim:noun", ":"), which later stages look up.
    `within` is the row of the attribution whose content holds this one, None for outermost.
    `continues` is the row of the attribution whose speaker this one has: a later turn, words repeated.
    `rule` names the rule or model that found it; `over` names what it was chosen over.  `chances` are the
    network's, or as sure as the form of the page; None where none was asked.
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
    chances: Chances | None = None
