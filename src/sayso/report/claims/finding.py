"""The claims of several articles found: what is told in more than one place, by whom, in which words."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from sayso.linking.changes import changes_of, rivals
from sayso.linking.claims.evidence import evidence_of, only_in
from sayso.linking.claims.link import SURE, Linked, link
from sayso.linking.claims.told import Told, day_of, document_of
from sayso.linking.claims.weights import ClaimWeights, load_weights
from sayso.linking.dating import surely_earlier
from sayso.linking.origins import by_row, origins_of
from sayso.linking.passages import find_passages
from sayso.linking.surely import Grounds, grounds_of
from sayso.linking.wholes import Whole, whole_of
from sayso.model.claim import Change, ChangeKind, Link, Relation
from sayso.model.reading import Reading
from sayso.model.statement import Stance
from sayso.report.claims.mentions import Teller
from sayso.report.claims.nouns import Chosen, Claim, Claims, LinkedStore, Mention, Number, Order
from sayso.report.facts.about import About, about
from sayso.report.facts.names import folded, says

_AT_ONCE = 200  # claims of a store whose articles are in memory together
_NEARLY_AS_LIKE = 0.9
_LINKS = 40  # mentions of one claim up to which all its pairs are told; beyond, those with the gist alone


def claims(  # noqa: PLR0913 — each filter by its name
    readings: "Reading | Iterable[Reading] | LinkedStore",
    *,
    by: str = "retold",
    words: str | None = None,
    speaker: str | None = None,
    since: str | None = None,
    until: str | None = None,
    claim: str | None = None,
    weak: bool = False,
    copies: bool = False,
    limit: int | None = None,
) -> Claims:
    """Return what is told in more than one article, or denied: the most retold, most denied or newest first.

    A store gives what it has linked, without reading all of its articles; `limit` is how many claims at most.

    `words` must all stand in one mention; `speaker` is a name, or part of one, as written, an outlet's for
    its own voice; an article that tells it was published between `since` and `until` ("2026-03-08");
    `claim` is the id of one, which stays the same as long as the articles do.
    Weak statements, too likely wrong to be printed, are left out and counted; with `weak` they are in, and so
    are links that are less sure.
    Copies and superseded versions are counted with the article that they repeat; with `copies` each is told.

    >>> import sayso
    >>> post = sayso.read("Mayor Ida Brook said on Monday that the bridge is safe.", outlet="Halden Post")
    >>> news = sayso.read("Engineers denied on Tuesday that the bridge is safe.", outlet="Lowmarket News")
    >>> found = sayso.claims([post, news])
    >>> [[(each.who, each.does, each.words) for each in one.mentions] for one in found.claims]
    [[('Ida Brook', 'says', 'that the bridge is safe'), ('Engineers', 'deny', 'that the bridge is safe')]]
    """
    chosen = Chosen(by=Order(by), words=words, speaker=speaker, since=since, until=until, claim=claim)
    if hasattr(readings, "linked"):
        return _claims_of_store(cast("LinkedStore", readings), chosen, weak=weak, copies=copies, limit=limit)
    several = [readings] if isinstance(readings, Reading) else list(readings)
    documents = [document_of(reading, row) for row, reading in enumerate(several)]
    linked = link(documents, threshold=None if weak else SURE)
    return Finder(several, weak=weak, copies=copies, linked=linked).found(chosen, limit=limit)


def _claims_of_store(
    store: LinkedStore, chosen: Chosen, *, weak: bool, copies: bool, limit: int | None
) -> Claims:
    """Return the claims of a store: it knows which could fit, and their words tell which do."""
    every = store.claims(
        by=str(chosen.by),
        words=chosen.words,
        speaker=chosen.speaker,
        since=chosen.since,
        until=chosen.until,
        weak=weak,
    )
    fitting = [claim for claim in every.claims if chosen.claim in {None, _id(claim)}]
    if chosen.narrow:
        fitting = [
            claim
            for start in range(0, len(fitting), _AT_ONCE)
            for claim in _fitting(store, fitting[start : start + _AT_ONCE], chosen, weak=weak)
        ]
    shown = fitting[:limit]
    readings, linked = store.linked(shown)
    finder = Finder(readings, weak=weak, copies=copies, linked=linked)
    return replace(
        finder.found(Chosen(by=chosen.by)),
        claims=tuple(
            finder.claim(_id(claim), rows) for claim, rows in zip(shown, finder.shown(), strict=True) if rows
        ),
        chosen=chosen,
        points=every.points,
        within=every.within,
        others=every.total - len(fitting),
        weaker=every.weaker,
        total=len(fitting),
        read=every.articles,
        copies=every.copies,
        outlets=every.outlets,
        first=every.first,
        last=every.last,
        waiting=every.waiting,
        stored=True,
    )


def _id(number: int) -> str:
    return f"c{number}"


def _fitting(store: LinkedStore, claims: Sequence[int], chosen: Chosen, *, weak: bool) -> list[int]:
    readings, linked = store.linked(claims)
    finder = Finder(readings, weak=weak, linked=linked)
    told = (finder.claim(_id(claim), rows) for claim, rows in zip(claims, finder.shown(), strict=True))
    return [claim for claim, one in zip(claims, told, strict=True) if _fits(one, chosen, readings)]


class Finder:
    """Tells the claims of some readings whose points have been linked."""

    def __init__(
        self, readings: Sequence[Reading], *, weak: bool, linked: Linked, copies: bool = False
    ) -> None:
        self.readings = readings
        self.linked = linked
        self.copy_of = linked.first
        self.weights: ClaimWeights = load_weights("en")
        self.tellers = [Teller(reading) for reading in readings]
        self.weak = weak
        self.copies = copies
        self.passages = find_passages(readings)
        self._passages = by_row(self.passages)
        self._wholes: dict[int, Whole] = {}

    def shown(self) -> list[list[int]]:
        """Return the points of each cluster that are shown."""
        told = self.linked.told
        return [[row for row in rows if self.weak or not told[row].weak] for rows in self.linked.clusters]

    def found(self, chosen: Chosen, *, limit: int | None = None) -> Claims:
        """Return the claims, narrowed and in the order asked for, `limit` at most."""
        told, shown = self.linked.told, self.shown()
        several = [rows for rows in shown if len(rows) > 1 or any(_denied(told[row]) for row in rows)]
        across = [rows for rows in several if self._tells(rows)]
        every = [self.claim(_id(number), rows) for number, rows in enumerate(across, 1)]
        kept = [one for one in every if _fits(one, chosen, self.readings)]
        dates = [one.article.published for one in self.readings if one.article.published]
        return Claims(
            articles=tuple(About(**about(reading)) for reading in self.readings),
            claims=tuple(sorted(kept, key=_ORDERS[chosen.by])[:limit]),
            repeats=self.passages,
            chosen=chosen,
            points=sum(self.weak or not one.weak for one in told),
            within=len(several) - len(across),
            others=len(every) - len(kept),
            weaker=0 if self.weak else sum(one.weak for one in told),
            copy_of=self.copy_of,
            total=len(kept),
            read=len(self.readings),
            copies=sum(first != row for row, first in enumerate(self.copy_of)),
            outlets=len({one.article.outlet or row for row, one in enumerate(self.readings)}),
            first=min(dates, default=None),
            last=max(dates, default=None),
        )

    def _tells(self, rows: Sequence[int]) -> bool:
        """Return whether several articles tell a claim, or somebody denies what another tells."""
        told = [self.linked.told[row] for row in rows]
        return len({one.row for one in told}) > 1 or (len(rows) > 1 and any(map(_denied, told)))

    def claim(self, name: str, rows: Sequence[int]) -> Claim:
        """Return the claim of these points."""
        told, scores = self.linked.told, self.linked.scores
        articles = {told[row].row for row in rows}
        counted = (row for row in rows if self._counts(told[row].row, articles))
        rows = sorted(
            counted, key=lambda row: (self._date(told[row].row) or "~", told[row].row, told[row].content)
        )
        likeness = {
            row: sum(scores.get((min(row, other), max(row, other)), 0.0) for other in rows if other != row)
            for row in rows
        }
        gist = self._gist(rows, likeness)
        mentions = tuple(self.mention(told[row], told[gist]) for row in rows)
        originals = {self.copy_of[row] for row in articles}
        dates = sorted(filter(None, (self._date(one.row) for one in mentions)))
        outlets = {self.readings[one.row].article.outlet or one.row for one in mentions}
        trail = self._trail(rows)
        return Claim(
            id=name,
            gist=rows.index(gist),
            mentions=mentions,
            links=tuple(self._links(rows, gist, self._rivals(rows, trail["changes"]))),
            **trail,
            articles=len(articles),
            copies=len(articles) - len(originals),
            outlets=len(outlets),
            denials=sum(one.stance is Stance.DENIES for one in mentions),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
            left_out=tuple(sorted(row for row in articles if not self._counts(row, articles))),
        )

    def _gist(self, rows: Sequence[int], likeness: Mapping[int, float]) -> int:
        """Return the point that is most like all others; a whole clause where one is nearly as like."""
        told, best = self.linked.told, max(likeness.values())
        near = [row for row in rows if likeness[row] >= _NEARLY_AS_LIKE * best]
        return max(
            near,
            key=lambda row: (
                *self.tellers[told[row].row].wholeness(told[row]),
                round(likeness[row], 6),
                not _denied(told[row]),
                -rows.index(row),
            ),
        )

    def _counts(self, row: int, articles: Collection[int]) -> bool:
        """Return whether an article is told of: a copy is not where its original tells the same."""
        return self.copies or self.copy_of[row] == row or self.copy_of[row] not in articles

    def _trail(self, rows: Sequence[int]) -> dict[str, Any]:
        """Return whose say-so the mentions rest on, and what changed; copies change nothing."""
        told = [self.linked.told[row] for row in rows]
        articles = {one.row: self.readings[one.row].article for one in told}
        first = [place for place, one in enumerate(told) if self.copy_of[one.row] == one.row]
        changes = changes_of(
            [told[place] for place in first],
            {row: day_of(article.published) for row, article in articles.items()},
            grounds=self._grounds([rows[place] for place in first]),
            language=articles[told[0].row].language,
        )
        return {
            "origins": origins_of(
                told,
                {row: article.outlet for row, article in articles.items()},
                self._passages,
                language=articles[told[0].row].language,
            ),
            "changes": tuple(
                self._worded(self._placed(one, first[one.left], first[one.right], told), told)
                for one in changes
            ),
        }

    def _placed(self, change: Change, left: int, right: int, told: Sequence[Told]) -> Change:
        """Return a change between these mentions of its claim, and whether their articles have an order."""
        articles = [self.readings[told[place].row].article for place in (left, right)]
        return replace(change, left=left, right=right, ordered=surely_earlier(*articles))

    def _rivals(self, rows: Sequence[int], changes: Sequence[Change]) -> frozenset[tuple[int, int]]:
        """Return the pairs of mentions that are two accounts of one event, by their places."""
        told = [self.linked.told[row] for row in rows]
        articles = {one.row: self.readings[one.row].article for one in told}
        days = {row: day_of(article.published) for row, article in articles.items()}
        return rivals(told, changes, days, articles[told[0].row].language)

    def _grounds(self, rows: Sequence[int]) -> Grounds:
        """Return what changes between these points are held against."""
        for row in {self.linked.told[at].row for at in rows} - self._wholes.keys():
            self._wholes[row] = whole_of(self.readings[row])
        return grounds_of(rows, self.linked.scores, self._wholes)

    def _worded(self, change: Change, told: Sequence[Told]) -> Change:
        """Return a change; of a detail, with the words that only the one mention has."""
        if change.kind is not ChangeKind.DETAIL_ADDED:
            return change
        sides = (told[change.left], told[change.right])
        new, old = sides if change.before else reversed(sides)
        article = self.readings[new.row].article
        only = "; ".join(span.of(article.text) for span in only_in(article, new, old, self.weights))
        return replace(change, before=only if change.before else "", after=only if change.after else "")

    def _date(self, row: int) -> str | None:
        return self.readings[row].article.published

    def mention(self, told: Told, gist: Told) -> Mention:
        """Return one mention, its words beside those of the gist."""
        article = self.readings[told.row].article
        differs, lacks = (
            ((), ())
            if told is gist
            else (
                only_in(article, told, gist, self.weights),
                only_in(self.readings[gist.row].article, gist, told, self.weights),
            )
        )
        return Mention(
            row=told.row,
            statement=told.statement,
            assertion=told.assertion,
            point=told.point,
            content=told.content,
            stance=told.stance,
            certainty=told.certainty,
            when=told.when,
            quantities=told.quantities,
            differs=differs,
            differs_words=tuple(span.of(article.text) for span in differs),
            lacks_words=tuple(span.of(self.readings[gist.row].article.text) for span in lacks),
            weak=told.weak,
            numbers=tuple(Number(words, one.low, one.high) for one, words in told.amounts),
            **self.tellers[told.row].tell(told),
        )

    def _links(self, rows: Sequence[int], gist: int, rivals: frozenset[tuple[int, int]]) -> Iterable[Link]:
        told, places = self.linked.told, {row: place for place, row in enumerate(rows)}
        for at, left in enumerate(rows):
            for right in rows[at + 1 :]:
                score = self.linked.scores.get((min(left, right), max(left, right)))
                rival = not rivals.isdisjoint({(at, places[right]), (places[right], at)})
                if score is None or (len(rows) > _LINKS and gist not in {left, right} and not rival):
                    continue
                denies = _denied(told[left]) != _denied(told[right])
                same = Relation.CONTRADICTS if rival else Relation.SAME
                language = self.readings[told[left].row].article.language
                yield Link(
                    left=places[left],
                    right=places[right],
                    relation=Relation.DENIES if denies else same,
                    score=round(score, 3),
                    evidence=evidence_of(told[left], told[right], language, self.weights),
                )


def _denied(told: Told) -> bool:
    return told.stance is Stance.DENIES


def _fits(one: Claim, chosen: Chosen, readings: Sequence[Reading]) -> bool:
    """Return whether a claim has a mention with the words, by the speaker, in an article of the days."""
    words = set(folded(chosen.words or "").split())
    dates = [readings[mention.row].article.published or "" for mention in one.mentions]
    return (
        any(words <= set(folded(mention.words).split()) for mention in one.mentions)
        and chosen.claim in {None, one.id}
        and (chosen.speaker is None or any(says(mention, chosen.speaker) for mention in one.mentions))
        and (chosen.since is None or any(date >= chosen.since for date in dates if date))
        and (chosen.until is None or any(date[: len(chosen.until)] <= chosen.until for date in dates if date))
    )


def _retold(one: Claim) -> tuple[Any, ...]:
    return -one.outlets, -(one.articles - one.copies), -len(one.mentions), int(one.id[1:])


def _newest(one: Claim) -> tuple[Any, ...]:
    return -(day_of(one.last) or 0), *_retold(one)


_ORDERS: dict[Order, Callable[[Claim], tuple[Any, ...]]] = {
    Order.RETOLD: _retold,
    Order.DENIED: lambda one: (-one.denials, *_retold(one)),
    Order.NEWEST: _newest,
}
