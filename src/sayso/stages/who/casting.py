"""Casting: the speaker, chain, addressee and target of each attribution."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.model.attribution import Attribution
from sayso.model.party import How, KnownBy
from sayso.model.span import Span, hull
from sayso.model.statement import ActFound
from sayso.stages.laid.turns import TURN
from sayso.stages.who.chains import fill_chains
from sayso.stages.who.entities import NOUN, Cast, Casting, Known, Sort
from sayso.stages.who.memory import Aim
from sayso.stages.who.names import Name, find_names
from sayso.stages.who.naming import name_entities
from sayso.stages.who.pronouns import FirstPerson
from sayso.stages.who.reading import Asked, read_mentions, stops_of
from sayso.stages.who.scene import Scene
from sayso.stages.who.slots import Slots, find_slots

LABELLED = 0.9  # a label is one party; the rest is whether another label is the same one's
CONTINUED = 0.8  # a continuation is as sure as its first part, less what the joining itself can err


def cast_people(
    scene: Scene,
    attributions: Sequence[Attribution],
    acts: Sequence[ActFound],
) -> list[Casting]:
    """Return the casting of each attribution, in order."""
    cues, sources = (
        (span for one in attributions for span in one.cue),
        (one.source[0] for one in attributions if one.source),
    )
    names = find_names(scene, cues, sources)
    slots = find_slots(scene, names, attributions, acts)
    around = _around(attributions)
    asked = _asked(slots, attributions, acts, around)
    stops = stops_of(scene, names, asked)
    cast, found = _read(scene, names, asked, stops, {})
    # The first reading tells by which pronouns the article calls whom; the second knows it from the start.
    votes = {entity.number: entity.votes for entity in cast.entities if entity.words and entity.votes}
    if votes:
        cast, found = _read(scene, names, asked, stops, votes)
    castings = [
        Casting(
            speaker=_known(scene, cast, found, one.source, attribution.source),
            addressee=_known(scene, cast, found, one.addressee, attribution.addressee),
            target=_known(scene, cast, found, one.target, ()),
        )
        for one, attribution in zip(slots, attributions, strict=True)
    ]
    _labels_apart(cast, attributions, castings)
    _continuations(attributions, castings)
    first = FirstPerson(scene, cast, castings, around)
    for row, one in enumerate(slots):
        first.give(row, one)
    first.mention(attributions)
    _leave_open(castings)
    fill_chains(scene, names, cast, found, slots, castings, attributions)
    _outlets(castings)
    return castings


def _read(
    scene: Scene,
    names: Sequence[Name],
    asked: Asked,
    stops: Sequence[int],
    votes: Mapping[int, Counter[str]],
) -> tuple[Cast, dict[int, Known]]:
    """Return who is spoken of, and whom each head row means, given the pronouns of an earlier reading."""
    cast = Cast(votes)
    named = name_entities(scene, names, cast)
    return cast, read_mentions(scene, names, named, cast, asked, stops)


def _asked(
    slots: Sequence[Slots],
    attributions: Sequence[Attribution],
    acts: Sequence[ActFound],
    around: Sequence[int | None],
) -> Asked:
    """Return whom the article is read for."""
    said = zip(slots, attributions, strict=True)
    speaking = {row: attribution.content for one, attribution in said for row in one.source}
    return Asked(
        heads=frozenset(row for one in slots for row in one.every()),
        speaking=speaking,
        written={one.source[0]: one.written for one in slots if one.written is not None},
        outer=_outer_heads(slots, around),
        together={one.source[-1]: one.source for one in slots if len(one.source) > 1},
        aimed={
            row: Aim(one.source[0] if one.source else row, act.target[-1].end)
            for one, act in zip(slots, acts, strict=False)
            for row in one.target
            if row not in speaking
        },
    )


def _outer_heads(slots: Sequence[Slots], around: Sequence[int | None]) -> dict[int, int]:
    """Return for each source head the source head of the attribution around it."""
    return {
        row: slots[outer].source[0]
        for one, outer in zip(slots, around, strict=True)
        if outer is not None and slots[outer].source
        for row in one.source
    }


def _around(attributions: Sequence[Attribution]) -> list[int | None]:
    """Return for each attribution the row of the one whose content its source stands in."""
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
    place = bisect_right(contents, (source.start, 1 << 62, 0))
    for start, end, owner in reversed(contents[max(0, place - 8) : place]):
        if owner != row and start <= source.start and source.end <= end:
            return owner
    return None


def _known(
    scene: Scene, cast: Cast, found: dict[int, Known], rows: Sequence[int], spans: Sequence[Span]
) -> Known | None:
    """Return whom the head rows mean: one, or several together."""
    each = [found[row] for row in rows if row in found]
    if len({one.entity.number for one in each}) <= 1:
        return each[0] if each else None
    heads = scene.syntax.span(min(rows), max(rows))
    span = hull((*spans, heads)) if spans else heads
    entity = cast.together((one.entity for one in each), span)
    return Known(entity, How.TOGETHER, min(one.confidence for one in each))


def _labels_apart(cast: Cast, attributions: Sequence[Attribution], castings: Sequence[Casting]) -> None:
    """Give a label of a talk that is an office a party of its own, where somebody's own label is another.

    "THE WITNESS" is not Ms. Hale, who spoke before.
    """
    labelled: set[int] = set()
    for row, one in enumerate(attributions):
        speaker = castings[row].speaker
        if one.rule != TURN or one.continues is not None or speaker is None:
            continue
        if speaker.entity.number in labelled and speaker.how.by is not KnownBy.NAME:
            entity = cast.new(Sort.PERSON)
            entity.mentions.update(one.source)
            entity.forms += [(NOUN, span) for span in one.source]
            castings[row].speaker = speaker = Known(entity, How.TURN, LABELLED)
        labelled.add(speaker.entity.number)


def _continuations(attributions: Sequence[Attribution], castings: Sequence[Casting]) -> None:
    """Give each attribution that goes on from another the speaker of that one.

    With words for its source it is a turn of a talk under the label of an earlier one: one label, one party.
    """
    for row, one in enumerate(attributions):
        if one.continues is None or (castings[row].speaker is not None and not one.source):
            continue
        first = castings[one.continues].speaker if 0 <= one.continues < len(castings) else None
        if first is not None and one.source:
            castings[row].speaker = first
            first.entity.mentions.update(one.source)
        elif first is not None:
            castings[row].speaker = first._replace(how=How.CONTINUES, confidence=CONTINUED * first.confidence)
        elif castings[row].speaker is None:
            castings[row].why_none = How.CONTINUES_NOBODY


def _leave_open(castings: Sequence[Casting]) -> None:
    """Assert nobody where two may be meant."""
    for casting in castings:
        if casting.speaker is not None and casting.speaker.open:
            casting.doubt, casting.speaker = casting.speaker, None


def _outlets(castings: Sequence[Casting]) -> None:
    """Mark whoever is spoken to by one bare name, never speaks and bears no role: that is an outlet."""
    speaking = {casting.speaker.entity.number for casting in castings if casting.speaker is not None}
    for casting in castings:
        if casting.addressee is not None:
            entity = casting.addressee.entity
            bare = (
                entity.sort is Sort.NAME
                and len(entity.words) == 1
                and not entity.nouns
                and not entity.pronoun
            )
            entity.outlet = entity.outlet or (bare and entity.number not in speaking)
