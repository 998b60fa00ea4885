"""The picture of a claim: who tells it on whose say-so, on which day, and what ties them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from sayso.model.statement import Stance
from sayso.report.facts.dates import of_day
from sayso.report.facts.names import folded
from sayso.report.page.claim_places import PlacedClaim
from sayso.report.page.claim_steps import number_words
from sayso.report.page.lanes import Entry, Name, Picture, Sign, Tie, picture
from sayso.report.page.plots import GLUE


def picture_of(placed: PlacedClaim) -> Picture:
    """Return the picture of a claim: a lane for each origin and each who denies, a column for each day."""
    entries = tuple(_entries(placed))
    keys = {entry.key for entry in entries}
    return picture(
        _lane_kinds(placed),
        entries,
        tuple(_ties(placed, keys)),
        title="Who tells it, on whose say-so, on which day",
        desc="; ".join(_described(placed, entries)),
    )


def _lane_kinds(placed: PlacedClaim) -> list[Name]:
    """Return the lanes with what each is one of: origins, who denies, or else."""
    asserted = {placed.lane_of[at] for origin in placed.one.origins for at in origin.mentions}
    denied = {placed.lane_of[at] for at, one in enumerate(placed.one.mentions) if one.stance is Stance.DENIES}
    return [
        Name(
            name,
            "other origins" if lane in asserted else "others who deny" if lane in denied else "others",
        )
        for lane, name in enumerate(placed.lane_names)
    ]


def _entries(placed: PlacedClaim) -> Iterator[Entry]:
    """Yield one entry for each article and what it does in a lane."""
    groups: dict[tuple[int, int, Sign], list[int]] = {}
    for at, one in enumerate(placed.one.mentions):
        groups.setdefault((placed.lane_of[at], one.row, placed.sign(at)), []).append(at)
    for (lane, _, sign), every in groups.items():
        at = every[0]
        numbers = dict.fromkeys(filter(None, map(partial(number_words, placed), every)))
        glued = (words.replace(" ", GLUE) for words in numbers)
        name = " · ".join([" ".join(placed.places[at].outlet.split()), *glued])
        words = placed.one.mentions[at].words
        title = f"{placed.places[at].outlet}, {placed.places[at].when}, {sign}: {words}"
        yield Entry(lane, placed.published(at), sign, name, title, placed.mark_href(at), at)


def _described(placed: PlacedClaim, entries: Sequence[Entry]) -> Iterator[str]:
    for lane, name in enumerate(placed.lane_names):
        own = [one for one in entries if one.lane == lane]
        signs = dict.fromkeys(one.sign for one in own)
        counts = ", ".join(f"{sum(one.sign is sign for one in own)} {sign}" for sign in signs)
        yield f"{name}: {counts}"


def _ties(placed: PlacedClaim, keys: Iterable[int]) -> Iterator[Tie]:
    """Yield what leads from one article to later ones: the same words, or the outlet named as source."""
    drawn = set(keys)
    worded: dict[int, list[int]] = {}
    for at, source in placed.repeated.items():
        worded.setdefault(source, []).append(at)
    for source, targets in worded.items():
        kept = tuple(at for at in targets if at in drawn)
        if source in drawn and kept:
            yield Tie(source, kept, worded=True, title=f"The same words as in {placed.places[source].outlet}")
    named: dict[int, list[int]] = {}
    for at, source in _named_outlets(placed):
        if at in drawn and source in drawn and placed.repeated.get(at) != source:
            named.setdefault(source, []).append(at)
    for source, targets in named.items():
        title = f"Names {placed.places[source].outlet} as its source"
        yield Tie(source, tuple(targets), worded=False, title=title)


def _named_outlets(placed: PlacedClaim) -> Iterator[tuple[int, int]]:
    """Yield each mention that cites an outlet which tells the claim itself, no later."""
    outlets = {
        folded(outlet): at
        for at, one in reversed([*enumerate(placed.one.mentions)])
        if (outlet := placed.found.articles[one.row].outlet)
    }
    for at, one in enumerate(placed.one.mentions):
        for name in sorted(one.names) if one.statement else ():
            source = outlets.get(name)
            if (
                source is not None
                and placed.one.mentions[source].row != one.row
                and (of_day(placed.published(source)) <= of_day(placed.published(at)))
            ):
                yield at, source
