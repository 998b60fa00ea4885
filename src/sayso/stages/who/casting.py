"""Casting: the speaker, chain, addressee and target of each attribution."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model.attribution import Attribution
from sayso.model.span import Span, hull
from sayso.model.statement import ActFound
from sayso.stages.who.entities import Cast, Entity, Known, Sort
from sayso.stages.who.reading import NOUN, read_mentions
from sayso.stages.who.scene import Scene
from sayso.stages.who.slots import Slots, find_slots

CONTINUED = 0.8  # a continuation is as sure as its first part, less what the joining itself can err


@dataclass(slots=True, kw_only=True)
class Casting:
    """Who is who in one attribution; `why_none` says why there is no speaker."""

    speaker: Known | None = None
    chain: tuple[Entity, ...] = ()
    addressee: Known | None = None
    target: Known | None = None
    why_none: str = "none given"


def cast_people(scene: Scene, attributions: Sequence[Attribution], acts: Sequence[ActFound]) -> list[Casting]:
    """Return the casting of each attribution, in order."""
    slots = find_slots(scene, attributions, acts)
    speaking = frozenset(row for one in slots for row in one.source)
    around = _around(scene, attributions, slots)
    cast, found = read_mentions(
        scene, (row for one in slots for row in one.every()), speaking, _outer_heads(slots, around)
    )
    groups = _Groups(scene, cast, found)
    castings = [
        Casting(
            speaker=groups.known(one.source, attribution.source),
            addressee=groups.known(one.addressee, attribution.addressee),
            target=groups.known(one.target, ()),
        )
        for one, attribution in zip(slots, attributions, strict=True)
    ]
    _first_persons(scene, attributions, slots, castings, around)
    _continuations(attributions, castings)
    _chains(found, slots, castings, attributions)
    _outlets(castings)
    return castings


def _outer_heads(slots: Sequence[Slots], around: Sequence[int | None]) -> dict[int, int]:
    """Return for each source head the source head of the attribution around it."""
    return {
        row: slots[outer].source[0]
        for one, outer in zip(slots, around, strict=True)
        if outer is not None and slots[outer].source
        for row in one.source
    }


def _around(scene: Scene, attributions: Sequence[Attribution], slots: Sequence[Slots]) -> list[int | None]:
    """Return for each attribution the row of the one whose content its source stands in."""
    del scene, slots
    contents = sorted(
        (span.start, span.end, row) for row, one in enumerate(attributions) for span in one.content
    )
    answer: list[int | None] = [one.within for one in attributions]
    for row, one in enumerate(attributions):
        if answer[row] is None and one.source:
            answer[row] = _holder(contents, one.source[0], row)
    return answer


def _holder(contents: Sequence[tuple[int, int, int]], source: Span, row: int) -> int | None:
    """Return whose content holds `source`, looking at the few that begin just before it."""
    from bisect import bisect_right

    place = bisect_right(contents, (source.start, 1 << 62, 0))
    for start, end, owner in reversed(contents[max(0, place - 8) : place]):
        if owner != row and start <= source.start and source.end <= end:
            return owner
    return None


class _Groups:
    """People who speak together, one party for the same members."""

    def __init__(self, scene: Scene, cast: Cast, found: dict[int, Known]) -> None:
        self.scene, self.cast, self.found = scene, cast, found
        self.made: dict[frozenset[int], Entity] = {}

    def known(self, rows: Sequence[int], spans: Sequence[Span]) -> Known | None:
        """Return whom the head rows mean together."""
        each = [self.found[row] for row in rows if row in self.found]
        numbers = frozenset(one.entity.number for one in each)
        if len(numbers) <= 1:
            return each[0] if each else None
        entity = self.made.get(numbers)
        if entity is None:
            entity = self.cast.new(Sort.GROUP)
            entity.members = tuple({one.entity.number: one.entity for one in each}.values())
            self.made[numbers] = entity
        span = hull(spans) if spans else self.scene.syntax.span(min(rows), max(rows))
        entity.forms.append((NOUN, span))
        entity.mentions.add(span)
        return Known(entity, "together", min(one.confidence for one in each))


def _first_persons(
    scene: Scene,
    attributions: Sequence[Attribution],
    slots: Sequence[Slots],
    castings: Sequence[Casting],
    around: Sequence[int | None],
) -> None:
    """Give "I" and "we" inside quoted words to whoever is quoted."""
    del attributions
    for row, one in enumerate(slots):
        if castings[row].speaker is not None or not one.source:
            continue
        pronoun = scene.lexicon.pronouns.get(scene.lower(one.source[0]))
        if pronoun is None:
            castings[row].why_none = "not understood"
        elif pronoun.person == "1":
            _first_person(scene, one.source[0], row, castings, around)
        else:
            castings[row].why_none = "pronoun:nobody fits"


def _first_person(
    scene: Scene, head: int, row: int, castings: Sequence[Casting], around: Sequence[int | None]
) -> None:
    outer, steps = around[row], 0
    while outer is not None and castings[outer].speaker is None and steps < len(castings):
        outer, steps = around[outer], steps + 1
    quoter = castings[outer].speaker if outer is not None else None
    if quoter is None:
        castings[row].why_none = "pronoun:first person, speaker unknown"
        return
    castings[row].speaker = Known(quoter.entity, "pronoun:first person", 0.9 * quoter.confidence)
    quoter.entity.mentions.add(scene.syntax.span(head, head))


def _continuations(attributions: Sequence[Attribution], castings: Sequence[Casting]) -> None:
    """Give each attribution without words for its source the speaker of the one it goes on from."""
    for row, one in enumerate(attributions):
        if castings[row].speaker is not None or one.source or one.continues is None:
            continue
        first = castings[one.continues].speaker if 0 <= one.continues < len(castings) else None
        if first is None:
            castings[row].why_none = "continues an unknown speaker"
        else:
            castings[row].speaker = Known(first.entity, "continues", CONTINUED * first.confidence)


def _chains(
    found: dict[int, Known],
    slots: Sequence[Slots],
    castings: Sequence[Casting],
    attributions: Sequence[Attribution],
) -> None:
    """Fill each chain: whoever is named around it first, then the speaker, then who stands behind."""
    for row, casting in enumerate(castings):
        if casting.speaker is None:
            continue
        outer = attributions[row].within
        before = castings[outer].chain if outer is not None and outer < row else ()
        behind = [found[head].entity for head in slots[row].origins if head in found]
        casting.chain = _once((*before, casting.speaker.entity, *behind))


def _once(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Drop who comes again: the last place counts, for it is nearest the origin."""
    kept: dict[int, Entity] = {}
    for entity in entities:
        kept.pop(entity.number, None)
        kept[entity.number] = entity
    return tuple(kept.values())


def _outlets(castings: Sequence[Casting]) -> None:
    """Mark whoever is spoken to by one bare name, never speaks and bears no role: that is an outlet."""
    speaking = {casting.speaker.entity.number for casting in castings if casting.speaker is not None}
    for casting in castings:
        if casting.addressee is not None:
            entity = casting.addressee.entity
            bare = entity.sort is Sort.NAME and len(entity.words) == 1 and not entity.nouns and not entity.pronoun
            entity.outlet = entity.outlet or (bare and entity.number not in speaking)
