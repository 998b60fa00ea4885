"""Listing: things in a table, a page at a time, each leading to its own page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model.browsed import ListedArticle, ListedClaim, ListedOutlet, ListedSpeaker, ListedUnread
from sayso.report.facts.dates import day_told
from sayso.report.page.histogram import Sparkline, sparkline
from sayso.report.page.links import Links
from sayso.report.page.rendering import Shell, render

NO_TITLE = "No headline found"
NO_OUTLET = "Outlet not known"
NO_DATE = "No date found"
STYLES = ("listing.css",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell: text, where it leads, how it is set ("words", "number" or plain), or a plot."""

    text: str
    href: str | None = None
    style: str = ""
    spark: Sparkline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Which rows are shown of how many, and where the others are; `total` is None where nobody counted."""

    first: int
    last: int
    total: int | None = None
    at_least: bool = False
    earlier: str | None = None
    later: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns by name, "#" before those of numbers, and its rows.

    `orders` are those it can be put in, where each leads, and whether it is the present one.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    empty: str = ""
    orders: Sequence[tuple[str, str | None, bool]] = ()


def listing_html(title: str, about: str, table: Table, paging: Paging, shell: Shell) -> str:
    """Return a page with one table."""
    return render("listing.html", shell, heading=title, about=about, table=table, paging=paging)


def articles_table(articles: Iterable[ListedArticle], links: Links) -> Table:
    """Return articles with what was read in each."""
    return Table(
        columns=("Article", "Outlet", "Published", "#Statements", "#Own voice"),
        rows=tuple(_article(one, links) for one in articles),
        empty="No article here. Add some: sayso add FILE",
    )


def _article(one: ListedArticle, links: Links) -> tuple[Cell, ...]:
    again = " (counts with another article)" if one.copy_of else ""
    return (
        Cell(text=(one.title or NO_TITLE) + again, href=links.article(one.id), style="words"),
        Cell(text=one.outlet or NO_OUTLET, href=links.page("outlet", one.outlet) if one.outlet else None),
        Cell(text=day_of(one.published)),
        Cell(text=f"{one.statements:,}", style="number"),
        Cell(text=f"{one.assertions:,}", style="number"),
    )


def speakers_table(speakers: Iterable[ListedSpeaker], links: Links) -> Table:
    """Return persons and bodies with how often they are there and how often they are heard."""
    return Table(
        columns=("Name", "Kind", "#Articles", "#Statements"),
        rows=tuple(
            (
                Cell(text=one.name, href=links.page("speaker", one.id), style="words"),
                Cell(text=one.kind),
                Cell(text=f"{one.articles:,}", style="number"),
                Cell(text=f"{one.statements:,}", style="number"),
            )
            for one in speakers
        ),
        empty="Nobody of this name. Try fewer words of it, or look through all speakers.",
    )


def outlets_table(outlets: Iterable[ListedOutlet], links: Links) -> Table:
    """Return outlets with how many articles of each there are, and from when to when."""
    return Table(
        columns=("Outlet", "#Articles", "#Copies", "First", "Last"),
        rows=tuple(
            (
                Cell(
                    text=one.name or NO_OUTLET,
                    href=links.page("outlet", one.name) if one.name else None,
                    style="words",
                ),
                Cell(text=f"{one.articles:,}", style="number"),
                Cell(text=f"{one.copies:,}" if one.copies else "", style="number"),
                Cell(text=day_of(one.first)),
                Cell(text=day_of(one.last)),
            )
            for one in outlets
        ),
        empty="No article yet. Add some: sayso add FILE",
    )


def claims_table(claims: Iterable[ListedClaim], links: Links) -> Table:
    """Return claims by the words of their first mention, with how often they are told and denied."""
    return Table(
        columns=("Claim, in the words of its first mention", "#Articles", "#Outlets", "#Denials", "Last"),
        rows=tuple(
            (
                Cell(text=one.words, href=links.page("claim", one.id), style="words"),
                Cell(text=f"{one.articles:,}", style="number"),
                Cell(text=f"{one.outlets:,}", style="number"),
                Cell(text=f"{one.denials:,}" if one.denials else "", style="number"),
                Cell(text=day_of(one.last)),
            )
            for one in claims
        ),
        empty="No claim is told in two articles yet. Add more articles, or link them: sayso link",
    )


def by_day(table: Table, counts: Sequence[Mapping[str, int]], name: str = "By day") -> Table:
    """Return a table with a plot of days at the end of each row, all over the same days."""
    days = sorted(day for one in counts for day in one)
    if not days:
        return table
    plots = (sparkline(one, days[0], days[-1]) for one in counts)
    return replace(
        table,
        columns=(*table.columns, name),
        rows=tuple(
            (*row, Cell(text="", style="plotted", spark=plot))
            for row, plot in zip(table.rows, plots, strict=True)
        ),
    )


def unread_table(unread: Iterable[ListedUnread]) -> Table:
    """Return inputs that could not be read, with the reason."""
    return Table(
        columns=("Input", "Why it could not be read", "Tried"),
        rows=tuple(
            (Cell(text=one.file), Cell(text=one.reason), Cell(text=day_of(one.tried))) for one in unread
        ),
        empty="Everything that was given could be read.",
    )


def day_of(published: str | None) -> str:
    """Return the day of a date in words, or that none was found.

    >>> day_of("2026-03-02T10:00:00Z"), day_of(None)
    ('2 March 2026', 'No date found')
    """
    return day_told(published) or NO_DATE
