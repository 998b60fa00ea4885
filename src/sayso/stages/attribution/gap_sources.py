"""Gap sources: who speaks, read off the words between a quotation and its end of sentence."""

from sayso.model.span import trimmed
from sayso.stages.attribution.candidate import Source
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import noun_phrase


def source_in_gap(page: Page, rows: list[int], verb: int) -> Source:
    """Return the subject, by the tree when it stands in the gap, else the words before or after the verb."""
    before = [row for row in rows if row < verb]
    while before and _between(page, before[-1]):
        before.pop()
    if any(page.token(row).pos in ("NOUN", "PROPN", "PRON", "NUM") for row in before):
        return _words_before(page, before, verb)
    subject = page.child(verb, "nsubj")
    if subject is not None and subject in rows:
        return noun_phrase(page, subject)
    return _words_after(page, [row for row in rows if row > verb])


def _between(page: Page, row: int) -> bool:
    """Tell a word between speaker and verb ("Ruiz quickly said") from half of one ("a look-alike said")."""
    joined = row > 0 and page.word(row - 1) == "-" and page.token(row - 1).end == page.token(row).start
    return page.token(row).pos in _LIGHT and page.word(row) not in ")]" and not joined


_LIGHT = frozenset({"AUX", "ADV", "PART", "PUNCT"})  # words between a speaker and the verb


def _words_before(page: Page, before: list[int], verb: int) -> Source:
    subject = page.child(verb, "nsubj")
    span = trimmed(page.text, page.token(before[0]).start, page.token(before[-1]).end)
    head = subject if subject in before else _head(page, before)
    piece = None if span is None else page.piece(span.start, span.end)
    return Source(spans=() if piece is None else (piece,), head=head)


def _head(page: Page, rows: list[int]) -> int | None:
    """Return the last noun before the first comma."""
    last = None
    for row in rows:
        token = page.token(row)
        if token.pos == "PUNCT" and page.word(row) in ",(—–" and last is not None:
            break
        if token.pos == "ADP" and last is not None:
            break
        if token.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            last = row
    return last


def _words_after(page: Page, after: list[int]) -> Source:
    taken: list[int] = []
    for row in after:
        token = page.token(row)
        if token.pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART") and page.word(row) not in (
            ".",
            "-",
        ):
            break
        taken.append(row)
    head = _head(page, taken)
    return (
        Source()
        if head is None
        else noun_phrase(page, head)
        if page.token(head).pos == "NOUN"
        else _words_before(page, taken, head)
    )
