"""Two articles, or two versions of one, side by side: what both tell, what changed, what one tells alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from sayso.linking.changes import number_change
from sayso.linking.claims.link import Linked, link
from sayso.linking.claims.stems import folded
from sayso.linking.claims.told import Told, document_of
from sayso.model.reading import Reading
from sayso.model.span import hull
from sayso.report.claims.finding import Finder
from sayso.report.claims.nouns import Mention
from sayso.report.facts.about import About, about

# Two articles that somebody puts side by side tell one event: of links so likely in one story 76 to 90 in 100
# are right.
ONE_EVENT = 0.45
# Of the words of two clauses of two versions: half are kept where one number or name was changed.
_NEARLY = 0.5


class Change(NamedTuple):
    """What two mentions tell differently: its kind, and what each of them has."""

    kind: str  # "number", "certainty", "stance", "time" or "speaker"
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim that both articles tell: the two mentions most alike, and what changed between them.

    `same_words` tells that only marks and capitals differ, if anything.
    """

    left: Mention
    right: Mention
    score: float
    same_words: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two articles beside each other; `weaker` mentions are too likely wrong to be printed."""

    articles: tuple[About, About]
    pairs: tuple[Pair, ...]
    only_left: tuple[Mention, ...]
    only_right: tuple[Mention, ...]
    weaker: int

    @property
    def changed(self) -> tuple[Pair, ...]:
        """The claims that both tell, but not alike."""
        return tuple(pair for pair in self.pairs if pair.changes)

    @property
    def shared(self) -> tuple[Pair, ...]:
        """The claims that both tell, and nothing in them changed but the words."""
        return tuple(pair for pair in self.pairs if not pair.changes)


def compare(left: Reading, right: Reading, *, weak: bool = False, each: bool = False) -> Comparison:
    """Return what two articles, or two versions of one, both tell, what changed, and what one tells alone.

    A claim stands once, with its two mentions most alike; with `each` all its mentions are paired.

    Weak statements, too likely wrong to be printed, are left out and counted; with `weak` they are in, and so
    are links that are less sure.

    >>> import sayso
    >>> post = sayso.read("Mayor Ida Brook said on Monday that the bridge is safe.", outlet="Halden Post")
    >>> news = sayso.read("Engineers denied on Tuesday that the bridge is safe.", outlet="Lowmarket News")
    >>> found = sayso.compare(post, news)
    >>> [[(change.kind, change.left, change.right) for change in pair.changes] for pair in found.changed]
    [[('stance', 'asserts', 'denies'), ('speaker', 'Ida Brook', 'Engineers')]]
    """
    readings = (left, right)
    documents = [document_of(reading, row) for row, reading in enumerate(readings)]
    linked = link(documents, near=[(0, 1, 1.0)], threshold=None if weak else ONE_EVENT)
    finder = Finder(readings, weak=weak, linked=linked)
    told = linked.told
    shown = [[row for row in rows if weak or not told[row].weak] for rows in linked.clusters]
    both = [rows for rows in shown if len({told[row].row for row in rows}) > 1]
    single = [rows for rows in shown if rows not in both]
    alike = (
        _edited(linked, shown)
        if each
        else [*(_most_alike(linked, rows) for rows in both), *_word_for_word(linked, single)]
    )
    paired = {row for _, *two in alike for row in two}
    alone = [row for rows in single if each or not paired & {*rows} for row in rows if row not in paired]
    pairs = sorted(
        (_pair(finder, linked, *two) for two in alike),
        key=lambda one: one.left.content,
    )
    only = (
        tuple(finder.mention(one, one) for one in _outermost([told[at] for at in alone], row))
        for row in (0, 1)
    )
    only_left, only_right = only
    return Comparison(
        articles=(About(**about(left)), About(**about(right))),
        pairs=tuple(pairs),
        only_left=only_left,
        only_right=only_right,
        weaker=0 if weak else sum(one.weak for one in told),
    )


def _most_alike(linked: Linked, rows: Sequence[int]) -> tuple[float, int, int]:
    """Return the two mentions of a claim, one of each article, that are most alike; then the first."""
    ours, theirs = ([row for row in rows if linked.told[row].row == side] for side in (0, 1))
    score, left, right = max((linked.scores.get(two, 0.0), -two[0], -two[1]) for two in product(ours, theirs))
    return score, -left, -right


def _word_for_word(linked: Linked, clusters: Sequence[Sequence[int]]) -> list[tuple[float, int, int]]:
    """Return the points that both articles tell in the same words of one speaker, and that no link joins.

    Of a few words ("they heard the blast") the score of a link is low, whoever says them.
    """

    def same(one: int, other: int) -> float | None:
        left, right = linked.told[one], linked.told[other]
        alike = folded(left.words) == folded(right.words) and left.speaker == right.speaker
        return 0.0 if alike else None

    every = sorted(row for rows in clusters for row in rows)
    return [(linked.scores.get(two, 0.0), *two) for two in _matched(linked, every, same)]


def _edited(linked: Linked, clusters: Sequence[Sequence[int]]) -> list[tuple[float, int, int]]:
    """Return the points of two versions that are one point, edited or not, each once.

    The same words go first, of several those of the same speaker, then the nearest: a version mostly repeats.
    Then what is linked, the most alike first; then what is told nearly in the same words, numbers aside.
    """
    every = sorted(row for rows in clusters for row in rows)
    words = {row: folded(linked.told[row].words) for row in every}
    plain = {row: {one for one in words[row] if not one.isdecimal()} for row in every}

    def same(one: int, other: int) -> float | None:
        return 0.0 if words[one] == words[other] else None

    def linking(one: int, other: int) -> float | None:
        return linked.scores.get((one, other))

    def nearly(one: int, other: int) -> float | None:
        shared = len(plain[one] & plain[other]) / max(len(plain[one] | plain[other]), 1)
        return shared if shared >= _NEARLY else None

    found: list[tuple[int, int]] = []
    for alike, groups in ((same, [every]), (linking, clusters), (nearly, [every])):
        for rows in groups:
            used = {row for two in found for row in two}
            found += _matched(linked, [row for row in rows if row not in used], alike)
    return [(linked.scores.get(two, 0.0), *two) for two in found]


def _matched(
    linked: Linked, rows: Sequence[int], alike: Callable[[int, int], float | None]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of points of both versions, the most alike first, each point once."""
    ours, theirs = ([row for row in rows if linked.told[row].row == side] for side in (0, 1))
    ranked = sorted(
        (-likeness, *_apart(linked, one, other), one, other)
        for one, other in product(ours, theirs)
        if _may_be_edited(linked.told[one], linked.told[other])
        and (likeness := alike(one, other)) is not None
    )
    used: set[int] = set()
    for *_, left, right in ranked:
        if not used & {left, right}:
            used |= {left, right}
            yield left, right


def _apart(linked: Linked, left: int, right: int) -> tuple[bool, int]:
    """Return how far apart two mentions are whose words do not tell: another speaker, another place."""
    one, other = linked.told[left], linked.told[right]
    return one.speaker != other.speaker, abs(one.content[0].start - other.content[0].start)


def _may_be_edited(left: Told, right: Told) -> bool:
    """Return whether one may be the other edited: somebody else who denies is another."""
    return left.stance is right.stance or left.speaker == right.speaker


def _pair(finder: Finder, linked: Linked, score: float, at: int, to: int) -> Pair:
    left, right = linked.told[at], linked.told[to]
    return Pair(
        left=finder.mention(left, right),
        right=finder.mention(right, left),
        score=round(score, 3),
        same_words=folded(left.words) == folded(right.words),
        changes=tuple(_changes(left, right)),
    )


def _changes(left: Told, right: Told) -> Iterator[Change]:
    number = number_change(left, right)
    if number:
        yield Change("number", number.before or "none", number.after or "none")
    moved = folded(left.words) == folded(right.words)  # its day hangs on that of its article alone
    for kind, one, other in (
        ("certainty", left.certainty, right.certainty),
        ("stance", left.stance, right.stance),
        ("time", left.when, right.when),
    ):
        if one != other and (kind == "stance" or (one and other)) and not (kind == "time" and moved):
            yield Change(kind, str(one or ""), str(other or ""))
    if (left.speaker or left.statement is None) and (right.speaker or right.statement is None):
        names = [one.speaker or "own voice" for one in (left, right)]
        if not _same_name(*names):
            yield Change("speaker", *names)


def _same_name(one: str, other: str) -> bool:
    """Return whether two names end alike: "Ida Brook" and "Mayor Brook"."""
    return (folded(one) or [""])[-1] == (folded(other) or [""])[-1]


def _outermost(told: Sequence[Told], row: int) -> list[Told]:
    """Return the points of one article that stand in no other of them, in text order."""
    own = sorted((one for one in told if one.row == row), key=lambda one: one.content)
    places = [hull(one.content) for one in own]
    return [
        one
        for one, place in zip(own, places, strict=True)
        if not any(other.covers(place) and other != place for other in places)
    ]
