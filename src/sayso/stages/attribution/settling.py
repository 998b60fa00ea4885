"""Settling: from drafts to attributions, doubles dropped and nested ones marked."""

from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span, hull
from sayso.stages.attribution.drafting import Draft
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.sources import cut_out


def settle(page: Page, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """Return the attributions in text order, with `within` and `continues` as rows of the result."""
    shaped = [(draft, _content(page, draft)) for draft in drafts]
    shaped.sort(key=lambda pair: _order(pair[0], pair[1]))
    kept, within = _nest(page, shaped)
    row_of = {id(draft): row for row, (draft, _) in enumerate(kept)}
    return tuple(
        _attribution(page, draft, content, within[row], row_of.get(id(draft.continues)))
        for row, (draft, content) in enumerate(kept)
    )


def anchor(draft: Draft) -> Span:
    """Return the cue, or where there is none the content, by which a draft is placed."""
    return (*draft.candidate.cue, *draft.content)[0]


Shaped = tuple[Draft, tuple[Span, ...]]


def _order(draft: Draft, content: tuple[Span, ...]) -> tuple[int, int, bool, float]:
    """Order by place, the wider first; of two as wide that with its cue inside ("you know") is the inner."""
    whole = hull(content) if content else anchor(draft)
    return whole.start, -whole.end, whole.covers(anchor(draft)), -draft.candidate.confidence


def _content(page: Page, draft: Draft) -> tuple[Span, ...]:
    """Return the content without the cue's and the source's own words."""
    candidate = draft.candidate
    holes = tuple(sorted((*candidate.cue, *candidate.source.spans)))
    pieces: list[Span] = []
    for piece in draft.content:
        inside = tuple(hole for hole in holes if piece.overlaps(hole) and not hole.covers(piece))
        pieces.extend(cut_out(page, piece, inside) if inside else (piece,))
    return tuple(pieces)


def _nest(page: Page, shaped: list[Shaped]) -> tuple[list[Shaped], list[int | None]]:
    """Drop what says the same as a surer neighbour; tell for the rest in whose content it stands.

    Inside somebody's words only the constructions that the lexicon lets nest are taken.
    """
    kept: list[Shaped] = []
    within: list[int | None] = []
    open_: list[int] = []
    for draft, content in _without_doubles(shaped):
        cue = anchor(draft)
        start = hull(content).start if content else cue.start
        while open_ and hull(kept[open_[-1]][1] or (anchor(kept[open_[-1]][0]),)).end <= start:
            open_.pop()
        host = next((other for other in reversed(open_[-_DEPTH:]) if _holds(kept[other][1], cue)), None)
        candidate = draft.candidate
        if host is not None and not page.lexicon.nests(candidate.lexeme, candidate.frame):
            continue
        within.append(host)
        open_.append(len(kept))
        kept.append((draft, content))
    return kept, within


_DEPTH = 12  # neighbours looked at: no sentence nests deeper, and it keeps the walk linear


def _without_doubles(shaped: list[Shaped]) -> list[Shaped]:
    """Return the drafts in the same order, of two that hold mostly the same words only the surer."""
    out: set[int] = set()
    open_: list[int] = []
    for row, new in enumerate(shaped):
        if not new[1]:
            continue
        start = hull(new[1]).start
        open_ = [
            other for other in open_[-_DEPTH:] if hull(shaped[other][1]).end > start and other not in out
        ]
        for other in open_:
            if _same(shaped[other], new):
                surer = shaped[other][0].candidate.confidence >= new[0].candidate.confidence
                out.add(row if surer else other)
                if surer:
                    break
        open_.append(row)
    return [one for row, one in enumerate(shaped) if row not in out]


def _holds(content: tuple[Span, ...], cue: Span) -> bool:
    return any(piece.covers(cue) for piece in content)


def _same(old: Shaped, new: Shaped) -> bool:
    """Tell whether two drafts hold mostly the same words and neither stands inside the other."""
    if _holds(old[1], anchor(new[0])) or not new[1] or not old[1]:
        return False
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in old[1] for b in new[1])
    return 2 * shared >= min(sum(map(len, old[1])), sum(map(len, new[1])))


def _attribution(
    page: Page, draft: Draft, content: tuple[Span, ...], within: int | None, continues: int | None
) -> Attribution:
    candidate = draft.candidate
    return Attribution(
        content=content,
        cue=candidate.cue,
        source=candidate.source.spans,
        addressee=candidate.addressee,
        manner=_manner(page, content),
        lexeme=candidate.lexeme,
        rule=candidate.rule,
        head=candidate.source.head,
        cue_row=candidate.row if candidate.cue else None,
        within=within,
        continues=continues,
        content_confidence=candidate.confidence,
        source_confidence=candidate.confidence,
        over=draft.over,
    )


def _manner(page: Page, content: tuple[Span, ...]) -> Manner:
    """Return how the words are given: the share of letters and digits inside quotation marks tells."""
    quoted = total = 0
    for piece in content:
        total += _letters(page.text, piece)
        for quotation in page.quotations_in(piece.start, piece.end):
            shared = (max(piece.start, quotation.span.start), min(piece.end, quotation.span.end))
            quoted += _letters(page.text, Span(*shared)) if shared[0] < shared[1] else 0
    if quoted == 0:
        return Manner.INDIRECT
    return Manner.DIRECT if quoted >= total else Manner.MIXED


def _letters(text: str, span: Span) -> int:
    return sum(1 for character in span.of(text) if character.isalnum())
