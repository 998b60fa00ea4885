"""Beside: what the network finds, as far as it fits the layout: inside one turn, or outside all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.model.attribution import Attribution
from sayso.model.span import Span, hull
from sayso.stages.laid.turns import INFERRED

OUTSIDE = -1


def beside(laid: Sequence[Attribution], found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the found attributions: inside the words of one turn, or without any; labels say nothing else.

    A turn is its speaker's, so what is quoted in it is told by him; no source outside it names who.
    """
    if not laid:
        yield from found
        return
    places = _Places(laid)
    for one in found:
        owner = places.owner((*one.cue, *one.content)[0])
        if owner is None or any(places.labels(span) for span in one.cue):
            continue
        content = tuple(span for span in one.content if places.owner(span) == owner)
        if one.content and not content:
            continue
        if owner != OUTSIDE and (_is_whole(laid[owner], content) or not _all_in(places, one.source, owner)):
            continue  # the turn itself, read in other words
        source = tuple(span for span in one.source if not places.labels(span))
        head = one.head if source else None
        same = (content, source, head) == (one.content, one.source, one.head)
        yield one if same else replace(one, content=content, source=source, head=head)


def _is_whole(turn: Attribution, content: Sequence[Span]) -> bool:
    return bool(content) and hull(content).covers(hull(turn.content))


def _all_in(places: "_Places", spans: Sequence[Span], owner: int) -> bool:
    return all(places.owner(span) == owner for span in spans)


class _Places:
    """Whose words stand where; those of a post or a letter's signature are nobody's but the signer's."""

    def __init__(self, laid: Sequence[Attribution]) -> None:
        self._words = sorted((span, row) for row, one in enumerate(laid) for span in one.content)
        self._starts = [span.start for span, _ in self._words]
        self._marks = sorted(span for one in laid if one.rule != INFERRED for span in (*one.source, *one.cue))

    def owner(self, span: Span) -> int | None:
        """Return the turn whose words hold a span, `OUTSIDE` for none, None where it runs over an edge."""
        if self.labels(span):
            return None
        place = bisect_right(self._starts, span.start) - 1
        if place >= 0 and self._words[place][0].covers(span):
            return self._words[place][1]
        near = self._words[max(place, 0) : place + 2]
        return None if any(span.overlaps(words) for words, _ in near) else OUTSIDE

    def labels(self, span: Span) -> bool:
        """Return whether a span touches the label of a turn."""
        place = bisect_left(self._marks, span)
        return any(span.overlaps(mark) for mark in self._marks[max(place - 1, 0) : place + 1])
