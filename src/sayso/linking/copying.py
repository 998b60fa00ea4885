"""Copying: what an article tells in its own voice in the words of another, as agencies send them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from sayso.linking.claims.stems import folded
from sayso.linking.claims.told import Told
from sayso.model.claim import Passage, PassageKind
from sayso.model.span import Span, hull

_NEARLY = 0.9  # of a mention's characters
# Two articles that share so many characters word by word, two sentences or so, have one text before them;
# what they tell in half the same words rests on that.  Of 256 marked claims, that makes the number of
# origins right in 10 more; from 100 to 400 characters, and from .4 to .7 of the words, it is 8 to 11.
_COMMON, _HALF = 200, 0.5


def copied(one: Told, others: Sequence[Told], prose: Sequence[Passage]) -> bool:
    """Return whether a mention stands word by word in the article of one of the others."""
    holding = [passage for passage in prose if stands_in(one.row, one.content, passage)]
    return any(
        stands_in(other.row, other.content, passage)
        for passage in holding
        for other in others
        if other.row != one.row
    )


def quoted_alike(one: Told, others: Sequence[Told], passages: Sequence[Passage]) -> bool:
    """Return whether a mention stands in a quotation in which one of the others stands in its article too."""
    quotations = [passage for passage in passages if passage.kind is PassageKind.QUOTATION]
    return copied(one, others, quotations)


def half_copied(one: Told, others: Sequence[Told], prose: Sequence[Passage]) -> bool:
    """Return whether one of the others tells it in half the same words, in an article of the same text."""
    common = _common(one.row, prose)
    return any(common[other.row] >= _COMMON and _half_same(one, other) for other in others)


def prose_of(row: int, passages: Mapping[int, Sequence[Passage]]) -> list[Passage]:
    """Return the passages of an article that are no quotation, which says nothing of who printed it first."""
    return [one for one in passages.get(row, ()) if one.kind is not PassageKind.QUOTATION]


def by_row(passages: Sequence[Passage]) -> dict[int, list[Passage]]:
    """Return the passages of each article."""
    found = defaultdict[int, list[Passage]](list)
    for one in passages:
        for row in dict.fromkeys(row for row, _ in one.places):
            found[row].append(one)
    return dict(found)


def stands_in(row: int, content: Sequence[Span], passage: Passage) -> bool:
    """Return whether nearly all of a mention stands in a passage: six words of it are anybody's."""
    place = hull(content)
    shared = (
        min(span.end, place.end) - max(span.start, place.start) for at, span in passage.places if at == row
    )
    return any(length >= _NEARLY * len(place) for length in shared)


def _common(row: int, prose: Sequence[Passage]) -> Counter[int]:
    """Return how many characters an article shares word by word with each of the others."""
    found = Counter[int]()
    for one in prose:
        length = max(len(span) for at, span in one.places if at == row)
        found.update(dict.fromkeys({at for at, _ in one.places} - {row}, length))
    return found


def _half_same(one: Told, other: Told) -> bool:
    """Return whether half of the words of two mentions are the same, in their order."""
    matcher = SequenceMatcher(None, folded(one.words), folded(other.words), autojunk=False)
    return matcher.ratio() >= _HALF
