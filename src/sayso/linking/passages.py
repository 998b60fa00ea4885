"""Passages: the same run of words in several articles, typography ignored, with its place in each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.linking.claims.profiles import close
from sayso.linking.claims.told import day_of
from sayso.model.claim import Passage, PassageKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Assertion, Statement
from sayso.stages.repeats import FoldedWord, folded_words

# Of 17 repeats between two articles that people marked in eight stories, such runs find 16.
SHORTEST = 6
# Shorter prose in which nothing happens is a set phrase, as 24 of 25 read were: a name with its title, the
# town of a province, "on Friday a relief body said".  So is shorter prose of articles too far apart to
# be compared, whatever happens in it: "killed a number of people in" is how such things are told.
SET_PHRASE = 12
# A passage that stands in articles of so many days is what agencies append for months: it proves nothing.
DAYS = 4


def find_passages(readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """Return each passage that stands in two articles or more, with all its places; set phrases are none.

    Each place in an article goes to the longest run that it shares with an earlier one, so that the work
    grows with the words alone.
    """
    seen: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    words: list[list[FoldedWord]] = []
    places: dict[tuple[int, Span], set[tuple[int, Span]]] = {}
    for row, reading in enumerate(readings):
        words.append(folded_words(reading.article))
        for first, at, again, length in _runs(words, row, seen):
            left = (first, _span(words[first], at, length))
            places.setdefault(left, {left}).add((row, _span(words[row], again, length)))
        for at, gram in enumerate(_grams(words[row])):
            if gram and not seen[gram]:
                seen[gram].append((row, at))
    happens = [_triggers(reading) for reading in readings]
    passages = (
        Passage(kind=_kind(readings, part), places=part)
        for _, found in sorted(places.items())
        for part in _of_one_time(readings, sorted(found))
    )
    return tuple(one for one in passages if not _set_phrase(one, readings, happens))


def _of_one_time(
    readings: Sequence[Reading], places: Sequence[tuple[int, Span]]
) -> Iterator[tuple[tuple[int, Span], ...]]:
    """Yield the places of a passage together; few words, not quoted everywhere, part by their days."""
    row, first = places[0]
    few = len(first.of(readings[row].article.text).split()) < SET_PHRASE
    if not few or all(_quoted(readings[row], span) for row, span in places):
        yield tuple(places)
        return
    dated = [(day_of(readings[row].article.published), (row, span)) for row, span in places]
    groups: list[list[tuple[int | None, tuple[int, Span]]]] = []
    for day, place in sorted(dated, key=lambda one: (one[0] or 0, one[1])):
        if groups and close(groups[-1][-1][0], day):
            groups[-1].append((day, place))
        else:
            groups.append([(day, place)])
    for group in groups:
        if len({row for _, (row, _) in group}) > 1:
            yield tuple(sorted(place for _, place in group))


def _triggers(reading: Reading) -> list[Span]:
    """Return the words of an article that make its points events."""
    told: tuple[Statement | Assertion, ...] = (*reading.statements, *reading.assertions)
    return [span for one in told for point in one.points for span in point.trigger]


def _set_phrase(one: Passage, readings: Sequence[Reading], happens: Sequence[Sequence[Span]]) -> bool:
    """Return whether a passage is a few words of prose that tell no event anywhere."""
    row, first = one.places[0]
    if one.kind is PassageKind.QUOTATION or len(first.of(readings[row].article.text).split()) >= SET_PHRASE:
        return False
    return not any(span.covers(trigger) for at, span in one.places for trigger in happens[at])


def _grams(words: Sequence[FoldedWord]) -> list[tuple[str, ...] | None]:
    """Return the run of words that begins at each; None where it would cross into another block."""
    return [
        tuple(word.form for word in words[at : at + SHORTEST])
        if words[at].block == words[at + SHORTEST - 1].block
        else None
        for at in range(len(words) - SHORTEST + 1)
    ]


def _runs(
    words: Sequence[Sequence[FoldedWord]], row: int, seen: Mapping[tuple[str, ...], list[tuple[int, int]]]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield (earlier article, its word, word here, length) of each longest run, one after the other."""
    own, at = words[row], 0
    grams = _grams(own)
    while at < len(grams):
        gram = grams[at]
        held = seen.get(gram) if gram else None
        if not held:
            at += 1
            continue
        first, place = held[0]
        length = _length(words[first], place, own, at)
        yield first, place, at, length
        at += length


def _length(left: Sequence[FoldedWord], first: int, right: Sequence[FoldedWord], again: int) -> int:
    """Return how many words are the same from there on, inside one block of both."""
    length = 0
    while (
        first + length < len(left)
        and again + length < len(right)
        and left[first + length].form == right[again + length].form
        and left[first + length].block == left[first].block
        and right[again + length].block == right[again].block
    ):
        length += 1
    return length


def _span(words: Sequence[FoldedWord], first: int, length: int) -> Span:
    return Span(words[first].start, words[first + length - 1].end)


def _kind(readings: Sequence[Reading], places: Sequence[tuple[int, Span]]) -> PassageKind:
    """Return what a passage is: words of many days, somebody's quoted words, or an outlet's prose."""
    days = {(readings[row].article.published or "")[:10] for row, _ in places} - {""}
    if len(days) >= DAYS:
        return PassageKind.BACKGROUND
    quoted = any(_quoted(readings[row], span) for row, span in places)
    return PassageKind.QUOTATION if quoted else PassageKind.REPRINT


def _quoted(reading: Reading, passage: Span) -> bool:
    """Return whether more than half of a passage is quoted, or reported as somebody's words."""
    spans = [one.span for one in reading.quotations if one.depth == 0]
    inside = sum(
        min(span.end, passage.end) - max(span.start, passage.start)
        for span in spans
        if span.overlaps(passage)
    )
    return 2 * inside > len(passage)
