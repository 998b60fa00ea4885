"""About: what every report over several articles says of each, once for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from sayso.linking.dating import other_day
from sayso.model.article import DateFound, FoundDate
from sayso.model.reading import MadeBy, Reading
from sayso.report.facts.phrases import copied, facts

_DAY = len("2026-03-02")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An article as reports name it: its id, where it comes from, and by what it was read.

    `facts` are outlet, date and genre for people; `reduced` says why only quotations were read.
    `copies` counts the copies and superseded versions that count with it, `dated` says where its date stands,
    `otherwise` is another day that its own text states.
    `by_row` names the fields of a fuller noun whose items hold the row of the article.
    """

    by_row: ClassVar[tuple[str, ...]] = ()

    article: str
    file: str | None
    url: str | None
    outlet: str | None
    published: str | None
    language: str
    genre: str
    title: str | None
    facts: tuple[str, ...]
    sha256: str
    reduced: str | None
    made_by: MadeBy
    copies: int = 0
    dated: FoundDate | None = None
    otherwise: DateFound | None = None

    @property
    def sure_day(self) -> str | None:
        """The day on which it surely was published; None where none is known, or its text states another."""
        day = (self.published or "")[:_DAY]
        return day if len(day) == _DAY and self.otherwise is None else None

    @property
    def days(self) -> str | None:
        """The day of its date, and the other one that its text states."""
        other = f" or {self.otherwise.value[:_DAY]}" if self.otherwise else ""
        return f"{self.published[:_DAY]}{other}" if self.published else None

    def to_dict(self) -> dict[str, Any]:
        """Return what JSON reports say of an article."""
        names = ("file", "url", "outlet", "published", "language", "genre", "title", "sha256", "reduced")
        return {"id": self.article, **{name: getattr(self, name) for name in names}}

    def cells(self) -> dict[str, str | int | float | None]:
        """Return the cells that say in which article a row stands; they begin every table."""
        names = ("file", "url", "outlet", "published", "language", "genre", "title")
        return {"article_id": self.article, **{name: getattr(self, name) for name in names}}

    def counted(self, row: int, copies: int) -> Self:
        """Return what is told of the article in a row of several, with the copies that count with it."""
        told: dict[str, Any] = {
            name: tuple(replace(each, row=row) for each in getattr(self, name)) for name in self.by_row
        }
        return replace(self, **told, copies=copies, facts=(*self.facts, *copied(copies)))


def about(reading: Reading) -> dict[str, Any]:
    """Return the fields of `About` for an article, to make it, or a fuller noun, of them."""
    article = reading.article
    return {
        "article": article.id,
        "file": article.file,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
        "genre": str(reading.genre.value),
        "title": article.title.of(article.text) if article.title else None,
        "facts": tuple(facts(reading)),
        "sha256": article.sha256,
        "reduced": reading.coverage.reduced,
        "made_by": reading.made_by,
        "otherwise": other_day(article),
        "dated": next((one.where for one in article.dates if one.value == article.published), None),
    }


def article_cells(reading: Reading) -> dict[str, str | int | float | None]:
    """Return `About.cells` of a reading's article."""
    return About(**about(reading)).cells()


def ways_of_making(articles: Iterable[About]) -> list[MadeBy]:
    """Return each way in which articles were read, in order: usually one."""
    ways: list[MadeBy] = []
    for one in articles:
        if one.made_by not in ways:
            ways.append(one.made_by)
    return ways
