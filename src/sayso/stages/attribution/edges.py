"""Edges: where the clause of a cue ends and what it reports begins."""

from sayso.model.span import Span
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import SUBJECTS, cut_out, noun_phrase

_CLAUSE_SIDE = ("aux", "auxpass", "neg", "advmod", "npadvmod", "prt", "dative", "prep", "dobj", "agent")


def after(page: Page, row: int, clause: int) -> tuple[Span, ...]:
    """Return the part of a clause that stands behind the cue at `row`."""
    first, last = page.syntax.left[clause], page.syntax.right[clause]
    piece = page.piece(page.token(max(first, row + 1)).start, page.token(last).end) if last > row else None
    return () if piece is None else (piece,)


def told(page: Page, row: int) -> tuple[Span, ...]:
    """Return whom it is said to: "told X", "said to X"."""
    for child in page.children(row, "dative", "dobj", "prep"):
        token = page.token(child)
        if child < row:
            continue
        if token.dep == "dative" and token.pos != "ADP":
            return noun_phrase(page, child).spans
        if token.dep in ("dative", "prep") and page.word(child) in page.lexicon.toward:
            noun = page.child(child, "pobj")
            if noun is not None:
                return noun_phrase(page, noun).spans
        if token.dep == "dobj":
            return noun_phrase(page, child).spans
    return ()


def clause_edges(page: Page, row: int) -> tuple[int, int]:
    """Return the first and last row of the cue's own clause: subject, auxiliaries, addressee, adverbials."""
    syntax = page.syntax
    first = last = row
    for child in page.children(row, *SUBJECTS, *_CLAUSE_SIDE, "advcl"):
        if child > row:
            last = max(last, syntax.right[child])
        elif page.token(child).dep in (*SUBJECTS, "aux", "auxpass", "neg") or child >= first - 1:
            first = min(first, syntax.left[child])
    return first, last


def before_and_after(page: Page, row: int) -> tuple[Span, ...]:
    """Return the sentence without the cue's clause: "…, X said" and "…, X said, …"."""
    first, last = clause_edges(page, row)
    sentence = page.sentence(row) if page.token(row).dep in _TOP else page.syntax.subtree(row)
    own = page.syntax.span(first, last)
    left = page.piece(sentence.start, max(own.start, sentence.start))
    right = page.piece(own.end, sentence.end) if _goes_on(page, row, last) else None
    return tuple(piece for piece in (left, right) if piece is not None)


_TOP = frozenset({"ROOT", "parataxis", "dep", "ccomp"})


def _goes_on(page: Page, row: int, last: int) -> bool:
    """Tell whether the reported clause goes on behind the cue's own clause."""
    return any(
        page.syntax.right[clause] > last
        for clause in page.children(row, "ccomp")
        if clause < row or page.syntax.left[clause] < row
    )


def around(page: Page, row: int) -> tuple[Span, ...]:
    """Return the sentence around a parenthetical cue clause."""
    own = page.syntax.subtree(row)
    pieces = cut_out(page, page.sentence(row), (own,))
    if (
        len(pieces) > 1
        and _setting(page, pieces[0])
        and page.quotations_in(pieces[1].start, pieces[1].start + 1)
    ):
        return pieces[1:]
    return pieces


def _setting(page: Page, piece: Span) -> bool:
    """Tell whether words before a quotation only set the scene: "Asked about the toll, …"."""
    rows = page.rows(piece)
    return (
        bool(rows)
        and page.token(rows[0]).tag in ("IN", "WRB", "VBN", "VBG")
        and not page.quotations_in(piece.start, piece.end)
    )
