"""Quoted speech: every quotation goes to somebody, led by the marks, since trees break around them."""

from dataclasses import dataclass, field, replace

from sayso.model.quotation import Quotation, QuotationKind
from sayso.model.span import Span
from sayso.stages.attribution.candidate import NOBODY, Candidate
from sayso.stages.attribution.choosing import Chosen, merged
from sayso.stages.attribution.lexicon import Lexicon
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import SUBJECTS, subject_source
from sayso.stages.attribution.verbs import cue_span, lexeme

_GAP = 60  # words between a quotation and its cue; no news sentence puts more there


@dataclass(slots=True)
class Draft:
    """A statement in the making: the rule's candidate, more pieces, and what it goes on from."""

    candidate: Candidate
    over: tuple[tuple[str, float], ...] = ()
    pieces: list[Span] = field(default_factory=list)
    continues: "Draft | None" = None

    @property
    def content(self) -> tuple[Span, ...]:
        """The content so far, in text order."""
        return merged([*self.candidate.content, *self.pieces])


def attribute_quotations(page: Page, lexicon: Lexicon, chosen: list[Chosen]) -> list[Draft]:
    """Return the chosen candidates as drafts, each loose quotation joined to one or given one of its own."""
    drafts = [Draft(candidate, over) for candidate, over in chosen]
    holders = _holders(page, drafts)
    by_row = {draft.candidate.row: draft for draft in drafts}
    last: Draft | None = None
    for place, quotation in enumerate(page.quotations):
        holder = holders.get(place)
        if holder is None:
            holder = _place(page, lexicon, place, quotation, last, by_row, drafts)
        if holder is not None:
            last = holder
    return drafts


def _holders(page: Page, drafts: list[Draft]) -> dict[int, Draft]:
    """Return which draft's content covers which quotation; the widest wins."""
    number = {quotation.span: place for place, quotation in enumerate(page.quotations)}
    held: dict[int, Draft] = {}
    size: dict[int, int] = {}
    for draft in drafts:
        for piece in draft.candidate.content:
            for quotation in page.quotations_in(piece.start, piece.end):
                place = number[quotation.span]
                if piece.covers(quotation.span) and len(piece) > size.get(place, 0):
                    held[place], size[place] = draft, len(piece)
    return held


def _place(
    page: Page,
    lexicon: Lexicon,
    place: int,
    quotation: Quotation,
    last: Draft | None,
    by_row: dict[int, Draft],
    drafts: list[Draft],
) -> Draft | None:
    """Find the draft a loose quotation belongs to, or make one."""
    before = page.quotations[place - 1] if place else None
    if quotation.continues and last is not None and before is not None:
        last.pieces.append(quotation.span)
        return last
    if quotation.kind is not QuotationKind.SPEECH or quotation.inner is None:
        return None
    verb = _verb_after(page, place, quotation)
    rule = "quotation_then_cue"
    if verb is None:
        if _goes_on(page, quotation, before, last):
            assert last is not None
            last.pieces.append(quotation.span)
            return last
        verb = _verb_before(page, place, quotation)
        rule = "cue_then_quotation"
    if verb is None:
        return None
    if verb in by_row and (by_row[verb].candidate.frame == "quote" or by_row[verb].pieces):
        by_row[verb].pieces.append(quotation.span)
        return by_row[verb]
    made = Draft(_cued(page, verb, quotation, rule))
    if verb in by_row:
        old = by_row[verb]
        old.candidate, old.over = made.candidate, ((f"{old.candidate.rule}:{old.candidate.frame}", old.candidate.confidence),)
        return old
    drafts.append(made)
    by_row[verb] = made
    return made


def _cued(page: Page, verb: int, quotation: Quotation, rule: str) -> Candidate:
    start = quotation.span.start
    if rule == "quotation_then_cue":
        start = _sentence_start(page, quotation)
    return Candidate(
        row=verb,
        cue=cue_span(page, verb),
        lexeme=lexeme(page, verb),
        frame="quote",
        rule=rule,
        content=(Span(start, quotation.span.end),),
        source=subject_source(page, verb),
        confidence=0.9,
    )


def _sentence_start(page: Page, quotation: Quotation) -> int:
    """Return where the sentence begins that ends in the quotation: "The plan is “dead,” she said"."""
    rows = page.rows(quotation.span)
    if not rows:
        return quotation.span.start
    return min(page.sentence(rows[0]).start, quotation.span.start)


def _gap_end(page: Page, place: int) -> int:
    return page.quotations[place + 1].span.start if place + 1 < len(page.quotations) else len(page.text)


def _verb_after(page: Page, place: int, quotation: Quotation) -> int | None:
    """Return the verb of "…," X said — when the quotation ends as a reported one does."""
    if quotation.inner is None or not _hangs(page.text, quotation):
        return None
    rows = page.rows(Span(quotation.span.end, max(_gap_end(page, place), quotation.span.end + 1)))[:_GAP]
    block = _block_of(page, quotation)
    verbs = []
    for row in rows:
        if page.token(row).tag == "." or _block_end(page, block) <= page.token(row).start:
            break
        if _finite_with_subject(page, row, rows):
            verbs.append(row)
    verb = _highest(page, verbs)
    if verb is not None and any(page.syntax.left[clause] > verb for clause in page.children(verb, "ccomp")):
        return None  # it has its own words: "Asked on “The Hour,” he said that …"
    return verb


def _hangs(text: str, quotation: Quotation) -> bool:
    """Tell whether the quotation ends in a comma, question or exclamation mark, inside or outside the mark."""
    assert quotation.inner is not None
    return text[quotation.inner.end - 1] in ",?!…—-" or text[quotation.span.end : quotation.span.end + 1] == ","


def _block_of(page: Page, quotation: Quotation) -> int:
    rows = page.rows(quotation.span)
    return page.syntax.sentences[page.syntax.sentence_of[rows[0]]].block if rows else -1


def _block_end(page: Page, block: int) -> int:
    return page.article.blocks[block].span.end if block >= 0 else len(page.text)


def _block_start(page: Page, block: int) -> int:
    return page.article.blocks[block].span.start if block >= 0 else 0


def _finite_with_subject(page: Page, row: int, rows: range) -> bool:
    token = page.token(row)
    subject = page.child(row, "nsubj")
    return token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP", "VB", "VBN") and subject is not None and subject in rows


def _highest(page: Page, verbs: list[int]) -> int | None:
    """Return the verb nearest to the root, the first of equals."""
    return min(verbs, key=lambda verb: (sum(1 for _ in page.above(verb)), verb), default=None)


def _goes_on(page: Page, quotation: Quotation, before: Quotation | None, last: Draft | None) -> bool:
    """Tell whether the quotation goes on from the one before: same paragraph, between them only the cue's clause."""
    if before is None or last is None or _block_of(page, before) != _block_of(page, quotation):
        return False
    if not any(piece.covers(before.span) for piece in last.content):
        return False
    return _starts_sentence(page, quotation)


def _starts_sentence(page: Page, quotation: Quotation) -> bool:
    place = quotation.span.start - 1
    while place >= 0 and page.text[place] in " \xa0\t":
        place -= 1
    return place < 0 or page.text[place] in ".,;!?\n\r”\"—–-"


def _verb_before(page: Page, place: int, quotation: Quotation) -> int | None:
    """Return the verb of X said: "…" — when a colon or comma stands before the mark."""
    block = _block_of(page, quotation)
    floor = max(_block_start(page, block), page.quotations[place - 1].span.end if place else 0)
    if floor >= quotation.span.start:
        return None
    rows = page.rows(Span(floor, quotation.span.start))[-_GAP:]
    if not rows or page.word(rows[-1]) not in (":", ","):
        return None
    stop = max((row for row in rows if page.token(row).tag == "."), default=rows[0] - 1)
    verbs = [row for row in rows if row > stop and page.token(row).pos == "VERB" and page.child(row, *SUBJECTS) is not None]
    return _highest(page, verbs)
