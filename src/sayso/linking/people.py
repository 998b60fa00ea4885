"""People: named persons of several articles who are one, where roles, affiliations or company show it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from sayso.linking.merging import Merging
from sayso.linking.names import FULL, Words, fuller, misspelt, short_for
from sayso.linking.roles import Fit
from sayso.linking.ties import People, Tie
from sayso.model.figure import Evidence

Proposal = tuple[int, int, Evidence]


def join_people(merging: Merging, numbers: Iterable[int]) -> None:
    """Join the persons among these appearances; whoever bears no role as written stands alone.

    Names in full come first, then their spellings; a shorter name joins the one bearer it fits, and only
    those that fit nobody are joined to each other: so "Smith" never makes one of two Smiths.
    """
    people = People(merging.appearances, tuple(numbers))
    short = [number for number, one in people.known.items() if people.is_short(one.words)]
    full = sorted(people.known.keys() - set(short))
    for same in people.by_words(full).values():
        _join_same(merging, people, same)
    _join_spellings(merging, people, full)
    joined = _join_short(merging, people, short, full)
    for same in people.by_words(number for number in short if number not in joined).values():
        _join_same(merging, people, same)


def _join_same(merging: Merging, people: People, numbers: Sequence[int]) -> None:
    """Join appearances under one name that a role, an affiliation or company shows to be one person."""
    words = people.known[numbers[0]].words
    alike = defaultdict(list)
    for number in numbers:
        alike[people.known[number].described].append(number)
    pairs = [(same[0], other) for same in alike.values() for other in same[1:]]
    for left, right in (*pairs, *combinations((same[0] for same in alike.values()), 2)):
        if merging.group(left) != merging.group(right):
            tie = people.tie([left], [right])
            if tie and _enough(tie.fit, words):
                merging.join(left, right, (people.names(left, right), tie.fit.evidence))
    if len(words) >= FULL:
        for left, right, evidence in people.beside(numbers):
            merging.join(left, right, (people.names(left, right), evidence))


def _enough(fit: Fit, words: Words) -> bool:
    """Return whether a fit joins bearers of a name: one word needs a title, or more than a bare noun."""
    return len(words) >= FULL or fit.strong or fit.title


def _join_spellings(merging: Merging, people: People, numbers: Iterable[int]) -> None:
    """Join groups whose full names are one in two spellings, unless two different names would fit."""
    groups = merging.groups(numbers)
    found: dict[int, dict[int, Tie]] = defaultdict(dict)
    for left, right in _spelt_alike(people, sorted(groups)):
        tie = people.tie(groups[left], groups[right])
        if tie and (tie.fit.strong or fuller(people.known[left].words, people.known[right].words)):
            found[left][right] = found[right][left] = tie
    clear = {head for head in found if _one_name(people, found[head])}
    for head in sorted(clear, key=lambda head: (len(groups[head]), head)):
        others = sorted(clear & found[head].keys(), key=lambda other: (-len(groups[other]), other))
        for tie in (found[head][other] for other in others[:1]):
            merging.join(tie.left, tie.right, (people.names(tie.left, tie.right), tie.fit.evidence))


def _spelt_alike(people: People, heads: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of groups whose names can be one; they share a first or last word at least."""
    buckets: dict[tuple[int, str], list[int]] = defaultdict(list)
    for head in heads:
        for place in (0, -1):
            buckets[place, people.known[head].words[place]].append(head)
    pairs = {pair for bucket in buckets.values() for pair in combinations(bucket, 2)}
    for left, right in sorted(pairs):
        if _can_be_one(people.known[left].words, people.known[right].words):
            yield left, right


def _can_be_one(left: Words, right: Words) -> bool:
    return left != right and (fuller(left, right) or misspelt(left, right))


def _one_name(people: People, heads: Iterable[int]) -> bool:
    """Return whether all groups that fit bear spellings of one name, and no two the same."""
    names = [people.known[head].words for head in heads]
    return all(_can_be_one(left, right) for left, right in combinations(names, 2))


def _join_short(merging: Merging, people: People, short: Iterable[int], full: Iterable[int]) -> set[int]:
    """Join each shorter name to the one group it fits; return those that were joined."""
    groups = merging.groups(full)
    bearers: dict[str, dict[int, None]] = defaultdict(dict)
    for number in full:
        bearers[people.known[number].words[-1]][merging.group(number)] = None
    joined = set()
    for number in short:
        words = people.known[number].words
        near = [groups[head] for head in bearers[words[-1]] if _bears(people, words, groups[head])]
        found = _fitting(people, number, near) or _in_company(people, number, near)
        if len(found) == 1:
            left, right, evidence = found[0]
            merging.join(left, right, (people.names(left, right), evidence))
            joined.add(number)
    return joined


def _bears(people: People, words: Words, group: Sequence[int]) -> bool:
    return any(short_for(words, people.known[number].words) for number in group)


def _fitting(people: People, number: int, near: Iterable[Sequence[int]]) -> list[Proposal]:
    ties = (people.tie([number], group) for group in near)
    words = people.known[number].words
    return [(tie.right, tie.left, tie.fit.evidence) for tie in ties if tie and _enough(tie.fit, words)]


def _in_company(people: People, number: int, near: Iterable[Sequence[int]]) -> list[Proposal]:
    """Return the groups a member of which stands with the same other full name."""
    found = []
    for group in near:
        proposals = ((one, number, people.company(one, number)) for one in group)
        found += [(one, other, evidence) for one, other, evidence in proposals if evidence][:1]
    return found
