"""Figures: who is the same across articles, each merge with its evidence, each to be undone."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from sayso.linking.appearances import find_appearances
from sayso.linking.bodies import BODIES, join_bodies
from sayso.linking.merging import Merging
from sayso.linking.people import join_people
from sayso.model.figure import Appearance, Figure, Merge
from sayso.model.party import PartyKind
from sayso.model.reading import Reading


def link_parties(readings: Iterable[Reading], *, no_merge: Collection[str] = ()) -> tuple[Figure, ...]:
    """Return every party of some articles as figures: the same person or body once, all others alone.

    Persons are joined only where each article writes a role of theirs, and a role, an affiliation or
    company shows that they are one; bodies by their names; described and unnamed parties never.
    A party whose name is in `no_merge` stands alone in every article.
    """
    found = (one for row, reading in enumerate(readings) for one in find_appearances(reading, row))
    return join_appearances(tuple(found), no_merge=no_merge)


def join_appearances(
    appearances: Sequence[Appearance], *, no_merge: Collection[str] = ()
) -> tuple[Figure, ...]:
    """Return the figures of these appearances, in the order in which they appear."""
    merging = Merging(appearances)
    apart = {name.casefold() for name in no_merge}
    free = [number for number, one in enumerate(appearances) if one.name.casefold() not in apart]
    named = [number for number in free if appearances[number].kind is PartyKind.NAMED]
    bodies = [number for number in free if appearances[number].kind in BODIES]
    join_people(merging, named)
    join_bodies(merging, bodies, [number for number in named if not appearances[number].roles])
    made = merging.made()
    return tuple(
        _figure(f"f{place}", [appearances[number] for number in numbers], made.get(head, ()))
        for place, (head, numbers) in enumerate(merging.groups(range(len(appearances))).items(), start=1)
    )


def _figure(name: str, appearances: Sequence[Appearance], merges: Sequence[Merge]) -> Figure:
    names = Counter(one.name for one in appearances)
    kinds = Counter(one.kind for one in appearances)
    return Figure(
        id=name,
        name=max(names, key=lambda form: (names[form], len(form), form)),
        kind=max(kinds, key=lambda kind: (kinds[kind], kind)),
        appearances=tuple(appearances),
        merges=tuple(merges),
    )


def forms_of(figure: Figure) -> tuple[tuple[str, int], ...]:
    """Return the names under which a figure is written, with the number of articles of each."""
    counts = Counter(form for one in figure.appearances for form in {one.name, *one.forms})
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
