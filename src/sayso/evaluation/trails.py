"""The score of trails: whose say-so a claim rests on, and what changed as it was retold.

For each claim that people marked: whether as many origins are found as they counted, for claims of two
articles or more; for each mention whether its origin is theirs; and what is told to have changed between two
articles, against all that they listed.  A pair of articles counts once for each kind of change.
Where not all changes were listed (Retold dev), those found tell the recall alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sayso.evaluation.figures import Counts
from sayso.evaluation.retold import RetoldClaim, RetoldMention
from sayso.languages.pack import load_pack
from sayso.linking.changes import changes_of
from sayso.linking.claims.told import Told, day_of
from sayso.linking.origins import by_row, named_origin, origins_of
from sayso.linking.passages import find_passages
from sayso.linking.source_names import same_name
from sayso.model.claim import ChangeKind, Passage
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


class Found(NamedTuple):
    """What we have of one marked claim: all that is told of it, and what is told at each marked mention."""

    told: Sequence[Told]
    marked: Sequence[tuple[RetoldMention, Told | None]]


def score_trails(
    claims: Iterable[RetoldClaim],
    found: Mapping[str, Found],
    readings: Sequence[Reading],
    rows: Mapping[int, str],
) -> Counts:
    """Return the counts of claims, by their names; `rows` are the articles' names, by their row."""
    counts, passages = Counts(), by_row(find_passages(readings))
    for claim in claims:
        _score(counts, claim, found[claim.name], readings, rows, passages)
    return counts


def _score(
    counts: Counts,
    claim: RetoldClaim,
    found: Found,
    readings: Sequence[Reading],
    rows: Mapping[int, str],
    passages: Mapping[int, Sequence[Passage]],
) -> None:
    homes = {one.row for one in found.told}
    if len({mention.article.name for mention, _ in found.marked}) > 1:
        outlets = {row: claim.outlets.get(rows[row]) for row in homes}
        counts.tick("origins", len(origins_of(found.told, outlets, passages)) == claim.origins)
    for mention, one in found.marked:
        _origin(counts, mention, named_origin(one, found.told) if one else None)
    ours, listed = defaultdict[frozenset[str], set[str]](set), defaultdict[frozenset[str], set[str]](set)
    for change in changes_of(found.told, {row: day_of(readings[row].article.published) for row in homes}):
        ours[frozenset(rows[found.told[at].row] for at in (change.left, change.right))].add(change.kind)
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


def trails_to_dict(counts: Counts) -> dict[str, Any]:
    """Return every figure as plain values."""
    kinds = {str(kind): _counted(counts, kind) for kind in (*ChangeKind, _ANY)}
    return {
        **{name: counts.share(name) for name in _SHARES},
        "pairs": {kind: dict(zip(("right", "found", "gold"), of, strict=True)) for kind, of in kinds.items()},
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
    return rows


def _counted(counts: Counts, kind: str) -> tuple[int, int, int]:
    return (
        counts.count(f"{kind} right"),
        counts.count(f"{kind} found"),
        counts.count(f"{kind} gold"),
    )
