"""Changes: what is told otherwise from one article to another, along the mentions of one claim."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple

from sayso.languages.pack import load_pack
from sayso.linking.chances import UNLINKED, chance, sure_chance
from sayso.linking.claims.stems import folded, stem
from sayso.linking.claims.told import Told
from sayso.linking.claims.weights import load_weights
from sayso.linking.source_names import same_source
from sayso.linking.surely import Grounds, same_event, surely
from sayso.linking.wholes import Whole
from sayso.model.claim import Change, ChangeKind
from sayso.model.measure import Quantity
from sayso.model.statement import Certainty, Stance, stance_to_claim
from sayso.stages.who.lexicon import Lexicon, lexicon_of

# How rare the words together are that one article's mentions of a claim have and the other's have not, from
# which on they tell a detail: about two words that name something.  From 15 on 72 of 100 details marked are
# found, 56 of 100 found are marked; from 12 on 82 and 54.
DETAIL = 12.0
# Up to so many articles all are compared with each other; beyond, each with the first and the one before.
FEW = 4
# A number up to this is often part of a name of things ("two reporters"): left out, it is no change.
_SMALL = 4
_YEAR = "year"  # an age
_SURE = {
    Certainty.DOUBTFUL: 1,
    Certainty.POSSIBLE: 2,
    Certainty.PROBABLE: 3,
    Certainty.CERTAIN: 4,
}
TOLD_FROM = 0.8  # from here on a report tells a change
Places = Sequence[int]


class _Claim(NamedTuple):
    """The mentions of a claim, and the tables of their language."""

    mentions: Sequence[Told]
    language: str
    lexicon: Lexicon
    wholes: Mapping[int, Whole] = {}

    def has(self, places: Sequence[int], number: tuple[float | None, float | None]) -> bool:
        """Return whether the articles of some mentions have a number anywhere, as far as they are known."""
        rows = {self.mentions[at].row for at in places} & self.wholes.keys()
        return any(number in self.wholes[row].amounts for row in rows)


def changes_of(
    mentions: Sequence[Told],
    days: Mapping[int, int | None],
    *,
    grounds: Grounds | None = None,
    language: str = "en",
) -> tuple[Change, ...]:
    """Return what is told otherwise between the articles of a claim, at most one change of a kind for a pair.

    `days` are those of the articles, by row, None where not known.  The earlier article stands left; of one
    day the better sourced one, then the one that tells more, then the one read first.
    Without `grounds` no change is sure.
    """
    claim = _Claim(mentions, language, lexicon_of(load_pack(language)), grounds.wholes if grounds else {})
    rows: dict[int, list[int]] = {}
    for place, one in enumerate(mentions):
        rows.setdefault(one.row, []).append(place)
    order = sorted(rows, key=lambda row: _rank(row, [mentions[at] for at in rows[row]], days))
    found = []
    for left, right in _pairs(order):
        for kind, tell in _KINDS:
            sure = surely(kind, mentions, rows[left], rows[right], grounds) if grounds else None
            if sure:
                at, to, told = sure
                found.append(_change(kind, _Difference(at, to, *told), sure_chance(kind)))
            elif other := tell(claim, rows[left], rows[right]):
                found.append(_perhaps(claim, kind, other, grounds))
    for row in order:
        found += _within(claim, rows[row], grounds)
    return tuple(found)


def number_change(left: Told, right: Told, *, language: str = "en") -> Change | None:
    """Return how the numbers of two mentions differ, one gone or come included; None where they do not."""
    claim = _Claim((left, right), language, lexicon_of(load_pack(language)))
    told = _number(claim, (0,), (1,))
    return _perhaps(claim, ChangeKind.NUMBER, told, None) if told else None


def rivals(
    mentions: Sequence[Told], changes: Sequence[Change], days: Mapping[int, int | None], language: str = "en"
) -> frozenset[tuple[int, int]]:
    """Return the pairs of mentions, by their places, that are two accounts of one event.

    They stand in articles of one day and surely differ in a number, each on the say-so of another source.
    """
    lexicon = lexicon_of(load_pack(language))
    found = set()
    for change in changes:
        left, right = mentions[change.left], mentions[change.right]
        numbers = _exactly(left, change.before), _exactly(right, change.after)
        if (
            change.kind is ChangeKind.NUMBER
            and change.score >= TOLD_FROM
            and None not in numbers
            and numbers[0] != numbers[1]
            and left.row != right.row
            and days.get(left.row) is not None
            and days[left.row] == days.get(right.row)
            and left.origin
            and right.origin
            and not same_source(left.origin, right.origin, lexicon)
        ):
            found.add((change.left, change.right))
    return frozenset(found)


def _exactly(one: Told, words: str) -> float | None:
    """Return the one value of a number, "at least 18" included; None for "dozens"."""
    told = (quantity for quantity, said in one.amounts if said == words)
    values = {value for quantity in told for value in (quantity.low, quantity.high) if value is not None}
    return values.pop() if len(values) == 1 else None


def _within(claim: _Claim, places: Places, grounds: Grounds | None) -> Iterator[Change]:
    """Yield what one article tells in two ways: another number than its headline, a denial."""
    head = [at for at in places if claim.mentions[at].head]
    body = [at for at in places if not claim.mentions[at].head]
    denying = [at for at in places if claim.mentions[at].stance is Stance.DENIES]
    telling = [at for at in places if _asserts(claim.mentions[at])]
    for kind, tell, sides in (
        (ChangeKind.NUMBER, _number, (head, body)),
        (ChangeKind.DENIED, _denied, (telling, denying)),
    ):
        sure = (
            surely(kind, claim.mentions, *sides, grounds) if grounds and kind is ChangeKind.DENIED else None
        )
        told = tell(claim, *sides) if all(sides) else None
        told = told or (_recount(claim, body) if kind is ChangeKind.NUMBER else None)
        if sure:
            yield _change(kind, _Difference(sure[0], sure[1], *sure[2]), sure_chance(kind))
        elif told and told.before and told.after:
            yield _perhaps(claim, kind, told, grounds)


def _perhaps(claim: _Claim, kind: ChangeKind, told: "_Difference", grounds: Grounds | None) -> Change:
    """Return a change that is not sure, scored by its event and by how alike its mentions are."""
    pair = min(told.left, told.right), max(told.left, told.right)
    link = grounds.links.get(pair, UNLINKED) if grounds else UNLINKED
    left, right = claim.mentions[told.left], claim.mentions[told.right]
    return _change(kind, told, chance(kind, link, same_event=same_event(left, right, claim.language)))


def _change(kind: ChangeKind, told: "_Difference", score: float) -> Change:
    return Change(
        left=told.left, right=told.right, kind=kind, before=told.before, after=told.after, score=score
    )


def _rank(row: int, mentions: Sequence[Told], days: Mapping[int, int | None]) -> tuple[float, ...]:
    day = days.get(row)
    sourced = any(one.origin for one in mentions)
    return (float("inf") if day is None else day, not sourced, -sum(len(one.words) for one in mentions), row)


def _pairs(order: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(order) <= FEW:
        yield from combinations(order, 2)
        return
    for before, row in pairwise(order):
        if before != order[0]:
            yield order[0], row
        yield before, row


class _Difference(NamedTuple):
    """Two mentions, by their places, and what each has."""

    left: int
    right: int
    before: str
    after: str


class _Amount(NamedTuple):
    """A number in a mention, by its place: its bounds, what it counts, its exact words."""

    at: int
    bounds: tuple[float | None, float | None]
    counts: str
    words: str
    tells: bool  # more than an age or a small number, which go with names of things


def _number(claim: _Claim, left: Places, right: Places) -> _Difference | None:
    """Return two numbers that differ, best of the same things; or one that only one side has."""
    ours, theirs = _amounts(claim, left), _amounts(claim, right)
    known, others = ({one.bounds for one in side} for side in (ours, theirs))
    new, changed = (
        [one for one in side if one.bounds not in had] for side, had in ((ours, others), (theirs, known))
    )
    both = [(one, other) for one in new or ours for other in changed or theirs if one.bounds != other.bounds]
    if not (new and changed):  # one number more has changed none of those that count other things
        both = [(one, other) for one, other in both if one.counts == other.counts]
    if both and (new or changed):
        one, other = max(both, key=lambda pair: (pair[0].counts == pair[1].counts, -pair[0].at, -pair[1].at))
        return _Difference(one.at, other.at, one.words, other.words)
    for one in (each for each in new if (each.tells or theirs) and not claim.has(right, each.bounds)):
        return _Difference(one.at, right[0], one.words, "")
    for other in (each for each in changed if (each.tells or ours) and not claim.has(left, each.bounds)):
        return _Difference(left[0], other.at, "", other.words)
    return None


def _recount(claim: _Claim, places: Places) -> _Difference | None:
    """Return the first two numbers of the same things that differ within one article's text."""
    counted = [one for one in _amounts(claim, places) if one.counts]
    pairs = ((one, other) for one, other in combinations(counted, 2) if one.at != other.at)
    return next(
        (
            _Difference(one.at, other.at, one.words, other.words)
            for one, other in pairs
            if one.counts == other.counts and one.bounds != other.bounds
        ),
        None,
    )


def _amounts(claim: _Claim, side: Places) -> list[_Amount]:
    side = [at for at in side if _passes_on(claim.mentions[at])]
    return [_amount(claim, at, one, words) for at in side for one, words in claim.mentions[at].amounts]


def _amount(claim: _Claim, at: int, one: Quantity, words: str) -> _Amount:
    value = one.low if one.low is not None else one.high
    what = folded(next((what for low, _, what in claim.mentions[at].numbers if low == value), ""))
    counts = stem(what[-1], claim.language) if what else ""
    large = max(one.low or 0.0, one.high or 0.0) > _SMALL
    return _Amount(at, (one.low, one.high), counts, words, large and one.unit != _YEAR)


def _certainty(claim: _Claim, left: Places, right: Places) -> _Difference | None:
    """Return the least sure mention of each side, where one side is less sure than the other."""
    sides = [
        min(
            (
                (_SURE[sure], at)
                for at in side
                if _passes_on(claim.mentions[at]) and (sure := claim.mentions[at].certainty) in _SURE
            ),
            default=None,
        )
        for side in (left, right)
    ]
    if sides[0] is None or sides[1] is None or sides[0][0] == sides[1][0]:
        return None
    (_, at), (_, to) = sides[0], sides[1]
    return _Difference(at, to, str(claim.mentions[at].certainty), str(claim.mentions[to].certainty))


def _passes_on(one: Told) -> bool:
    """Return whether a mention puts the claim forward, or passes it on: "allegedly"."""
    return _asserts(one) or one.stance is Stance.REPORTS


def _dropped(claim: _Claim, left: Places, right: Places) -> _Difference | None:
    """Return a mention with its source, and one that the other article tells as its own."""
    for side, other, turned in ((left, right, False), (right, left, True)):
        named = next((at for at in side if claim.mentions[at].speaker and _asserts(claim.mentions[at])), None)
        own = next((at for at in other if _is_own(claim.mentions[at])), None)
        if named is not None and own is not None:
            name = claim.mentions[named].speaker or ""
            return _Difference(own, named, "", name) if turned else _Difference(named, own, name, "")
    return None


def _is_own(one: Told) -> bool:
    """Return whether a mention is the outlet's own word, or passed on from nobody: "reportedly"."""
    passed_on = one.stance is Stance.REPORTS and not (one.speaker or one.origin)
    return passed_on or (one.statement is None and _asserts(one))


def _asserts(one: Told) -> bool:
    return stance_to_claim(one.stance, one.certainty) == Stance.ASSERTS


def _source(claim: _Claim, left: Places, right: Places) -> _Difference | None:
    """Return two mentions with other sources, where both articles name some, and one a new one.

    A source is known where it, or one behind it, is named for the other article's mentions too.
    """
    sides = [
        [at for at in side if _asserts(claim.mentions[at]) and claim.mentions[at].speaker]
        for side in (left, right)
    ]
    if not all(sides):
        return None
    new = [
        next((at for at in side if not any(_shares(claim, at, to) for to in other)), None)
        for side, other in (sides, sides[::-1])
    ]
    if new == [None, None]:
        return None
    at, to = (own if own is not None else side[0] for own, side in zip(new, sides, strict=True))
    return _Difference(at, to, claim.mentions[at].speaker or "", claim.mentions[to].speaker or "")


def _shares(claim: _Claim, at: int, to: int) -> bool:
    """Return whether two mentions have a source in common, said or standing behind it."""
    names = (
        {name for name in (one.speaker, one.origin) if name}
        for one in (claim.mentions[at], claim.mentions[to])
    )
    return any(same_source(one, other, claim.lexicon) for one, other in product(*names))


def _denied(claim: _Claim, left: Places, right: Places) -> _Difference | None:
    """Return a mention that puts forward or passes on, and one in the other article that denies."""
    for side, other, turned in ((left, right, False), (right, left, True)):
        telling = next((at for at in side if _passes_on(claim.mentions[at])), None)
        denying = next((at for at in other if claim.mentions[at].stance is Stance.DENIES), None)
        if telling is not None and denying is not None:
            at, to = (denying, telling) if turned else (telling, denying)
            return _Difference(at, to, str(claim.mentions[at].stance), str(claim.mentions[to].stance))
    return None


def _detail(claim: _Claim, left: Places, right: Places) -> _Difference | None:
    """Return the mention with most that the other article's mentions do not tell, from two rare words on."""
    weights = load_weights(claim.language)
    had = [{word for at in side for word in _stems(claim, at)} for side in (left, right)]
    new = [
        max((sum(map(weights.rarity, _stems(claim, at) - other)), -at) for at in side)
        for side, other in ((left, had[1]), (right, had[0]))
    ]
    (most, at), (other, to) = new
    if max(most, other) < DETAIL:
        return None
    mentions = claim.mentions[-at], claim.mentions[-to]
    before, after = (mentions[0].words, "") if most >= other else ("", mentions[1].words)
    return _Difference(-at, -to, before, after)


def _stems(claim: _Claim, at: int) -> frozenset[str]:
    return frozenset(stem(word, claim.language) for word in folded(claim.mentions[at].words))


_KINDS: tuple[tuple[ChangeKind, Callable[[_Claim, Places, Places], _Difference | None]], ...] = (
    (ChangeKind.NUMBER, _number),
    (ChangeKind.CERTAINTY, _certainty),
    (ChangeKind.SOURCE_DROPPED, _dropped),
    (ChangeKind.SOURCE_CHANGED, _source),
    (ChangeKind.DENIED, _denied),
    (ChangeKind.DETAIL_ADDED, _detail),
)
