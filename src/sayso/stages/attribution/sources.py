"""Sources: whose words or thoughts a cue reports, read off the tree."""

from sayso.model.span import Span
from sayso.stages.attribution.candidate import NOBODY, Source
from sayso.stages.attribution.page import Page

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_HANGING = frozenset({"xcomp", "advcl", "ccomp", "conj", "dep", "pcomp", "prep", "parataxis", "acomp", "oprd"})


def subject_source(page: Page, verb: int) -> Source:
    """Return who does `verb`: its own subject, else the one it shares with, or hangs from, another word."""
    row = verb
    for _ in range(6):
        own = page.child(row, *SUBJECTS)
        if own is not None:
            return _relative(page, row, own) or noun_phrase(page, own, without=verb)
        token = page.token(row)
        if token.dep in ("acl", "relcl"):
            return noun_phrase(page, token.head, without=verb)
        if token.dep not in _HANGING or token.head == row:
            return NOBODY
        if page.token(token.head).pos not in ("VERB", "AUX", "ADP", "SCONJ", "PART", "ADJ"):
            return NOBODY
        row = token.head
    return NOBODY


def _relative(page: Page, verb: int, own: int) -> Source | None:
    """Return the antecedent with the relative pronoun, for "who said"."""
    token = page.token(verb)
    if token.dep != "relcl" or page.token(own).tag not in ("WP", "WDT"):
        return None
    noun = noun_phrase(page, token.head, without=verb)
    pronoun = page.syntax.span(own, own)
    return Source(spans=tuple(sorted({*noun.spans, pronoun})), head=noun.head)


def agent_source(page: Page, verb: int) -> Source:
    """Return the noun of a passive's "by" phrase."""
    agent = page.child(verb, "agent")
    if agent is None:
        return NOBODY
    noun = page.child(agent, "pobj")
    return NOBODY if noun is None else noun_phrase(page, noun, without=verb)


def noun_phrase(page: Page, noun: int, *, without: int | None = None) -> Source:
    """Return the whole phrase of `noun` as written, up to the clause that holds the cue `without`."""
    syntax = page.syntax
    first, last = syntax.left[noun], syntax.right[noun]
    if without is not None and first <= without <= last:
        cut = _branch(page, noun, without)
        if cut > noun:
            last = max(noun, syntax.left[cut] - 1)
        else:
            first = min(noun, syntax.right[cut] + 1)
    span = page.piece(syntax.tokens[first].start, syntax.tokens[last].end)
    return NOBODY if span is None else Source(spans=(span,), head=noun)


def _branch(page: Page, noun: int, inside: int) -> int:
    """Return the dependent of `noun` under which `inside` stands."""
    row = inside
    for above in page.above(inside):
        if above == noun:
            return row
        row = above
    return row


def cut_out(page: Page, span: Span, holes: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what is left of `span` without `holes`, edge punctuation trimmed."""
    pieces = []
    start = span.start
    for hole in sorted(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        piece = page.piece(start, max(start, hole.start))
        if piece is not None:
            pieces.append(piece)
        start = max(start, hole.end)
    piece = page.piece(start, max(start, span.end))
    if piece is not None:
        pieces.append(piece)
    return tuple(pieces)
