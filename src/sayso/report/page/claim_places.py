"""The mentions of one claim with what pages need of each: its place, its lane, its sign, where it leads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from sayso.linking.origins import stands_in
from sayso.model.claim import Passage
from sayso.model.statement import Stance
from sayso.report.claims.nouns import Claim, Claims, Mention
from sayso.report.facts.about import About
from sayso.report.facts.dates import day_told, of_day, one_year
from sayso.report.page.lanes import SIGNS, Sign
from sayso.report.page.links import Links, NoLinks
from sayso.report.trails.steps import steps
from sayso.report.trails.told import by_origin, origin_name


class Place(NamedTuple):
    """Where a mention stands: its day, its outlet or what the article is known by, and where that leads."""

    when: str
    outlet: str
    href: str | None
    key: int


class PlacedClaim:
    """One claim of those found, on its way to its page."""

    def __init__(self, found: Claims, one: Claim, links: Links) -> None:
        self.found, self.one = found, one
        self.rows = tuple(dict.fromkeys(mention.row for mention in one.mentions))
        self.links = Inside(found.articles) if isinstance(links, NoLinks) else links
        self.steps = steps(one)
        self.repeated = dict(self._repeated())
        self.lane_names, self.lane_of = self._lanes()
        self._same_year = one_year(of_day(found.articles[row].published) for row in self.rows)
        self.places = tuple(map(self._place, range(len(one.mentions))))

    def _place(self, at: int) -> Place:
        one = self.one.mentions[at]
        article = self.found.articles[one.row]
        anchor = f"r1-{one.statement or one.assertion}"
        return Place(
            day_told(of_day(article.published), year=not self._same_year) or "no date",
            known_by(article),
            self.links.article(article.article, anchor),
            at,
        )

    def published(self, at: int) -> str | None:
        """Return the date of a mention's article."""
        return self.found.articles[self.one.mentions[at].row].published

    def sign(self, at: int) -> Sign:
        """Return what a mention does with the claim."""
        sign = SIGNS[self.one.mentions[at].stance]
        return Sign.REPEATS if sign is Sign.SAYS and at in self.repeated else sign

    def origin_name(self, place: int) -> str:
        """Return the name of an origin; an outlet that is not known is told by its article."""
        origin = self.one.origins[place]
        article = self.found.articles[self.one.mentions[origin.mentions[0]].row]
        if origin.own_voice and not article.outlet:
            return f"{known_by(article)}, own voice"
        return origin_name(self.found, self.one, place)

    def mark_href(self, at: int) -> str | None:
        """Return where a mark leads: to its passage, or in a page that stands alone to its row."""
        return f"#m{at}" if isinstance(self.links, Inside) else self.places[at].href

    def places_of(self, mentions: Iterable[int]) -> tuple[Place, ...]:
        """Return the places of some mentions, one an article."""
        first: dict[int, int] = {}
        for at in mentions:
            first.setdefault(self.one.mentions[at].row, at)
        return tuple(self.places[at] for at in first.values())

    def inside(self, passage: Passage) -> list[int]:
        """Return the mentions that stand in a passage, the earliest first."""
        return sorted(
            (at for at, one in enumerate(self.one.mentions) if stands_in(one.row, one.content, passage)),
            key=lambda at: (self.published(at) or "~", self.one.mentions[at].row, at),
        )

    def _repeated(self) -> Iterator[tuple[int, int]]:
        """Yield each mention whose passage stands word by word in an earlier article, with that mention."""
        for passage in self.found.repeats:
            inside = self.inside(passage)
            for at in inside[1:]:
                if self.one.mentions[at].row != self.one.mentions[inside[0]].row:
                    yield at, inside[0]

    def _lanes(self) -> tuple[tuple[str, ...], Mapping[int, int]]:
        """Return the name of each lane, and the lane of each mention: origins, who denies, then the rest."""
        place_of = {id(mention): at for at, mention in enumerate(self.one.mentions)}
        names: list[str] = []
        lane_of: dict[int, int] = {}
        for number, (name, _, mentions) in enumerate(by_origin(self.found, self.one)):
            is_origin = number < len(self.one.origins)
            for mention in mentions:
                denies = not is_origin and mention.stance is Stance.DENIES
                lane = mention.who if denies else self.origin_name(number) if is_origin else name
                if lane not in names:
                    names.append(lane)
                lane_of[place_of[id(mention)]] = names.index(lane)
        return tuple(names), lane_of

    @property
    def gist(self) -> Mention:
        """The mention whose words stand for the claim."""
        return self.one.mentions[self.one.gist]


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
