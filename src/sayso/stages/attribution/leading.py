"""Leading in: what stands before a quotation, in its own block or the one above, and who speaks there."""

from sayso.model.quotation import Quotation
from sayso.model.span import Span
from sayso.stages.attribution.gaps import REACH, STOPS, Spoken, block_of, block_span
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import lexeme, near_subject, subject_source


def speaker_before(page: Page, place: int) -> Spoken | None:
    """Return verb and source of X said: "…": the words before the mark end in a colon, comma or the verb."""
    quotation = page.quotations[place]
    block = block_of(page, quotation.span.start)
    floor = block_span(page, block).start
    if place and page.quotations[place - 1].span.end > floor:
        floor = page.quotations[place - 1].span.end
    if floor >= quotation.span.start:
        return None
    rows = list(page.rows(Span(floor, quotation.span.start))[-REACH:])
    rows = rows[max((n + 1 for n, row in enumerate(rows) if page.word(row) in STOPS), default=0) :]
    if not rows:
        return None
    return _introducing(page, rows, strict=page.word(rows[-1]) != ":")


def _introducing(page: Page, rows: list[int], *, strict: bool) -> Spoken | None:
    """Return the last speaking verb before the mark; after a colon, any verb with a subject."""
    subjects = [row for row in rows if page.token(row).pos == "VERB" and page.child(row, "nsubj") is not None]
    verbs = [
        row for row in rows if page.token(row).pos == "VERB" and lexeme(page, row) in page.lexicon.speaking
    ]
    if strict:
        verbs = [row for row in verbs if rows[-1] - row <= _ADDRESSED or page.word(rows[-1]) == ","]
    elif not verbs:
        verbs = subjects[:1]
    if not verbs:
        return None
    source = subject_source(page, verbs[-1])
    if any(page.quotations_in(span.start, span.end) for span in source.spans):
        source = near_subject(page, verbs[-1])  # a tree broken by the marks before
    if source.head is None and subjects and subjects[0] < verbs[-1]:
        source = subject_source(page, subjects[0])
    return Spoken(verbs[-1], source)


_ADDRESSED = 3  # words from the verb to the mark, where no comma stands between: whom it is told


def leads_in(page: Page, quotation: Quotation) -> Spoken | None:
    """Return who speaks when the block before ends in a colon: X said:¶"…"."""
    block = block_of(page, quotation.span.start)
    if block <= 0 or quotation.span.start - block_span(page, block).start > 1:
        return None
    above = block_span(page, block - 1)
    if not page.text[above.start : above.end].rstrip().endswith(":"):
        return None
    rows = list(page.rows(above)[-REACH:])
    rows = rows[max((n + 1 for n, row in enumerate(rows) if page.word(row) in STOPS), default=0) :]
    return _introducing(page, rows, strict=False) if rows else None
