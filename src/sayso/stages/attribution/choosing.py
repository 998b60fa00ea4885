"""Choosing: for each cue word, the construction the lexicon trusts most."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from sayso.model.span import Span
from sayso.stages.attribution.candidate import Candidate
from sayso.stages.attribution.marks import TURN, mark_candidates
from sayso.stages.attribution.page import Page
from sayso.stages.attribution.posts import post_candidates
from sayso.stages.attribution.refusals import refusal
from sayso.stages.attribution.verbs import verb_candidates
from sayso.stages.attribution.words import word_candidates

Chosen = tuple[Candidate, tuple[tuple[str, float], ...]]


def choose_candidates(page: Page) -> Iterator[Chosen]:
    """Yield at most one candidate a word, in text order, with the runners-up it was chosen over."""
    marks = (*mark_candidates(page), *post_candidates(page))
    turns = sorted(piece for candidate in marks if candidate.rule == TURN for piece in candidate.content)
    for candidate in marks:
        yield candidate, ()
    for row, token in enumerate(page.syntax.tokens):
        if token.pos in _NEVER:
            continue
        refused = refusal(page, row)
        if refused is not None:
            yield refused, ()
            continue
        ranked = sorted(_proposed(page, row), key=_by_rank)
        snapped = snap(page, _in_turn(ranked[0][1], turns, token.start)) if ranked else None
        if snapped is not None:
            yield snapped, tuple((f"{other.rule}:{other.frame}", other.confidence) for _, other in ranked[1:])


def _in_turn(candidate: Candidate, turns: list[Span], place: int) -> Candidate:
    """Return the candidate without words outside the turn in which its cue stands, as the speaker's name."""
    row = bisect_right(turns, place, key=lambda turn: turn.start) - 1
    if row < 0 or turns[row].end <= place:
        return candidate
    turn = turns[row]
    cut = (
        Span(max(piece.start, turn.start), min(piece.end, turn.end))
        for piece in candidate.content
        if piece.overlaps(turn)
    )
    return replace(candidate, content=tuple(cut))


_NEVER = frozenset({"PUNCT", "DET", "AUX", "PRON", "NUM", "CCONJ", "PART", "SYM", "INTJ"})


def _proposed(page: Page, row: int) -> Iterator[tuple[int, Candidate]]:
    for candidate in (*verb_candidates(page, row), *word_candidates(page, row)):
        rank = page.lexicon.rank(candidate.lexeme, candidate.frame)
        if rank is not None and candidate.content:
            yield rank, replace(candidate, confidence=page.lexicon.precision.get(candidate.frame, 0.5))


def _by_rank(pair: tuple[int, Candidate]) -> int:
    return pair[0]


def snap(page: Page, candidate: Candidate) -> Candidate | None:
    """Return the candidate with whole quotations: never cut inside one, nor reaching out of its own."""
    around = page.quotation_at(page.token(candidate.row).start)
    pieces = []
    for piece in candidate.content:
        if around is not None and around.inner is not None:
            start, end = max(piece.start, around.inner.start), min(piece.end, around.inner.end)
        else:
            start, end = _whole(page, piece)
        if start < end:
            pieces.append(Span(start, end))
    if not pieces:
        return None
    content = merged(pieces)
    return replace(candidate, content=(*content[:-1], without_aside(page, content[-1], candidate.row)))


def without_aside(page: Page, piece: Span, row: int) -> Span:
    """Return the piece without a last ", which …" or ", who …": such asides are mostly the outlet's own."""
    rows = page.rows(piece)
    if len(rows) < 2 or page.token(row).start > piece.start or page.quotations_in(piece.start, piece.end):  # noqa: PLR2004
        return piece
    place = rows[-1]
    for above in (place, *page.above(place)):
        token = page.token(above)
        if token.dep == "relcl":
            first = page.syntax.left[above]
            shown = page.word(first - 1) == "," and page.token(first).tag in ("WDT", "WP", "WRB", "WP$")
            if shown and first - 1 > rows[0] and page.syntax.right[above] >= place:
                return Span(piece.start, page.token(first - 2).end)
    return piece


def _whole(page: Page, piece: Span) -> tuple[int, int]:
    start, end = piece.start, piece.end
    for quotation in page.quotations_in(start, end):
        start, end = min(start, quotation.span.start), max(end, quotation.span.end)
    return start, end


def merged(pieces: list[Span]) -> tuple[Span, ...]:
    """Return the pieces in text order, those that overlap joined."""
    result: list[Span] = []
    for piece in sorted(pieces):
        if result and piece.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, piece.end))
        else:
            result.append(piece)
    return tuple(result)
