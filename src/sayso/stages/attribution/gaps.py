"""Gaps: what stands between quotations, and whether it names who speaks."""

from bisect import bisect_right
from typing import NamedTuple

from sayso.model.quotation import Quotation
from sayso.model.span import Span, trimmed
from sayso.stages.attribution.candidate import Source
from sayso.stages.attribution.gap_sources import source_in_gap
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import SUBJECTS, lexeme

REACH = 60  # words between a quotation and its cue; no news sentence puts more there
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OTHERWISE = frozenset(
    {"CC", "IN", "VBG", "TO", "WDT", "WP", "WRB"}
)  # a gap that begins so goes on with something else
STOPS = frozenset({".", "!", "?"})


class Spoken(NamedTuple):
    """The verb that introduces a quotation, and who does it."""

    verb: int
    source: Source


def block_of(page: Page, place: int) -> int:
    """Return the block in which the character at `place` stands, -1 for none."""
    blocks = page.article.blocks
    row = bisect_right(blocks, place, key=lambda block: block.span.start) - 1
    return row if row >= 0 and place < blocks[row].span.end else -1


def block_span(page: Page, block: int) -> Span:
    """Return the span of a block."""
    return page.article.blocks[block].span if block >= 0 else Span(0, max(len(page.text), 1))


def hangs(page: Page, quotation: Quotation) -> bool:
    """Tell whether a quotation ends as a reported one does: a comma, question or exclamation mark, a dash."""
    if quotation.inner is None:
        return False
    place = quotation.inner.end - 1
    while place > quotation.inner.start and page.text[place] in "’'\"”":
        place -= 1  # a quotation inside ends with this one
    last = page.text[place]
    return last in ",?!…—–-" or page.text[quotation.span.end : quotation.span.end + 2].lstrip()[:1] == ","


def speaker_after(page: Page, place: int, *, whole: bool) -> Spoken | None:
    """Return verb and source of "…," X said: the gap behind the quotation begins with them.

    `whole` tells that the quotation begins its sentence, so that any verb set right behind it will do.
    """
    quotation = page.quotations[place]
    if not hangs(page, quotation) or _belongs_to_next(page, place):
        return None
    rows = _gap_after(page, place)
    if not rows or page.token(rows[0]).tag in _OTHERWISE:
        return None
    verb = _spoken_verb(page, rows, whole=whole)
    if verb is None:
        return None
    return Spoken(verb, source_in_gap(page, rows, verb))


def tag_behind(page: Page, place: int) -> Spoken | None:
    """Return who speaks in “…” Ana Ruiz said: nothing but the two behind a mark that lacks its comma."""
    rows = _gap_after(page, place)
    if not rows or len(rows) > _LONGEST_TAG:
        return None
    verb = next((row for row in (rows[-1], rows[0]) if page.token(row).tag in _FINITE), None)
    if verb is None or lexeme(page, verb) not in page.lexicon.speaking:
        return None
    source = source_in_gap(page, rows, verb)
    return None if source.head is None else Spoken(verb, source)


_LONGEST_TAG = 12  # words


def _belongs_to_next(page: Page, place: int) -> bool:
    """Tell whether the gap behind a quotation leads into the next one: “Why?” She wrote, “Go”."""
    quotation = page.quotations[place]
    if quotation.inner is None or place + 1 >= len(page.quotations):
        return False
    end = page.quotations[place + 1].span.start
    if end > block_span(page, block_of(page, quotation.span.start)).end:
        return False
    gap = page.text[quotation.span.end : end].strip()
    closed = page.text[quotation.inner.end - 1] in ".?!…" and not gap.startswith(",")
    return closed and gap[-1:] in (",", ":") and gap[:1].isupper()


def _gap_after(page: Page, place: int) -> list[int]:
    """Return the rows from behind the quotation to the end of the sentence or the next quotation."""
    quotation = page.quotations[place]
    end = block_span(page, block_of(page, quotation.span.start)).end
    if place + 1 < len(page.quotations):
        end = min(end, page.quotations[place + 1].span.start)
    if quotation.span.end >= end:
        return []
    rows: list[int] = []
    for row in page.rows(Span(quotation.span.end, end))[:REACH]:
        if page.word(row) in STOPS and page.token(row).tag == ".":
            break
        if rows or page.token(row).pos != "PUNCT":
            rows.append(row)
    return rows


def _spoken_verb(page: Page, rows: list[int], *, whole: bool) -> int | None:
    """Return the first verb that speaks and is no part of the speaker's description."""
    finite = [row for row in rows if page.token(row).tag in _FINITE and not _describes(page, row)]
    known = next((row for row in finite if lexeme(page, row) in page.lexicon.speaking), None)
    if known is None:
        known = next((row for row in rows[:_REACH_MISTAGGED] if _said(page, row)), None)
    if known is not None:
        return known
    return _unlisted(page, rows, finite) if whole and finite else None


_REACH_MISTAGGED = 12  # words looked at for a verb of speaking that the tagger took for a participle


def _said(page: Page, row: int) -> bool:
    """Tell whether the word speaks, although it is not tagged as a finite verb."""
    participle = page.token(row).tag in ("VBN", "VB", "NNS", "NN") and not _describes(page, row)
    return participle and lexeme(page, row) in page.lexicon.speaking and page.token(row).dep != "pobj"


def _unlisted(page: Page, rows: list[int], finite: list[int]) -> int | None:
    """Return a verb no list holds, set right behind a whole quotation: "…," she trumpeted."""
    verb = finite[0]
    own = [child for child in page.children(verb, "xcomp", "ccomp", "attr", "acomp") if child > verb]
    if page.token(verb).pos != "VERB" or own or verb - rows[0] > _LONGEST_NAME:
        return None
    inverted = verb == rows[0] and page.child(verb, "nsubj") is None
    return verb if inverted or page.child(verb, "dobj") is None else None


_LONGEST_NAME = 4  # words


def _describes(page: Page, row: int) -> bool:
    """Tell whether the verb stands in "X, who is …": a relative clause."""
    token = page.token(row)
    if token.dep == "relcl":
        return True
    subject = page.child(row, *SUBJECTS)
    near = () if row == 0 else (row - 1,)
    return any(
        page.token(other).tag in ("WP", "WDT") for other in (*near, *(() if subject is None else (subject,)))
    )


def sentence_start(page: Page, quotation: Quotation) -> int:
    """Return where the sentence begins that runs into the quotation: "The plan is “dead,” she said"."""
    start = block_span(page, block_of(page, quotation.span.start)).start
    if start >= quotation.span.start or page.text[quotation.span.start - 1] in "([":
        return quotation.span.start
    for row in reversed(page.rows(Span(start, quotation.span.start))[-REACH:]):
        token = page.token(row)
        if page.word(row) in (*STOPS, ":") or _ends_quotation(page, token.end):
            start = token.end
            break
    piece = trimmed(page.text, start, quotation.span.start)
    return quotation.span.start if piece is None else piece.start


def _ends_quotation(page: Page, end: int) -> bool:
    """Tell whether a quotation that closes its own sentence ends at `end`."""
    quotation = page.quotation_at(end - 1)
    return (
        quotation is not None
        and quotation.span.end == end
        and quotation.inner is not None
        and (page.text[quotation.inner.end - 1] in ".?!,")
    )
