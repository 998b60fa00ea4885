"""Naming: a quotation that a name on its own line claims: "Taxes rise - Ana Ruiz: “…”", "“…”―Ana Ruiz"."""

from dataclasses import replace

from sayso.model.quotation import Quotation
from sayso.model.span import Span
from sayso.stages.attribution.candidate import Candidate
from sayso.stages.attribution.gaps import STOPS, block_of, block_span
from sayso.stages.attribution.marks import marked
from sayso.stages.attribution.page import Page

NAMING = ("name_then_quotation", "signature")  # the rules, here and in `marks`
_LONGEST_LINE = 12  # words of a name with its office before a colon
_CONFIDENCE = 0.9  # precision on PolNeAR train
_DASHES = "-–—―~"
_PASSED = frozenset({"PUNCT", "SPACE", "CCONJ", "ADP", "DET", "PART"})  # in a name, but not with a capital


def named(page: Page, quotation: Quotation) -> Candidate | None:
    """Return the quotation claimed by a name: before it with a colon, or right behind it with a dash."""
    whole = block_span(page, block_of(page, quotation.span.start))
    found = _before(page, quotation, whole) or _behind(page, quotation, whole)
    return None if found is None else replace(found, confidence=_CONFIDENCE)


def _before(page: Page, quotation: Quotation, whole: Span) -> Candidate | None:
    if whole.start >= quotation.span.start:
        return None
    rows = page.rows(Span(whole.start, quotation.span.start))[-_LONGEST_LINE:]
    if len(rows) < 2 or page.word(rows[-1]) != ":":  # noqa: PLR2004
        return None
    first = max((row + 1 for row in rows[:-1] if _parts(page, row)), default=rows[0])
    name = _chief(page, range(first, rows[-1]))
    if (rows[0] != first or len(rows) < _LONGEST_LINE) and _reads_as_name(page, name):
        return marked(page, rows[-1], name, (quotation.span,), NAMING[0])
    return None


def _behind(page: Page, quotation: Quotation, whole: Span) -> Candidate | None:
    """Return the signature that stands right behind the closing mark: "…”― Ana Ruiz"."""
    place = quotation.span.end
    while place < whole.end and page.text[place].isspace():
        place += 1
    if place >= whole.end - 1 or page.text[place] not in _DASHES:
        return None
    rows = page.rows(Span(place, whole.end))
    rows = rows[1:] if rows and page.text[page.token(rows[0]).start] in _DASHES else rows
    if not 0 < len(rows) <= _LONGEST_LINE:
        return None
    end = next((row for row in rows if page.word(row) == ","), rows.stop)
    if not _reads_as_name(page, range(rows[0], end)):
        return None
    signed = marked(page, rows[0], range(rows[0], end), (quotation.span,), NAMING[1])
    return replace(signed, cue=(Span(place, place + 1),))  # the dash may be glued to the closing mark


def _parts(page: Page, row: int) -> bool:
    """Tell whether the word parts a heading from the name behind it."""
    word = page.word(row)
    return word in STOPS or (word in (*_DASHES, "--") and page.token(row).pos == "PUNCT")


def _chief(page: Page, rows: range) -> range:
    """Return the name behind "More from …"."""
    for row in () if any(page.token(row).pos in ("VERB", "AUX") for row in rows) else reversed(rows):
        if page.token(row).pos == "ADP" and page.token(row - 1).pos not in ("NOUN", "PROPN"):
            return range(row + 1, rows.stop)
    return rows


def _reads_as_name(page: Page, rows: range) -> bool:
    """Tell whether every word begins with a capital, "and" and "of" apart, and one is a name."""
    names = [row for row in rows if page.token(row).pos == "PROPN"]
    written = [page.token(row) for row in rows if page.token(row).pos not in _PASSED]
    return bool(names) and all(page.text[token.start].isupper() for token in written)
