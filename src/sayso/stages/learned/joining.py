"""Joining: what the network found, and what the rules know that its corpus does not teach."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from sayso.model.article import Article, BlockKind
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span, hull
from sayso.stages.attribution.marks import TURN
from sayso.stages.attribution.naming import NAMING

_OUTSIDE_PROSE = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.EMBED})
_MARK = ":"  # the entry of a colon or dash, as in transcripts
_LAID_OUT = frozenset({TURN, *NAMING})
_DEPTH = 12  # statements within statements; deeper ones are not read


def join_attributions(
    article: Article,
    learned: Sequence[Attribution],
    ruled: Sequence[Attribution],
    *,
    stays: Collection[str] = (),
) -> tuple[Attribution, ...]:
    """Return both in text order, `within` and `continues` as rows of the result.

    Of the rules' attributions those are kept that stand inside a learned content, that have no content
    ("declined to comment"), that the layout shows (transcripts, posts, headlines), whose cue is one of
    `stays`, or whose quotation nobody else claims.
    Signed quotations and the turns of a transcript are the rules' alone.
    """
    learned = _outside_laid_out(tuple(_on_one_side(article, learned)), ruled)
    twins = _twins(learned, ruled)
    pairs = [(row, _completed(article, one, ruled, row)) for one, row in zip(learned, twins, strict=True)]
    places, taken = _Places([one for _, one in pairs]), set(twins)
    pairs += [
        (row, one) for row, one in enumerate(ruled) if row not in taken and _adds(article, places, one, stays)
    ]
    pairs.sort(key=lambda pair: _order(pair[1]))
    place = {row: here for here, (row, _) in enumerate(pairs) if row is not None}
    attributions = [one for _, one in pairs]
    within = _within(attributions)
    return tuple(
        replace(
            one, within=within[here], continues=None if one.continues is None else place.get(one.continues)
        )
        for here, one in enumerate(attributions)
    )


def _on_one_side(article: Article, learned: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions without words of a headline or caption whose cue is prose, or the reverse.

    Where no stop ends a headline the network may read on: in one of thirty articles that have one.
    """
    for one in learned:
        side = _outside_prose(article, _anchor(one))
        content = tuple(piece for piece in one.content if _outside_prose(article, piece) is side)
        if content:
            yield one if len(content) == len(one.content) else replace(one, content=content)


def _outside_laid_out(
    learned: Sequence[Attribution], ruled: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the learned attributions but those that share out anew what is signed or a transcript's turn."""
    laid_out = [one for one in ruled if one.rule in _LAID_OUT]
    places, twins = _Places(laid_out), _twins(learned, laid_out)
    return tuple(
        one
        for one, twin in zip(learned, twins, strict=True)
        if twin is not None or not any(_shares(one, other) for other in places.touched_by(one))
    )


def _shares(one: Attribution, other: Attribution) -> bool:
    return any(a.overlaps(b) for a in (*one.cue, *one.content) for b in other.content)


def _twins(learned: Sequence[Attribution], ruled: Sequence[Attribution]) -> list[int | None]:
    """Return for each learned attribution the row of the rules' one with mostly the same content."""
    places = _Places(ruled)
    row_of = {id(one): row for row, one in enumerate(ruled)}
    twins: list[int | None] = []
    used: set[int] = set()
    for one in learned:
        rated = [
            (_same_cue(one, other), _dice(one, other), -row_of[id(other)])
            for other in places.touched_by(one)
            if not _holds(one, _anchor(other)) and not _holds(other, _anchor(one))
        ]
        alike = (pair for pair in rated if pair[1] >= _SAME and -pair[2] not in used)
        _, _, place = max(alike, default=(False, 0.0, 1))
        twins.append(-place if place <= 0 else None)
        used.add(-place)
    return twins


def _same_cue(one: Attribution, other: Attribution) -> bool:
    return any(a.overlaps(b) for a in one.cue for b in other.cue)


_SAME = 0.5  # Dice of two contents that are one statement


def _dice(one: Attribution, other: Attribution) -> float:
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content
    )
    return 2 * shared / max(1, sum(map(len, one.content)) + sum(map(len, other.content)))


def _completed(
    article: Article, one: Attribution, ruled: Sequence[Attribution], twin: int | None
) -> Attribution:
    """Return a learned attribution with what only the rules look for: to whom it is told, and whole clauses.

    Headlines, and what a colon shows, are the rules' to cut: the corpus teaches prose.
    The rule that found the same stands among those it was chosen over.
    Where both say nearly the same words, the rules' edges stand: they end where clauses and quotations end.
    """
    if twin is None:
        return one
    other = ruled[twin]
    if other.lexeme == _MARK or _outside_prose(article, _anchor(other)):
        return replace(other, over=((one.rule, one.content_confidence), *other.over))
    content = other.content if _dice(one, other) >= _NEARLY else one.content
    return replace(
        one,
        addressee=other.addressee,
        content=content,
        manner=other.manner if content is other.content else one.manner,
        over=(*one.over, (other.rule, other.content_confidence)),
    )


_NEARLY = 0.9


def _order(one: Attribution) -> tuple[int, int, int]:
    whole = _whole(one)
    return whole.start, -whole.end, -len(one.content)


def _whole(one: Attribution) -> Span:
    return hull(one.content or one.cue or one.source)


def _anchor(one: Attribution) -> Span:
    return (*one.cue, *one.content)[0]


def _adds(article: Article, places: "_Places", one: Attribution, stays: Collection[str]) -> bool:
    """Tell whether the network left out what a rule found."""
    anchor = _anchor(one)
    touched = places.touched_by(one)
    if any(piece.overlaps(anchor) for other in touched for piece in other.cue):
        return False
    if any(piece.covers(anchor) for other in touched for piece in other.content):
        return bool(one.cue)
    if not one.content:
        return True
    if any(a.overlaps(b) for other in touched for a in other.content for b in one.content):
        return False
    laid_out = not one.lexeme or one.lexeme == _MARK or one.lexeme in stays
    return laid_out or one.manner is not Manner.INDIRECT or _outside_prose(article, anchor)


def _outside_prose(article: Article, span: Span) -> bool:
    return any(block.kind in _OUTSIDE_PROSE and block.span.covers(span) for block in article.blocks)


def _within(attributions: Sequence[Attribution]) -> list[int | None]:
    """Return for each attribution, in text order, the row of the innermost one that holds its cue."""
    found: list[int | None] = []
    open_: list[int] = []
    for row, one in enumerate(attributions):
        anchor = _anchor(one)
        start = _whole(one).start
        open_ = [other for other in open_[-_DEPTH:] if _whole(attributions[other]).end > start]
        holders = (other for other in reversed(open_) if _holds(attributions[other], anchor))
        found.append(next(holders, None))
        open_.append(row)
    return found


def _holds(one: Attribution, anchor: Span) -> bool:
    return any(piece.covers(anchor) and piece != anchor for piece in one.content)


class _Places:
    """Where attributions stand, to find those near a place without looking at all."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        pieces = ((piece, one) for one in attributions for piece in (*one.content, *one.cue))
        self._pieces = sorted(pieces, key=lambda pair: pair[0])
        self._starts = [piece.start for piece, _ in self._pieces]
        self._reach = list(accumulate((piece.end for piece, _ in self._pieces), max))

    def touched_by(self, one: Attribution) -> list[Attribution]:
        """Return the attributions of which a piece overlaps the hull of `one`."""
        whole = hull((*one.content, *one.cue, *one.source))
        found: list[Attribution] = []
        place = bisect_left(self._starts, whole.end) - 1
        while place >= 0 and self._reach[place] > whole.start:
            piece, other = self._pieces[place]
            if piece.end > whole.start and all(other is not known for known in found):
                found.append(other)
            place -= 1
        return found
