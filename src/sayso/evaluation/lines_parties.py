"""Whom a printed party is in the gold of lines, and whether all who speak are somebody, once and apart."""

from collections.abc import Iterable, Mapping, Sequence

from sayso.evaluation.figures import Counts
from sayso.evaluation.lines_gold import GoldParty
from sayso.evaluation.lines_printed import PrintedParty

_AKIN = 0.5  # a form that is a part of a name, or holds it, weighs half of the name itself
_BARE = frozenset([""])  # a title that stands alone tells whom it is, but is nobody's name
_NAMED = frozenset(("named", "organisation", "outlet", "wire"))

# Kinds that a reader does not tell apart.
_LOOSE = {
    "unnamed": "described",
    "collective": "described",
    "wire": "organisation",
    "outlet": "organisation",
}


def who_is(party: PrintedParty, known: Sequence[GoldParty]) -> GoldParty | None:
    """Return the gold party whose names most of a party's mentions and its name are; None where none fits."""
    best = max(known, key=lambda one: _fit(party, one), default=None)
    return best if best and _fit(party, best) else None


def count_parties(
    speaking: Iterable[PrintedParty], who: Mapping[str, GoldParty | None], known: Sequence[GoldParty]
) -> Counts:
    """Return the counts over the parties that speak in printed lines, each by its id in `who`.

    Junk is nobody in gold; `twice` one who is there already; `two` holds names of several that have names.
    """
    counts, seen = Counts(), set()
    for party in speaking:
        gold = who[party.id]
        counts.tick("party.junk", gold is None)
        counts.tick("party.twice", gold is not None and gold.name in seen)
        counts.tick("party.two", gold is not None and _held(party, known) > 1)
        counts.tick("party.kind", gold is not None and _loose(party.kind) == _loose(gold.kind))
        counts.tick("party.name", gold is not None and party.plain in gold.names - _BARE)
        if gold:
            seen.add(gold.name)
    return counts


def _fit(party: PrintedParty, gold: GoldParty) -> float:
    """Return how many mentions are names of the gold party, or half of those akin to one where none is."""
    same = sum(count for name, count in party.names.items() if name in gold.names)
    return same or _AKIN * sum(count for name, count in party.names.items() if _akin(name, gold))


def _akin(name: str, gold: GoldParty) -> bool:
    """Tell whether a name ends as a person's does, or holds one of the names, or is held by one."""
    if not name:
        return False
    return any(
        (gold.kind == "named" and _last(one) == _last(name))
        or f" {one} " in f" {name} "
        or f" {name} " in f" {one} "
        for one in gold.names - _BARE
    )


def _last(name: str) -> str:
    return name.rpartition(" ")[2]


def _held(party: PrintedParty, known: Sequence[GoldParty]) -> int:
    """Return how many gold parties have a name among the party's that is nobody else's."""
    return sum(bool(_own(one, known) & party.names.keys()) for one in known if one.kind in _NAMED)


def _own(one: GoldParty, known: Sequence[GoldParty]) -> frozenset[str]:
    return one.names.difference(_BARE, *(other.names for other in known if other is not one))


def _loose(kind: str) -> str:
    return _LOOSE.get(kind, kind)
