"""The page of a claim: its words, four counted facts, the picture of who tells it when, what changed, how."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import PurePath
from typing import NamedTuple

from sayso.linking.claims.stems import folded
from sayso.linking.origins import stands_in
from sayso.model.claim import Change, ChangeKind, Passage, PassageKind
from sayso.model.statement import Certainty, Stance
from sayso.report.about import About, ways_of_making
from sayso.report.claims import Claim, Claims, Mention
from sayso.report.page.dates import day_told, days_told, is_day, of_day, one_year
from sayso.report.page.differing import Beside, beside
from sayso.report.page.facing import Fact, Named, fact
from sayso.report.page.lanes import SIGNS, Entry, Name, Picture, Sign, Tie, picture
from sayso.report.page.links import Links, NoLinks
from sayso.report.page.plots import GLUE, Ladder, Step, Told, ladder
from sayso.report.page.rendering import NOWHERE, Shell, render
from sayso.report.phrases import made_line, many
from sayso.report.timeline import folded as folded_name
from sayso.report.trail import Trail
from sayso.report.trail_steps import Step as TrailStep
from sayso.report.trail_steps import steps
from sayso.report.trail_told import by_origin, nothing_found, origin_name

_MOST_ROWS = 400  # mentions in the table of a page; the CSV has all
_WEB = ("http://", "https://")


class Place(NamedTuple):
    """Where a mention stands: its day, its outlet or what the article is known by, and where that leads."""

    when: str
    outlet: str
    href: str | None
    key: int


class Row(NamedTuple):
    """What one article tells in these words: the place, who says so and how, on whom it rests, its sign.

    `times` is how often it does.
    """

    place: Place
    who: str
    how: str
    sign: Sign
    weak: bool
    times: int = 1


class Wording(NamedTuple):
    """The same words once, beside those of the heading, with all places where they stand."""

    words: Beside
    rows: tuple[Row, ...]


class Changed(NamedTuple):
    """One step of what changed: its kind, what was, what is, where both stand, and both side by side."""

    kind: str
    was: str
    now: str
    before: tuple[Place, ...]
    after: tuple[Place, ...]
    beside: str | None = None


class Listed(NamedTuple):
    """An article that tells the claim: what it is known by, its day, its address, of what it is a copy."""

    key: str
    title: str
    outlet: str
    when: str
    url: str | None
    href: str | None
    copy_of: str


class Other(NamedTuple):
    """Another claim that fits what was asked for."""

    id: str
    words: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """What the page of a claim shows.

    `told` says in how many articles of how many outlets it stands, `among` how many were looked through;
    `drawn` is the picture, `number` and `certainty` ladders are there only where something changed in them.
    `wordings` are the table of the picture: each wording once, with all its places; `left_out` counts places
    beyond it.
    """

    title: str
    told: str
    among: str
    facts: tuple[Fact, ...]
    drawn: Picture
    number: Ladder | None
    certainty: Ladder | None
    changed: tuple[Changed, ...]
    wordings: tuple[Wording, ...]
    left_out: int
    same_words: tuple[tuple[str, tuple[Place, ...]], ...]
    articles: tuple[Listed, ...]
    others: tuple[Other, ...]
    more_others: int
    waiting: int
    made_by: tuple[str, ...]


def trail_to_html(trail: Trail, *, links: Links = NOWHERE, address: str = "") -> str:
    """Return the page of the claim that a trail tells; where none fits, what to do."""
    one = trail.claim
    if one is None:
        told, advice = nothing_found(trail)
        shell = Shell(title=trail.asked, styles=("claim.css",), links=links, section="claims")
        return render("claim_none.html", shell, told=told, advice=advice)
    page = claim_page(trail.found, one, others=trail.others, links=links)
    shell = Shell(
        title=page.title,
        styles=("claim.css",),
        scripts=("claim.js",),
        links=links,
        address=address,
        section="claims",
    )
    return render("claim.html", shell, page=page, shapes=SHAPES)


# The shape of each sign, around 0, 0.
SHAPES = {
    Sign.SAYS: "M-6 5L0 -6L6 5Z",
    Sign.REPEATS: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z",
    Sign.DENIES: "M-6 -5L0 6L6 -5Z",
    Sign.ASKS: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z",
    Sign.UNSAID: "M0 -6L6 0L0 6L-6 0Z",
    Sign.REPORTS: "M-5 -5H5V5H-5Z",
}


def claim_page(
    found: Claims, one: Claim, *, others: Sequence[Claim] = (), links: Links = NOWHERE
) -> ClaimPage:
    """Return what the page of one claim shows."""
    return _Page(found, one, links).whole(others)


class _Page:
    """One claim on its way to its page."""

    def __init__(self, found: Claims, one: Claim, links: Links) -> None:
        self.found, self.one = found, one
        self.rows = tuple(dict.fromkeys(mention.row for mention in one.mentions))
        self.links = Inside(found.articles) if isinstance(links, NoLinks) else links
        self.steps = steps(one)
        self.repeated = dict(self._repeated())
        only = {each.numbers[0][1:] for each in one.mentions if len(each.numbers) == 1}
        self.several = len(only) > 1
        self.lane_names, self.lane_of = self._lanes()
        self.same_year = one_year(of_day(found.articles[row].published) for row in self.rows)
        self.places = tuple(map(self._place, range(len(one.mentions))))
        self.changed = tuple(self._all_changed())

    def whole(self, others: Sequence[Claim]) -> ClaimPage:
        """Return the page."""
        one, found = self.one, self.found
        shown = one.mentions[:_MOST_ROWS]
        return ClaimPage(
            title=self._gist.words,
            told=self._told(),
            among=f"{many(found.read, 'article')} of {many(found.outlets, 'outlet')} read",
            facts=(self._first(), self._origins(), self._denied(), self._changes()),
            drawn=self._picture(),
            number=self._number(),
            certainty=self._certainty(),
            changed=self.changed,
            wordings=tuple(self._wordings(len(shown))),
            left_out=len(one.mentions) - len(shown),
            same_words=tuple(self._same_words()),
            articles=tuple(map(self._listed, self.rows)),
            others=tuple(
                Other(each.id, each.mentions[each.gist].words, self.links.page("claim", each.id))
                for each in others
            ),
            more_others=found.total - 1 - len(others),
            waiting=found.waiting,
            made_by=tuple(map(made_line, ways_of_making(found.articles[row] for row in self.rows))),
        )

    @property
    def _gist(self) -> Mention:
        return self.one.mentions[self.one.gist]

    def _told(self) -> str:
        one = self.one
        copies = f" and {one.copies} more copies" if one.copies > 1 else " and 1 copy" if one.copies else ""
        days = days_told(one.first, one.last)
        told = f"{many(one.articles - one.copies, 'article')}{copies} of {many(one.outlets, 'outlet')}"
        return f"{told}, {days}" if days else told

    def _place(self, at: int) -> Place:
        one = self.one.mentions[at]
        article = self.found.articles[one.row]
        anchor = f"r1-{one.statement or one.assertion}"
        return Place(
            day_told(of_day(article.published), year=not self.same_year) if article.published else "no date",
            known_by(article),
            self.links.article(article.article, anchor),
            at,
        )

    def _published(self, at: int) -> str | None:
        return self.found.articles[self.one.mentions[at].row].published

    def _sign(self, at: int) -> Sign:
        sign = SIGNS[self.one.mentions[at].stance]
        return Sign.REPEATS if sign is Sign.SAYS and at in self.repeated else sign

    # Facts.

    def _first(self) -> Fact:
        """Return on which day it is first told in what was read, and by whom."""
        dated = [(of_day(self._published(at)), at) for at in range(len(self.one.mentions))]
        first = min((day for day, _ in dated if is_day(day)), default="")
        if not first:
            return Fact("First seen here", "day not known", ())
        of_article: dict[int, int] = {}
        for day, at in dated:
            row = self.one.mentions[at].row
            known = of_article.get(row)
            if day == first and (
                known is None or (self.one.mentions[at].speaker and not self.one.mentions[known].speaker)
            ):
                of_article[row] = at
        names = tuple(map(self._telling, of_article.values()))
        return fact("First seen here", day_told(first), names)

    def _telling(self, at: int) -> Named:
        """Return who tells a mention, and in which outlet, which its own voice names anyway."""
        one, place = self.one.mentions[at], self.places[at]
        own = one.statement is None and self.found.articles[one.row].outlet
        told = "" if one.stance is Stance.ASSERTS else f", {SIGNS[one.stance]}"
        return Named(one.who, told if own else f"in {place.outlet}{told}", place.href)

    def _origins(self) -> Fact:
        origins = self.one.origins
        if not origins:
            return Fact("Rests on", "nobody", (Named("nobody here asserts it", ""),))
        told = []
        for place, origin in enumerate(origins):
            articles = len({self.one.mentions[at].row for at in origin.mentions})
            told.append(Named(self._origin_name(place), many(articles, "article")))
        if len(origins) == 1:
            return Fact("Rests on", "1 origin", tuple(told))
        note = "" if self.repeated else "no shared one found"
        return fact("Rests on", f"{len(origins)} origins", tuple(told), note)

    def _origin_name(self, place: int) -> str:
        """Return the name of an origin; an outlet that is not known is told by its article."""
        origin = self.one.origins[place]
        article = self.found.articles[self.one.mentions[origin.mentions[0]].row]
        if origin.own_voice and not article.outlet:
            return f"{known_by(article)}, own voice"
        return origin_name(self.found, self.one, place)

    def _denied(self) -> Fact:
        denying = {one.who: at for at, one in enumerate(self.one.mentions) if one.stance is Stance.DENIES}
        names = tuple(Named(who, self.places[at].when, self.places[at].href) for who, at in denying.items())
        unsaid = {one.who: at for at, one in enumerate(self.one.mentions) if one.stance is Stance.UNSAID}
        names += tuple(
            Named(who, f"leaves it unsaid, {self.places[at].when}", self.places[at].href)
            for who, at in unsaid.items()
        )
        count = f"by {len(denying):,}" if denying else "by nobody here"
        return fact("Denied", count, names)

    def _changes(self) -> Fact:
        kept = self.changed
        count = "once" if len(kept) == 1 else f"{len(kept):,} times" if kept else "not found"
        names = tuple(Named(one.kind, " → ".join(filter(None, (one.was, one.now)))) for one in kept)
        return fact("Changed", count, names)

    # The picture.

    def _lanes(self) -> tuple[tuple[str, ...], Mapping[int, int]]:
        """Return the name of each lane, and the lane of each mention: origins, who denies, then the rest."""
        place_of = {id(mention): at for at, mention in enumerate(self.one.mentions)}
        names: list[str] = []
        lane_of: dict[int, int] = {}
        for number, (name, _, mentions) in enumerate(by_origin(self.found, self.one)):
            is_origin = number < len(self.one.origins)
            for mention in mentions:
                denies = not is_origin and mention.stance is Stance.DENIES
                lane = mention.who if denies else self._origin_name(number) if is_origin else name
                if lane not in names:
                    names.append(lane)
                lane_of[place_of[id(mention)]] = names.index(lane)
        return tuple(names), lane_of

    def _picture(self) -> Picture:
        entries = tuple(self._entries())
        keys = {entry.key for entry in entries}
        return picture(
            self._lane_kinds(),
            entries,
            tuple(self._ties(keys)),
            title="Who tells it, on whose say-so, on which day",
            desc="; ".join(self._described(entries)),
        )

    def _lane_kinds(self) -> list[Name]:
        """Return the lanes with what each is one of: origins, who denies, or else."""
        asserted = {self.lane_of[at] for origin in self.one.origins for at in origin.mentions}
        denied = {self.lane_of[at] for at, one in enumerate(self.one.mentions) if one.stance is Stance.DENIES}
        return [
            Name(
                name,
                "other origins" if lane in asserted else "others who deny" if lane in denied else "others",
            )
            for lane, name in enumerate(self.lane_names)
        ]

    def _entries(self) -> Iterator[Entry]:
        """Yield one entry for each article and what it does in a lane."""
        groups: dict[tuple[int, int, Sign], list[int]] = {}
        for at, one in enumerate(self.one.mentions):
            groups.setdefault((self.lane_of[at], one.row, self._sign(at)), []).append(at)
        for (lane, _, sign), every in groups.items():
            at = every[0]
            numbers = dict.fromkeys(filter(None, map(self._number_words, every)))
            glued = (words.replace(" ", GLUE) for words in numbers)
            name = " · ".join([" ".join(self.places[at].outlet.split()), *glued])
            words = self.one.mentions[at].words
            title = f"{self.places[at].outlet}, {self.places[at].when}, {sign}: {words}"
            yield Entry(lane, self._published(at), sign, name, title, self._mark_href(at), at)

    def _mark_href(self, at: int) -> str | None:
        """Return where a mark leads: to its passage, or in a page that stands alone to its row."""
        return f"#m{at}" if isinstance(self.links, Inside) else self.places[at].href

    def _described(self, entries: Sequence[Entry]) -> Iterator[str]:
        for lane, name in enumerate(self.lane_names):
            own = [one for one in entries if one.lane == lane]
            signs = dict.fromkeys(one.sign for one in own)
            counts = ", ".join(f"{sum(one.sign is sign for one in own)} {sign}" for sign in signs)
            yield f"{name}: {counts}"

    def _repeated(self) -> Iterator[tuple[int, int]]:
        """Yield each mention whose passage stands word by word in an earlier article, with that mention."""
        for passage in self.found.repeats:
            inside = self._inside(passage)
            for at in inside[1:]:
                if self.one.mentions[at].row != self.one.mentions[inside[0]].row:
                    yield at, inside[0]

    def _inside(self, passage: Passage) -> list[int]:
        """Return the mentions that stand in a passage, the earliest first."""
        return sorted(
            (at for at, one in enumerate(self.one.mentions) if stands_in(one.row, one.content, passage)),
            key=lambda at: (self._published(at) or "~", self.one.mentions[at].row, at),
        )

    def _ties(self, keys: Iterable[int]) -> Iterator[Tie]:
        """Yield what leads from one article to later ones: the same words, or the outlet named as source."""
        drawn = set(keys)
        worded: dict[int, list[int]] = {}
        for at, source in self.repeated.items():
            worded.setdefault(source, []).append(at)
        for source, targets in worded.items():
            kept = tuple(at for at in targets if at in drawn)
            if source in drawn and kept:
                yield Tie(
                    source, kept, worded=True, title=f"The same words as in {self.places[source].outlet}"
                )
        named: dict[int, list[int]] = {}
        for at, source in self._named_outlets():
            if at in drawn and source in drawn and self.repeated.get(at) != source:
                named.setdefault(source, []).append(at)
        for source, targets in named.items():
            title = f"Names {self.places[source].outlet} as its source"
            yield Tie(source, tuple(targets), worded=False, title=title)

    def _named_outlets(self) -> Iterator[tuple[int, int]]:
        """Yield each mention that cites an outlet which tells the claim itself, no later."""
        outlets = {
            folded_name(outlet): at
            for at, one in reversed([*enumerate(self.one.mentions)])
            if (outlet := self.found.articles[one.row].outlet)
        }
        for at, one in enumerate(self.one.mentions):
            for name in sorted(one.names) if one.statement else ():
                source = outlets.get(name)
                if (
                    source is not None
                    and self.one.mentions[source].row != one.row
                    and (of_day(self._published(source)) <= of_day(self._published(at)))
                ):
                    yield at, source

    # What changed.

    def _numbers(self) -> Iterator[tuple[int, int, str, str, bool]]:
        """Yield the changes of each number: both mentions, both numbers as written, whether it is first."""
        for step in self.steps:
            if step.kind is ChangeKind.NUMBER:
                for place, change in enumerate(self._in_time(step)):
                    if change.before and change.after:
                        yield change.left, change.right, change.before, change.after, not place

    def _in_time(self, step: TrailStep) -> list[Change]:
        """Return the changes that are one step, the first to which it led first."""
        return sorted(step.changes, key=lambda one: (self._published(one.right) or "~", one.right))

    def _number_words(self, at: int) -> str:
        """Return the number that a mention has, of those that changed, or else its only one.

        Where all that have only one have the same it is no news, and left out.
        """
        told = {(left, before) for left, _, before, *_ in self._numbers()}
        told |= {(right, after) for _, right, _, after, _ in self._numbers()}
        known = {words for _, words in told}
        own = next((words for place, words in sorted(told) if place == at), None)
        numbers = self.one.mentions[at].numbers
        only = numbers[0].words if len(numbers) == 1 and self.several else ""
        return own or next((one.words for one in numbers if one.words in known), only)

    def _value(self, at: int, words: str) -> float | None:
        found = next((one for one in self.one.mentions[at].numbers if one.words == words), None)
        return None if found is None else found.low if found.low is not None else found.high

    def _number(self) -> Ladder | None:
        told: list[Told] = []
        places: dict[tuple[int, str], int] = {}
        taken = []
        for left, right, before, after, first in self._numbers():
            ends = []
            for at, words in ((left, before), (right, after)):
                value = self._value(at, words)
                if value is not None and (at, words) not in places:
                    places[at, words] = len(told)
                    told.append(self._point(at, value, words))
                ends.append(places.get((at, words)))
            if first and ends[0] is not None and ends[1] is not None:
                taken.append(Step(ends[0], ends[1]))
        if len({one.value for one in told}) < _TWO:
            return None
        desc = "; ".join(one.title for one in told)
        return ladder("The number", told, taken, rungs={}, desc=desc)

    def _point(self, at: int, value: float, name: str) -> Told:
        place = self.places[at]
        return Told(
            self._published(at), value, name, f"{name}: {place.outlet}, {place.when}", self._mark_href(at)
        )

    def _certainty(self) -> Ladder | None:
        kept = [step for step in self.steps if step.kind is ChangeKind.CERTAINTY]
        if not kept:
            return None
        told: list[Told] = []
        places: dict[int, int] = {}
        taken = []
        for step in kept:
            for change in self._in_time(step):
                for at, level in ((change.left, change.before), (change.right, change.after)):
                    if at not in places:
                        places[at] = len(told)
                        told.append(self._point(at, _LEVELS[level], self.places[at].outlet))
            first = self._in_time(step)[0]
            taken.append(Step(places[first.left], places[first.right]))
        levels = {one.value for one in told}
        rungs = {value: name for name, value in _LEVELS.items() if value in levels}
        desc = "; ".join(f"{rungs[one.value]}: {one.title}" for one in told)
        return ladder("How surely", told, taken, rungs=rungs, desc=desc)

    def _all_changed(self) -> Iterator[Changed]:
        """Yield each kind of step with the same words once, with all places between which it lies."""
        groups: dict[tuple[str, str, str], list[Changed]] = {}
        for one in map(self._changed, self.steps):
            groups.setdefault((one.kind, one.was, one.now), []).append(one)
        for (kind, was, now), every in groups.items():
            before, after = (
                tuple(dict.fromkeys(place for one in every for place in side(one))) for side in _SIDES
            )
            yield Changed(kind, was, now, before, after, self._beside(before, after))

    def _beside(self, before: Sequence[Place], after: Sequence[Place]) -> str | None:
        """Return where the first two articles between which something changed stand side by side."""
        if not before or not after:
            return None
        rows = [self.one.mentions[side[0].key].row for side in (before, after)]
        left, right = (self.found.articles[row].article for row in rows)
        return self.links.compare(left, right) if left != right else None

    def _changed(self, step: TrailStep) -> Changed:
        kind, was, now = _step_kind(step), step.was, step.is_now
        if step.kind in {ChangeKind.DETAIL_ADDED, ChangeKind.DENIED}:
            bearers = {id(one) for one in step.bearers(self.one)}
            after = [at for at, one in enumerate(self.one.mentions) if id(one) in bearers]
            told = "" if step.kind is ChangeKind.DENIED else step.before or step.after
            if step.kind is ChangeKind.DENIED:
                told = "; ".join(dict.fromkeys(self.one.mentions[at].who for at in after))
            return Changed(kind, "", told, (), self._of(after))
        before, after = ([getattr(change, side) for change in step.changes] for side in ("left", "right"))
        return Changed(kind, was, now, self._of(before), self._of(after))

    def _of(self, mentions: Iterable[int]) -> tuple[Place, ...]:
        """Return the places of some mentions, one an article."""
        first: dict[int, int] = {}
        for at in mentions:
            first.setdefault(self.one.mentions[at].row, at)
        return tuple(self.places[at] for at in first.values())

    # The table.

    def _wordings(self, most: int) -> Iterator[Wording]:
        """Yield each wording once, in the order in which they were told, with its places."""
        groups: dict[tuple[str, ...], list[int]] = {}
        for at, one in enumerate(self.one.mentions[:most]):
            groups.setdefault(tuple(folded(one.words)), []).append(at)
        for every in groups.values():
            words = self.one.mentions[every[0]].words
            rows: dict[tuple[object, ...], list[Row]] = {}
            for at in every:
                row = self._row(at)
                rows.setdefault((self.one.mentions[at].row, *row[1:]), []).append(row)
            told = tuple(same[0]._replace(times=len(same)) for same in rows.values())
            yield Wording(beside(words, self._gist.words), told)

    def _row(self, at: int) -> Row:
        one, sign = self.one.mentions[at], self._sign(at)
        told = [one.does] if one.does else []
        if one.stance is not Stance.ASSERTS and one.does not in {"denies", "asks"}:
            told.append(f"{SIGNS[one.stance]} it")
        if sign is Sign.REPEATS:
            told.append(f"in the words of {self.places[self.repeated[at]].outlet}")
        rests = next((each for each in self.one.origins if at in each.mentions and not each.own_voice), None)
        if rests and rests.name not in {None, one.who}:
            told.append(f"on the say-so of {rests.name}")
        return Row(self.places[at], one.who, " · ".join(told), sign, one.weak)

    def _same_words(self) -> Iterator[tuple[str, tuple[Place, ...]]]:
        """Yield the articles that share a passage with mentions of the claim, by kind."""
        every: dict[PassageKind, list[int]] = {}
        for passage in self.found.repeats:
            inside = self._inside(passage)
            if len({self.one.mentions[at].row for at in inside}) > 1:
                every.setdefault(passage.kind, []).extend(inside)
        for kind, inside in every.items():
            yield _KINDS[kind], self._of(sorted(inside))

    def _listed(self, row: int) -> Listed:
        article, original = self.found.articles[row], self.found.copy_of[row]
        return Listed(
            f"article-{row + 1}",
            article.title or file_name(article) or article.article,
            article.outlet or "outlet not known",
            day_told(article.published, clock=True) if article.published else "no date found",
            article.url if (article.url or "").lower().startswith(_WEB) else None,
            None if isinstance(self.links, Inside) else self.links.article(article.article),
            "" if original == row else known_by(self.found.articles[original]),
        )


class Inside(NoLinks):
    """The links of a claim's page that stands alone: each article leads to where it is listed."""

    def __init__(self, articles: Sequence[About]) -> None:
        self._rows = {one.article: row for row, one in enumerate(articles, start=1)}

    def article(self, id: str, anchor: str = "") -> str | None:  # noqa: A002, ARG002 — it is called so
        """Return where an article is listed."""
        return f"#article-{self._rows[id]}" if id in self._rows else None


def known_by(article: About) -> str:
    """Return by what an article is known where one name must do: its outlet, or else its headline."""
    return article.outlet or article.title or file_name(article) or "outlet not known"


def file_name(article: About) -> str:
    """Return the name of an article's file without its folder."""
    return PurePath(article.file).name if article.file else ""


_LEVELS = {
    str(Certainty.DOUBTFUL): 1.0,
    str(Certainty.CONDITIONAL): 1.5,
    str(Certainty.POSSIBLE): 2.0,
    str(Certainty.PROBABLE): 3.0,
    str(Certainty.CERTAIN): 4.0,
}
_KINDS = {
    PassageKind.REPRINT: "reprinted",
    PassageKind.QUOTATION: "quoted alike",
    PassageKind.BACKGROUND: "background that recurs",
}
_STEPS = {
    ChangeKind.NUMBER: "number",
    ChangeKind.CERTAINTY: "how sure",
    ChangeKind.SOURCE_DROPPED: "source dropped",
    ChangeKind.SOURCE_CHANGED: "other source",
    ChangeKind.DENIED: "denied",
    ChangeKind.DETAIL_ADDED: "detail",
}


_TWO = 2  # heights that a ladder needs
_SIDES = (attrgetter("before"), attrgetter("after"))


def _step_kind(step: TrailStep) -> str:
    named = step.kind is ChangeKind.SOURCE_DROPPED and not step.before
    return "source named" if named else _STEPS[step.kind]
