"""Sure changes: what two mentions tell otherwise that nothing in their articles gainsays.

Each is told between two mentions that the linker finds surely one claim, and held against both articles
whole: a number that the other article has elsewhere has not changed, a source named nearby is not lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from sayso.languages.pack import load_pack
from sayso.linking.claims.stems import folded, stem, stems
from sayso.linking.claims.told import Told
from sayso.linking.claims.weights import SURE, ClaimWeights, load_weights
from sayso.linking.names import is_written_name, plain_key
from sayso.linking.origins import same_source
from sayso.linking.wholes import Whole
from sayso.model.claim import ChangeKind
from sayso.model.measure import Quantity
from sayso.model.span import Span, hull
from sayso.model.statement import Certainty, Polarity, Stance, stance_to_claim
from sayso.stages.who.lexicon import Lexicon, lexicon_of

# How surely two mentions must be one claim, if more than a report asks of a link.  Of 50 sources found lost
# from .8 on in war news 20 were those of something else, nearly all below .85 or with little in common.
_LINKED = dict.fromkeys((ChangeKind.SOURCE_DROPPED, ChangeKind.SOURCE_CHANGED), 0.85)
# How rare the words are together that two mentions of one event share: about one word that names something.
_COMMON = 6.0
_COVERED = 0.5  # of the words of the mention that has fewer, by their rarity
_TELLING = 100  # a number below says nothing by itself: 20 are killed in many places
_DAYS = 3  # after which a number may be that of another day
_NEARBY = 5_000  # characters around a mention in which its paragraph may name the source: any paragraph whole
_AHEAD = 60  # characters after a number in which the words for what it counts stand
_BESIDE = 4  # words
_NAMING = 2  # words of a name that are looked for: the rarest
_PLAIN = 1.2  # words more common than this tell nothing of a number
_HEDGES = {Certainty.POSSIBLE, Certainty.PROBABLE}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What changes are held against: the articles whole, by row, and how alike two mentions are, by place."""

    wholes: Mapping[int, Whole]
    links: Mapping[tuple[int, int], float]


def grounds_of(
    rows: Sequence[int], scores: Mapping[tuple[int, int], float], wholes: Mapping[int, Whole]
) -> Grounds:
    """Return the grounds of a claim whose mentions are these points, by the scores of pairs of points."""
    pairs = ((at, to) for to in range(len(rows)) for at in range(to))
    scored = (((at, to), (min(rows[at], rows[to]), max(rows[at], rows[to]))) for at, to in pairs)
    return Grounds(wholes, {places: scores[pair] for places, pair in scored if pair in scores})


@dataclass(frozen=True, slots=True)
class _Two:
    """Two mentions of a claim with their articles, and all mentions of it."""

    left: Told
    right: Told
    ours: Whole
    theirs: Whole
    mentions: Sequence[Told]
    lexicon: Lexicon
    weights: ClaimWeights

    @property
    def sides(self) -> tuple[tuple[Told, Whole], tuple[Told, Whole]]:
        return (self.left, self.ours), (self.right, self.theirs)

    @property
    def days_apart(self) -> float:
        """How many days lie between the articles; very many where one is not dated."""
        days = self.ours.day, self.theirs.day
        return float("inf") if days[0] is None or days[1] is None else abs(days[0] - days[1])

    def turned(self) -> "_Two":
        return _Two(self.right, self.left, self.theirs, self.ours, self.mentions, self.lexicon, self.weights)


Difference = tuple[str, str]  # what was, and what is


def surely(
    kind: ChangeKind, mentions: Sequence[Told], left: Sequence[int], right: Sequence[int], grounds: Grounds
) -> tuple[int, int, Difference] | None:
    """Return the two mentions, by their places, that surely show a change, with what each has, if any do.

    The mentions most surely one claim come first; `left` and `right` are those of two articles.
    """
    tell = _KINDS.get(kind)
    for at, to in _linked(left, right, grounds, _LINKED.get(kind, SURE)) if tell else ():
        two = _two(mentions, at, to, grounds)
        if two and tell and (told := tell(two)):
            return at, to, told
    return None


def _linked(
    left: Sequence[int], right: Sequence[int], grounds: Grounds, least: float
) -> Iterator[tuple[int, int]]:
    scored = ((grounds.links.get((min(at, to), max(at, to)), 0.0), at, to) for at, to in product(left, right))
    for _, at, to in sorted((one for one in scored if one[0] >= least), key=lambda one: (-one[0], *one[1:])):
        yield at, to


def _two(mentions: Sequence[Told], at: int, to: int, grounds: Grounds) -> _Two | None:
    left, right = mentions[at], mentions[to]
    if left.row not in grounds.wholes or right.row not in grounds.wholes:
        return None
    ours, theirs = grounds.wholes[left.row], grounds.wholes[right.row]
    lexicon = lexicon_of(load_pack(ours.language))
    return _Two(left, right, ours, theirs, mentions, lexicon, load_weights(ours.language))


def _alike(two: _Two) -> bool:
    """Return whether two mentions share enough words for one event, small numbers of other days aside."""
    ours, theirs = (_weighed(two, one.words) for one in (two.left, two.right))
    common = sum(rare for word, rare in ours.items() if word in theirs)
    fewer = min(sum(ours.values()), sum(theirs.values()))
    enough = common >= _COMMON and common >= _COVERED * fewer
    return enough and (two.days_apart <= 1 or bool(_named(two, two.left) & _named(two, two.right)))


def _named(two: _Two, one: Told) -> frozenset[str]:
    """Return the stems of words that name something in a mention, and of its numbers but the small ones."""
    written = [word for row, word in enumerate(one.words.split()) if row and word[0].isupper()]
    numbers = [word for word in folded(one.words) if word[0].isdigit() and not _is_small(word)]
    return _stems(two, " ".join([*written, *numbers]))


def _told_in_both(two: _Two) -> bool:
    """Return whether two mentions are alike, or at most a day apart with two weighty words in common."""
    ours, theirs = (_weighed(two, one.words) for one in (two.left, two.right))
    common = ours.keys() & theirs.keys()
    covered = sum(ours[word] for word in sorted(common)) >= _COVERED * min(
        sum(ours.values()), sum(theirs.values())
    )
    return _alike(two) or (two.days_apart <= 1 and len(common) > 1 and covered)


def _weighed(two: _Two, words: str) -> dict[str, float]:
    """Return the telling stems of words with their rarity."""
    near = two.days_apart <= 1
    rarity = {
        word: two.weights.rarity(word) for word in sorted(_stems(two, words)) if near or not _is_small(word)
    }
    return {word: rare for word, rare in rarity.items() if rare > _PLAIN}


def _is_small(word: str) -> bool:
    return word[0].isdigit() and (not word.isdecimal() or int(word) < _TELLING)


def asserts(one: Told) -> bool:
    """Return whether a mention puts the claim forward."""
    return stance_to_claim(one.stance, one.certainty) == Stance.ASSERTS


# Numbers.


@dataclass(frozen=True, slots=True)
class _Count:
    """A number in a mention, the noun that it counts, and the words beside it that tell of what it is."""

    quantity: Quantity
    words: str
    noun: str
    frame: frozenset[str]

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        return self.quantity.low, self.quantity.high

    @property
    def values(self) -> set[float]:
        return {value for value in self.bounds if value is not None}


def _number(two: _Two) -> Difference | None:
    """Return two numbers of the same thing that differ, each of them nowhere in the other article."""
    if not (asserts(two.left) and asserts(two.right)):
        return None
    ours, theirs = (tuple(_counts(two, one, whole)) for one, whole in two.sides)
    pairs = [
        (one, other)
        for one in ours
        for other in theirs
        if _same_things(two, one, other)
        and _is_new(one, theirs, two.theirs)
        and _is_new(other, ours, two.ours)
    ]
    if len(pairs) != 1:
        return None
    one, other = pairs[0]
    told = _hedged_number if one.values == other.values else _other_number
    return (one.words, other.words) if told(two, one, other) else None


def _hedged_number(two: _Two, one: _Count, other: _Count) -> bool:
    """Return whether "18" has become "at least 18": no length of time, and more in common than that."""
    timed = one.quantity.unit or other.quantity.unit
    return not timed and (max(one.values) >= _TELLING or _alike(two))


def _other_number(two: _Two, one: _Count, other: _Count) -> bool:
    """Return whether 18 has become 91: neither is in the other article, and it is hardly another event."""
    elsewhere = _values(two.theirs) & one.values or _values(two.ours) & other.values
    same = elsewhere or _holds(one, other) or _holds(other, one)
    return not same and (two.days_apart <= _DAYS or _alike(two))


def _holds(one: _Count, other: _Count) -> bool:
    """Return whether a range, as of "dozens", holds another number, which then is no other one."""
    low, high = one.bounds
    return low is not None and high is not None and low < min(other.values) and max(other.values) < high


def _counts(two: _Two, told: Told, whole: Whole) -> Iterator[_Count]:
    for one, words in told.amounts:
        value = one.low if one.low is not None else one.high
        what = folded(next((what for low, _, what in told.numbers if low == value), ""))
        noun = stem(what[-1], whole.language) if what else ""
        yield _Count(one, words, noun, frozenset(_frame(two, one.span, whole)) | ({noun} - {""}))


def _frame(two: _Two, number: Span, whole: Whole) -> Iterator[str]:
    """Yield the stems of the word before a number and of those after it up to the next one, if they tell."""
    before = folded(whole.text[max(0, number.start - _AHEAD) : number.start])[-1:]
    after = folded(whole.text[number.end : number.end + _AHEAD])[:_BESIDE]
    stop = next((at for at, word in enumerate(after) if word[0].isdigit()), len(after))
    for word in (*before, *after[:stop]):
        root = stem(word, whole.language)
        if two.weights.rarity(root) > _PLAIN:
            yield root


def _same_things(two: _Two, one: _Count, other: _Count) -> bool:
    """Return whether two numbers count the same: one noun, or none, or people, with one word beside both."""
    nouns = {one.noun, other.noun}
    wide = "" in nouns or len(nouns) == 1 or not nouns.isdisjoint(two.lexicon.collectives)
    return wide and one.bounds != other.bounds and bool(one.frame & other.frame)


def _is_new(one: _Count, others: Sequence[_Count], whole: Whole) -> bool:
    """Return whether an article has a number nowhere, with the same bounds."""
    return one.bounds not in whole.amounts and all(one.bounds != other.bounds for other in others)


def _values(whole: Whole) -> set[float]:
    return {value for bounds in whole.amounts for value in bounds if value is not None}


# How sure.


def _certainty(two: _Two) -> Difference | None:
    """Return how sure two mentions are, one flat and one with a hedge over the same event.

    None where the flat one's article hedges it anywhere in the claim, or the words of the other's hedge.
    """
    for pair, back in ((two, False), (two.turned(), True)):
        unsure, flat = pair.left, pair.right
        if (
            unsure.certainty in _HEDGES
            and flat.certainty is Certainty.CERTAIN
            and asserts(unsure)
            and asserts(flat)
            and _same_event(pair)
            and _alike(pair)
            and any(_over(hedge.span, hedge.over, unsure) for hedge in pair.ours.hedges)
            and not _hedged(pair)
        ):
            told = (str(unsure.certainty), str(flat.certainty))
            return told[::-1] if back else told
    return None


def _over(hedge: Span, over: Span | None, one: Told) -> bool:
    """Return whether a hedge stands in a mention; its words, where known, in what it tells."""
    place = hull(one.content)
    return place.covers(hedge) and (over is None or place.covers(over))


def _hedged(two: _Two) -> bool:
    """Return whether the flat mention's article hedges the claim, or has the other's hedge near."""
    own = (one for one in two.mentions if one.row == two.right.row)
    place = hull(two.left.content)
    said = {
        word
        for one in two.ours.hedges
        if place.covers(one.span)
        for word in _stems(two, one.span.of(two.ours.text))
    }
    near = two.theirs.sentence(hull(two.right.content))
    return (
        any(one.certainty is not Certainty.CERTAIN for one in own)
        or any(one.span.overlaps(near) for one in two.theirs.hedges)
        or bool(said & two.theirs.stems(near.start, near.end))
    )


def _stems(two: _Two, words: str) -> frozenset[str]:
    return frozenset(stems(words, two.ours.language))


def _same_event(two: _Two, *, within: bool = False) -> bool:
    """Return whether two mentions have the same event word, or, with `within`, one inside the other."""
    one, other = _stems(two, two.left.trigger), _stems(two, two.right.trigger)
    more = within and bool(one & _stems(two, two.right.words) or other & _stems(two, two.left.words))
    return same_event(two.left, two.right, two.ours.language) or bool(one and other and more)


def same_event(left: Told, right: Told, language: str) -> bool:
    """Return whether two mentions have the same event word."""
    return not frozenset(stems(left.trigger, language)).isdisjoint(stems(right.trigger, language))


# Sources.


def _dropped(two: _Two) -> Difference | None:
    """Return a source that one article names and the other, which tells the same as its own, nowhere near."""
    if not (_same_event(two, within=True) and _alike(two)):
        return None
    for pair, back in ((two, False), (two.turned(), True)):
        named, own = pair.left, pair.right
        if _is_telling(two, named.speaker) and asserts(named) and asserts(own) and _vouches(pair):
            return ("", named.speaker or "") if back else (named.speaker or "", "")
    return None


def _is_telling(two: _Two, name: str | None) -> bool:
    """Return whether a source has a name or is a body: "two soldiers" and "the source" are neither."""
    words = _bare(name or "").split()
    return any(word[0].isupper() or word in two.lexicon.body_words for word in words)


def _vouches(two: _Two) -> bool:
    """Return whether the right mention is its outlet's own word in an article that names no source for it."""
    own, place = two.right, hull(two.right.content)
    sourced = any(one.row == own.row and (one.speaker or one.origin) for one in two.mentions)
    names = {name for name in (two.left.speaker, two.left.origin) if name}
    return (
        own.statement is None
        and not sourced
        and not two.theirs.in_headline(place)
        and not two.theirs.reports_beside(place)
        and not any(_names(two, name, place) for name in names)
    )


def _names(two: _Two, name: str, place: Span | None = None) -> bool:
    """Return whether the right article has the telling words of a name, near a place or anywhere."""
    near = two.theirs.near(place, _NEARBY) if place else two.theirs.stems()
    words = plain_key(name, two.lexicon).split()
    told = _stems(two, two.left.words)
    own = [
        word
        for word in words
        if word not in two.lexicon.places
        and not two.lexicon.is_demonym(word)
        and stem(word, two.ours.language) not in told
    ]
    rarest = sorted({stem(word, two.ours.language) for word in own or words}, key=two.weights.rarity)[
        -_NAMING:
    ]
    return any(word in near for word in rarest)


def _source(two: _Two) -> Difference | None:
    """Return two sources with names of their own, neither of which the other article names anywhere."""
    left, right = (_sources(one) for one in (two.left, two.right))
    if not (two.left.certainty and two.right.certainty and left and right and _same_event(two)):
        return None
    apart = _alike(two) and not any(_akin(two, one, other) for one, other in product(left, right))
    unnamed = not any(_names(two, name) for name in left) and not any(
        _names(two.turned(), name) for name in right
    )
    written = all(is_written_name(_bare(names[0]), two.lexicon) for names in (left, right))
    return (left[0], right[0]) if apart and unnamed and written else None


def _sources(one: Told) -> tuple[str, ...]:
    """Return who says it and who stands behind, where the claim is put forward."""
    return tuple(filter(None, (one.speaker, one.origin))) if one.speaker and asserts(one) else ()


def _akin(two: _Two, one: str, other: str) -> bool:
    """Return whether two sources may be one: a word in common, or one kind of body: "TV", "the channel"."""
    words, others = (set(plain_key(name, two.lexicon).split()) for name in (one, other))
    return (
        same_source(one, other, two.lexicon)
        or bool(words & others)
        or bool(_likes(words, two.lexicon) & _likes(others, two.lexicon))
    )


def _likes(words: set[str], lexicon: Lexicon) -> set[str]:
    outlets = lexicon.outlet_words | lexicon.outlet_nouns
    return {
        lexicon.body_likes.get(word, "outlet") for word in words if word in {*lexicon.body_likes, *outlets}
    }


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


# Denials.


def _denied(two: _Two) -> Difference | None:
    """Return a mention by which somebody asserts what another denies."""
    left, right = two.left, two.right
    denying = [one for one in (left, right) if one.stance is Stance.DENIES]
    if len(denying) != 1 or not (asserts(left) or asserts(right)) or left.speaker == right.speaker:
        return None
    if Polarity.NEGATIVE in {left.polarity, right.polarity} or not (_same_event(two) and _told_in_both(two)):
        return None
    return str(left.stance), str(right.stance)


_KINDS = {
    ChangeKind.NUMBER: _number,
    ChangeKind.CERTAINTY: _certainty,
    ChangeKind.SOURCE_DROPPED: _dropped,
    ChangeKind.SOURCE_CHANGED: _source,
    ChangeKind.DENIED: _denied,
}
