"""Whom a printed party is in the gold of lines, and whether all who speak are somebody, once and apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedParty:
    """One party that speaks, and what of it is so.

    It is `junk` where it is nobody in gold, `twice` where its gold party is there already, and `two` where it
    holds names of several that have names; `kind` and `name` tell whether those are right.
    """

    party: PrintedParty
    gold: GoldParty | None
    junk: bool
    twice: bool
    two: bool
    kind: bool
    name: bool

    def wrong(self) -> tuple[str, ...]:
        """Return what is wrong with it: of a party that is nobody only that."""
        if self.junk:
            return ("nobody in gold",)
        faults = {
            "one twice": self.twice,
            "two in one": self.two,
            "kind": not self.kind,
            "name": not self.name,
        }
        return tuple(fault for fault, found in faults.items() if found)


def who_is(party: PrintedParty, known: Sequence[GoldParty]) -> GoldParty | None:
    """Return the gold party whose names most of a party's mentions and its name are; None where none fits."""
    best = max(known, key=lambda one: _fit(party, one), default=None)
    return best if best and _fit(party, best) else None


def count_parties(
    speaking: Iterable[PrintedParty], who: Mapping[str, GoldParty | None], known: Sequence[GoldParty]
) -> Counts:
    """Return the counts over the parties that speak in printed lines, each by its id in `who`."""
    counts = Counts()
    for one in judge_parties(speaking, who, known):
        counts.tick("party.junk", one.junk)
        counts.tick("party.twice", one.twice)
        counts.tick("party.two", one.two)
        counts.tick("party.kind", one.kind)
        counts.tick("party.name", one.name)
    return counts


def judge_parties(
    speaking: Iterable[PrintedParty], who: Mapping[str, GoldParty | None], known: Sequence[GoldParty]
) -> Iterator[JudgedParty]:
    """Yield each party that speaks with what is so of it, in its order."""
    seen: set[str] = set()
    for party in speaking:
        gold = who[party.id]
        yield JudgedParty(
            party=party,
            gold=gold,
            junk=gold is None,
            twice=gold is not None and gold.name in seen,
            two=gold is not None and _held(party, known) > 1,
            kind=gold is not None and _loose(party.kind) == _loose(gold.kind),
            name=gold is not None and party.plain in gold.names - _BARE,
        )
        if gold:
            seen.add(gold.name)


def _fit(party: PrintedParty, gold: GoldParty) -> float:
    """Return how many mentions are names of the gold party, or half of those akin to one where none is."""
    same = sum(count for name, count in party.names.items() if name in gold.names)
    return same or _AKIN * sum(count for name, count in party.names.items() if _akin(name, gold))


def _akin(name: str, gold: GoldParty) -> bool:
    """Return whether a name ends as a person's does, or holds one of the names, or is held by one."""
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
