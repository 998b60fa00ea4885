"""The score of linking: which marked mentions of a folder of stories end up in one claim.

All articles of the folder are linked together.  Once the marked mentions themselves are linked, once our own
points: there each marked mention is what the point tells that overlaps it best, by half or more, and one
that no point tells is linked with nothing.  Pairs of mentions are compared, and each mention's claim (B³).
The oracle is what a linker that makes no mistake would reach over our points.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from pathlib import Path
from typing import Any, NamedTuple

from sayso.evaluation.figures import DIGITS, Counts, total
from sayso.evaluation.intervals import by_article
from sayso.evaluation.opened import read_file
from sayso.evaluation.points import OVERLAP, dice
from sayso.evaluation.retold import RetoldClaim, RetoldMention, read_claims, read_retold
from sayso.evaluation.trails import (
    Found,
    Group,
    score_trails,
    trail_counts,
    trail_figures,
    trails_table,
    trails_to_dict,
)
from sayso.linking.claims.link import SURE, Linked, link
from sayso.linking.claims.told import Document, Told, amounts_of, document_of, document_with, numbers_of
from sayso.linking.surely import grounds_of
from sayso.model.reading import Reading

KINDS = ("gold", "own")
Clusters = Sequence[Sequence[int]]


class Case(NamedTuple):
    """What is linked: articles with their points, and for each marked mention its point's row, if any."""

    documents: tuple[Document, ...]
    mentions: tuple[RetoldMention, ...]
    rows: tuple[int | None, ...]

    def claims(self) -> dict[int, str]:
        """Return the claim of each row that tells a marked mention."""
        told = zip(self.rows, self.mentions, strict=True)
        return {row: mention.claim for row, mention in told if row is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLinks:
    """Counts of one story: pairs of mentions, the sums of B³, and links to other stories."""

    right: int
    found: int
    gold: int
    reached: int
    mentions: int
    precision: float
    recall: float
    between: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingScore:
    """The score of one folder of stories, for marked mentions and for our own points."""

    stories: Mapping[str, tuple[StoryLinks, ...]]
    trails: Mapping[str, Counts]
    told: tuple[Counts, ...] = ()

    def figures(self) -> dict[str, float]:
        """Return the figures in percent, as the gate names them."""
        found = {"linking.oracle": oracle(self.stories["own"])}
        for kind in KINDS:
            found[f"linking.{kind}"] = pair_rates(self.stories[kind])[2]
            found[f"linking.{kind}_b3"] = b3(self.stories[kind])
        found |= trail_figures(self.trails["gold"])
        return {name: round(100 * value, 2) for name, value in found.items()}

    def counted(self) -> dict[str, int]:
        """Return how many pairs, mentions, claims or changes are marked."""
        pairs = {f"linking.{kind}": sum(one.gold for one in self.stories[kind]) for kind in KINDS}
        mentions = {f"linking.{kind}_b3": sum(one.mentions for one in self.stories[kind]) for kind in KINDS}
        trails = trail_counts(self.trails["gold"])
        return {"linking.oracle": pairs["linking.own"], **pairs, **mentions, **trails}

    def units(self) -> tuple["LinkingScore", ...]:
        """Return the score of each story; its links to other stories count with it."""
        return tuple(
            LinkingScore(stories={kind: (self.stories[kind][row],) for kind in KINDS}, trails={"gold": told})
            for row, told in enumerate(self.told)
        )

    def figured(self, units: Sequence["LinkingScore"]) -> dict[str, float]:
        """Return the figures of these stories."""
        stories = {kind: tuple(one.stories[kind][0] for one in units) for kind in KINDS}
        return LinkingScore(
            stories=stories, trails={"gold": total(one.trails["gold"] for one in units)}
        ).figures()

    def to_dict(self) -> dict[str, Any]:
        """Return every figure as plain values."""
        return {
            "stories": len(self.stories["own"]),
            "oracle": round(oracle(self.stories["own"]), DIGITS),
            **{kind: _plain(self.stories[kind]) for kind in KINDS},
            "trails": {kind: trails_to_dict(self.trails[kind]) for kind in KINDS},
        }

    def table(self) -> str:
        """Return the score as a table to read, in percent, each F1 with its interval over stories."""
        own = self.stories["own"]
        lines = [
            f"{len(own)} stories, {sum(one.mentions for one in own)} mentions",
            f"oracle over our points, F1 of pairs {100 * oracle(own):.1f}",
            f"{'':<16}{'P':>7}{'R':>7}{'F1':>7}  {'95 % interval':<16}{'B³':>6}{'between stories':>18}",
        ]
        for kind, name in zip(KINDS, ("marked mentions", "our points"), strict=True):
            stories = self.stories[kind]
            rates = "".join(f"{100 * rate:7.1f}" for rate in pair_rates(stories))
            interval = by_article(stories, lambda drawn: pair_rates(drawn)[2])
            between, links = sum(one.between for one in stories), sum(one.found for one in stories)
            lines.append(
                f"{name:<16}{rates}  {interval!s:<16}{100 * b3(stories):6.1f}{f'{between} of {links}':>18}"
            )
        for kind, name in zip(KINDS, ("marked claims", "our claims"), strict=True):
            lines += ["", *trails_table(name, self.trails[kind])]
        return "\n".join(lines)


def evaluate_linking(folder: Path) -> LinkingScore:
    """Read every article under `folder`, link them all, and return the score.

    Raises `NoCorpus` when there is none.
    """
    mentions = read_retold(folder)
    readings = {path: read_file(path) for path in dict.fromkeys(one.article.path for one in mentions)}
    return score_linking(mentions, read_claims(folder), readings)


def score_linking(
    mentions: Sequence[RetoldMention], claims: Sequence[RetoldClaim], readings: Mapping[Path, Reading]
) -> LinkingScore:
    """Return the score of marked mentions and claims whose articles have been read."""
    stories = dict.fromkeys(one.article.story for one in mentions)
    story_of = {one.claim: one.article.story for one in mentions}
    cases = {"gold": gold_case(mentions, readings), "own": own_case(mentions, readings)}
    linked = {kind: link(case.documents) for kind, case in cases.items()}
    clusters = {kind: one.clusters for kind, one in linked.items()}
    rows = tuple(path.stem for path in dict.fromkeys(one.article.path for one in mentions))
    found = {"gold": _marked_claims(cases["gold"]), "own": _own_claims(cases["own"], clusters["own"])}
    groups = {
        "gold": _marked_rows(cases["gold"]),
        "own": link(cases["own"].documents, threshold=SURE).clusters,
    }
    return LinkingScore(
        stories={kind: score_case(case, clusters[kind]) for kind, case in cases.items()},
        trails={
            kind: score_trails(
                claims,
                found[kind],
                [_group(cases[kind], linked[kind], rows_of) for rows_of in groups[kind]],
                list(readings.values()),
                dict(enumerate(rows)),
            )
            for kind in KINDS
        },
        told=tuple(
            score_trails(
                [one for one in claims if story_of.get(one.name) == story],
                found["gold"],
                (),
                list(readings.values()),
                dict(enumerate(rows)),
            )
            for story in stories
        ),
    )


def _marked_rows(case: Case) -> list[list[int]]:
    """Return the rows of the marked mentions of each claim."""
    found = defaultdict[str, list[int]](list)
    for row, claim in case.claims().items():
        found[claim].append(row)
    return list(found.values())


def _group(case: Case, linked: Linked, rows: Sequence[int]) -> Group:
    """Return these points as one claim, what a report leaves out left out."""
    marked = defaultdict[int, set[str]](set)
    for mention, row in zip(case.mentions, case.rows, strict=True):
        if row is not None:
            marked[row].add(mention.claim)
    shown = [row for row in rows if not linked.told[row].weak]
    return Group(
        [linked.told[row] for row in shown],
        grounds_of(shown, linked.scores, {}).links,
        [frozenset(marked[row]) for row in shown],
    )


def _marked_claims(case: Case) -> dict[str, Found]:
    """Return the marked mentions of each claim as we read them."""
    told = [one for each in case.documents for one in each.told]
    pairs = zip(case.mentions, told, strict=True)
    found = defaultdict[str, list[tuple[RetoldMention, Told]]](list)
    for mention, one in pairs:
        found[mention.claim].append((mention, one))
    return {name: Found([one for _, one in pairs], pairs) for name, pairs in found.items()}


def _own_claims(case: Case, clusters: Clusters) -> dict[str, Found]:
    """Return for each claim the cluster that holds most of its marked mentions, the first of several."""
    told = [one for each in case.documents for one in each.told]
    at = {row: number for number, rows in enumerate(clusters) for row in rows}
    marked = defaultdict[str, list[tuple[RetoldMention, int | None]]](list)
    for mention, row in zip(case.mentions, case.rows, strict=True):
        marked[mention.claim].append((mention, row))
    found = {}
    for name, pairs in marked.items():
        votes = Counter(at[row] for _, row in pairs if row is not None)
        best = max(votes, key=lambda number: (votes[number], -number), default=None)
        rows = () if best is None else clusters[best]
        found[name] = Found(
            [told[row] for row in rows],
            [(mention, None if row is None else told[row]) for mention, row in pairs],
        )
    return found


def gold_case(mentions: Sequence[RetoldMention], readings: Mapping[Path, Reading]) -> Case:
    """Return the marked mentions as points: their words and numbers, and the rest of the nearest point."""
    documents = []
    for row, (path, marked) in enumerate(groupby(mentions, key=lambda one: one.article.path)):
        near = document_of(readings[path], row).told
        told = [_marked(readings[path], row, mention, near) for mention in marked]
        documents.append(document_with(readings[path], told))
    return Case(tuple(documents), tuple(mentions), tuple(range(len(mentions))))


def _marked(reading: Reading, row: int, mention: RetoldMention, near: Sequence[Told]) -> Told:
    best = max(near, key=lambda one: dice(one.content, mention.span), default=None)
    inside = [one for one in reading.quantities if mention.span.covers(one.span)]
    plain = Told(row=row, content=(mention.span,))
    like = plain if best is None or not dice(best.content, mention.span) else best
    return replace(
        like,
        content=(mention.span,),
        words=mention.span.of(reading.article.text),
        numbers=tuple(numbers_of(reading.article.text, inside)),
        amounts=tuple(amounts_of(reading.article.text, inside)),
    )


def own_case(mentions: Sequence[RetoldMention], readings: Mapping[Path, Reading]) -> Case:
    """Return our own points, each voting for the marked mention that it overlaps best."""
    documents, rows = [], list[int | None]()
    before = 0
    for row, (path, group) in enumerate(groupby(mentions, key=lambda one: one.article.path)):
        marked, document = list(group), document_of(readings[path], row)
        best: dict[int, tuple[float, int]] = {}
        for place, told in enumerate(document.told):
            share, number = max((dice(told.content, one.span), -at) for at, one in enumerate(marked))
            if share >= OVERLAP:
                best[-number] = max(best.get(-number, (0.0, 0)), (share, -place))
        rows += [before - best[at][1] if at in best else None for at in range(len(marked))]
        before += len(document.told)
        documents.append(document)
    return Case(tuple(documents), tuple(mentions), tuple(rows))


def score_case(case: Case, clusters: Clusters) -> tuple[StoryLinks, ...]:
    """Return the counts of each story; a link between two stories counts as found with the first."""
    at = {row: number for number, rows in enumerate(clusters) for row in rows}
    ours = [-1 - place if row is None else at[row] for place, row in enumerate(case.rows)]
    gold, found = defaultdict[str, set[int]](set), defaultdict[int, set[int]](set)
    for place, mention in enumerate(case.mentions):
        gold[mention.claim].add(place)
        found[ours[place]].add(place)
    numbered = groupby(enumerate(case.mentions), key=lambda one: one[1].article.story)
    stories = [(story, [place for place, _ in group]) for story, group in numbered]
    home = {place: story for story, places in stories for place in places}
    between = Counter(
        home[min(a, b)] for group in found.values() for a, b in combinations(group, 2) if home[a] != home[b]
    )
    return tuple(_story(case, ours, gold, found, places, between[story]) for story, places in stories)


def _story(
    case: Case,
    ours: Sequence[int],
    gold: Mapping[str, set[int]],
    found: Mapping[int, set[int]],
    places: Sequence[int],
    between: int,
) -> StoryLinks:
    claims = {place: case.mentions[place].claim for place in places}
    pairs = [(claims[a] == claims[b], ours[a] == ours[b], a, b) for a, b in combinations(places, 2)]
    both = {place: len(gold[claims[place]] & found[ours[place]]) for place in places}
    return StoryLinks(
        right=sum(same and linked for same, linked, *_ in pairs),
        found=sum(linked for _, linked, *_ in pairs) + between,
        gold=sum(same for same, *_ in pairs),
        reached=sum(
            same and case.rows[a] is not None and case.rows[b] is not None for same, _, a, b in pairs
        ),
        mentions=len(places),
        precision=sum(both[place] / len(found[ours[place]]) for place in places),
        recall=sum(both[place] / len(gold[claims[place]]) for place in places),
        between=between,
    )


def pair_rates(stories: Sequence[StoryLinks]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pairs of mentions."""
    right, found = sum(one.right for one in stories), sum(one.found for one in stories)
    gold = sum(one.gold for one in stories)
    return _rate(right, found), _rate(right, gold), _rate(2 * right, found + gold)


def b3(stories: Sequence[StoryLinks]) -> float:
    """Return the F1 of B³: how much of each mention's claim is right, and how much of it is found."""
    precision, recall = sum(one.precision for one in stories), sum(one.recall for one in stories)
    mentions = sum(one.mentions for one in stories)
    return _rate(2 * precision * recall, (precision + recall) * mentions)


def oracle(stories: Sequence[StoryLinks]) -> float:
    """Return the F1 of a linker that makes no mistake over our points."""
    reached, gold = sum(one.reached for one in stories), sum(one.gold for one in stories)
    return _rate(2 * reached, reached + gold)


def _rate(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _plain(stories: Sequence[StoryLinks]) -> dict[str, Any]:
    precision, recall, f1 = pair_rates(stories)
    low, high = by_article(stories, lambda drawn: pair_rates(drawn)[2])
    named: Iterator[tuple[str, float]] = iter(
        (
            ("precision", precision),
            ("recall", recall),
            ("f1", f1),
            ("low", low),
            ("high", high),
            ("b3", b3(stories)),
        )
    )
    counts = {
        name: sum(getattr(one, name) for one in stories) for name in ("right", "found", "gold", "between")
    }
    return {**{name: round(value, DIGITS) for name, value in named}, **counts}
