"""The score of trails: whose say-so a claim rests on, and what changed as it was retold.

For each claim that people marked: whether as many origins are found as they counted, for claims of two
articles or more; for each mention whether its origin is theirs; and what is told to have changed between two
articles, against all that they listed.  A pair of articles counts once for each kind of change.
Where not all changes were listed (Retold dev), those found tell the recall alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sayso.evaluation.figures import Counts
from sayso.evaluation.retold import RetoldClaim, RetoldMention
from sayso.languages.pack import load_pack
from sayso.linking.changes import TOLD_FROM, changes_of
from sayso.linking.claims.told import Told, day_of
from sayso.linking.origins import by_row, named_origin, origins_of
from sayso.linking.passages import find_passages
from sayso.linking.source_names import same_name
from sayso.linking.surely import Grounds
from sayso.linking.wholes import Whole, whole_of
from sayso.model.claim import Change, ChangeKind, Passage
from sayso.model.reading import Reading
from sayso.stages.who.lexicon import lexicon_of

_SHARES = {
    "origins": "number of origins",
    "origin": "origin of a mention",
    "chain": "… behind its source",
    "head": "… of a headline or lead",
    "own_voice": "the outlet's own word",
    "changes": "changes listed",
}
_ANY = "anything"
_ROUNDING = 1e-9
_BANDS = tuple(f"score {tenth / 10}" for tenth in range(10))


class Found(NamedTuple):
    """What we have of one marked claim: all that is told of it, and what is told at each marked mention."""

    told: Sequence[Told]
    marked: Sequence[tuple[RetoldMention, Told | None]]


class Group(NamedTuple):
    """Points that are told as one claim, how alike they are by their places, and what was marked at each."""

    told: Sequence[Told]
    links: Mapping[tuple[int, int], float]
    marked: Sequence[frozenset[str]]


class _Articles(NamedTuple):
    """The articles of a folder, and the name of each, by its row."""

    readings: Sequence[Reading]
    names: Mapping[int, str]
    wholes: Mapping[int, Whole]
    passages: Mapping[int, Sequence[Passage]]

    def days(self, told: Iterable[Told]) -> dict[int, int | None]:
        """Return the days of the articles that tell some points."""
        return {row: day_of(self.readings[row].article.published) for row in {one.row for one in told}}

    def pair(self, told: Sequence[Told], change: Change) -> frozenset[str]:
        """Return the names of the articles that a change lies between."""
        return frozenset(self.names[told[at].row] for at in (change.left, change.right))


def score_trails(
    claims: Sequence[RetoldClaim],
    found: Mapping[str, Found],
    groups: Iterable[Group],
    readings: Sequence[Reading],
    rows: Mapping[int, str],
) -> Counts:
    """Return the counts of claims, by their names; `rows` are the articles' names, by their row.

    `groups` are the claims as a report tells them.
    """
    counts = Counts()
    wholes = {row: whole_of(one) for row, one in enumerate(readings)}
    articles = _Articles(readings, rows, wholes, by_row(find_passages(readings)))
    for claim in claims:
        _score(counts, claim, found[claim.name], articles)
    listed = {
        (claim.name, each.kind, frozenset((each.left, each.right)))
        for claim in claims
        for each in claim.changes
    }
    for group in groups:
        _told(counts, group, listed, articles)
    return counts


def _told(
    counts: Counts, group: Group, listed: Collection[tuple[str, str, frozenset[str]]], articles: _Articles
) -> None:
    """Count the changes between marked mentions: those that a report tells, and all by their score."""
    grounds = Grounds(articles.wholes, group.links)
    for change in changes_of(group.told, articles.days(group.told), grounds=grounds):
        left, right = (group.marked[at] for at in (change.left, change.right))
        pair = articles.pair(group.told, change)
        if left and right and len(pair) > 1:
            right_one = any((name, str(change.kind), pair) in listed for name in left & right)
            counts.tick(_band(change.score), right_one)
            for kind in (change.kind, _ANY) if change.score >= TOLD_FROM else ():
                counts.tick(f"told {kind}", right_one)


def _band(score: float) -> str:
    """Return the tenth that a score lies in.

    >>> _band(0.57)
    'score 0.5'
    """
    return f"score {int(10 * score + _ROUNDING) / 10}"


def _score(counts: Counts, claim: RetoldClaim, found: Found, articles: _Articles) -> None:
    rows, passages = articles.names, articles.passages
    homes = {one.row for one in found.told}
    if len({mention.article.name for mention, _ in found.marked}) > 1:
        outlets = {row: claim.outlets.get(rows[row]) for row in homes}
        counts.tick("origins", len(origins_of(found.told, outlets, passages)) == claim.origins)
    for mention, one in found.marked:
        _origin(counts, mention, named_origin(one, found.told) if one else None)
    ours, listed = defaultdict[frozenset[str], set[str]](set), defaultdict[frozenset[str], set[str]](set)
    grounds = Grounds(articles.wholes, {})
    for change in changes_of(found.told, articles.days(found.told), grounds=grounds):
        ours[articles.pair(found.told, change)].add(change.kind)
    for each in claim.changes:
        pair = frozenset((each.left, each.right))
        listed[pair].add(each.kind)
        counts.tick("changes", each.kind in ours[pair])
    for pair in ours.keys() | listed.keys():
        _changes(counts, ours[pair], listed[pair])


def _origin(counts: Counts, mention: RetoldMention, name: str | None) -> None:
    """Count whether the origin of a mention is one of those marked."""
    if mention.origin is None:
        counts.tick("own_voice", name is None)
        return
    lexicon = lexicon_of(load_pack("en"))
    marked = [one.partition(" (")[0] for one in (*mention.origin.split("; "), *mention.origin_forms)]
    right = name is not None and any(same_name(name, one, lexicon) for one in marked)
    counts.tick("origin", right)
    if mention.source is None:
        counts.tick("head", right)
    elif mention.source != mention.origin:
        counts.tick("chain", right)


def _changes(counts: Counts, found: set[str], listed: set[str]) -> None:
    for kind in (*ChangeKind, _ANY):
        ours, theirs = (bool(side) if kind is _ANY else kind in side for side in (found, listed))
        counts.note(f"{kind} right", ours and theirs)
        counts.note(f"{kind} found", ours)
        counts.note(f"{kind} gold", theirs)


def trail_figures(counts: Counts) -> dict[str, float]:
    """Return the figures that the gate keeps, as shares of one."""
    shares = {
        f"trails.{name}": float(counts.share(name)["value"]) for name in ("origins", "chain", "changes")
    }
    right, found, gold = _counted(counts, _ANY)
    return {**shares, "trails.changed": 2 * right / (found + gold) if found + gold else 0.0}


def trail_counts(counts: Counts) -> dict[str, int]:
    """Return how many claims, mentions and changes are marked for each figure."""
    shares = {f"trails.{name}": int(counts.share(name)["of"]) for name in ("origins", "chain", "changes")}
    return {**shares, "trails.changed": _counted(counts, _ANY)[2]}


def trails_to_dict(counts: Counts) -> dict[str, Any]:
    """Return every figure as plain values."""
    kinds = {str(kind): _counted(counts, kind) for kind in (*ChangeKind, _ANY)}
    return {
        **{name: counts.share(name) for name in _SHARES},
        "pairs": {kind: dict(zip(("right", "found", "gold"), of, strict=True)) for kind, of in kinds.items()},
        "told": {kind: counts.share(f"told {kind}") for kind in kinds},
        "scores": {band: share for band in _BANDS if (share := counts.share(band))["of"]},
    }


def trails_table(title: str, counts: Counts) -> list[str]:
    """Return the rows of a table to read, in percent, with the counts behind each figure."""
    rows = [f"{title:<26}{'%':>7}{'right':>9}{'of':>7}"]
    for name, words in _SHARES.items():
        share = counts.share(name)
        rows.append(f"{words:<26}{100 * share['value']:7.1f}{share['n']:>9}{share['of']:>7}")
    rows += ["", f"{'changed between articles':<26}{'P':>7}{'R':>7}{'right':>9}{'found':>7}{'listed':>8}"]
    for kind in (_ANY, *ChangeKind):
        right, found, gold = _counted(counts, kind)
        rates = "".join(f"{100 * right / of if of else 0:7.1f}" for of in (found, gold))
        rows.append(f"{kind.replace('_', ' '):<26}{rates}{right:>9}{found:>7}{gold:>8}")
    rows += ["", f"{'told in a report':<26}{'P':>7}{'right':>16}{'told':>7}"]
    for kind in (_ANY, *ChangeKind):
        share = counts.share(f"told {kind}")
        rows.append(
            f"{kind.replace('_', ' '):<26}{100 * share['value']:7.1f}{share['n']:>16}{share['of']:>7}"
        )
    rows += ["", f"{'by score, all changes':<26}{'P':>7}{'right':>16}{'listed':>8}"]
    for band in _BANDS:
        share = counts.share(band)
        if share["of"]:
            rows.append(f"{band:<26}{100 * share['value']:7.1f}{share['n']:>16}{share['of']:>8}")
    return rows


def _counted(counts: Counts, kind: str) -> tuple[int, int, int]:
    return (
        counts.count(f"{kind} right"),
        counts.count(f"{kind} found"),
        counts.count(f"{kind} gold"),
    )
