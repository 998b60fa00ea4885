"""The desk: where somebody begins: what is new, what was told again since, what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model.browsed import LastRun, ListedArticle, ListedClaim, ListedUnread
from sayso.model.stored import StoreInfo
from sayso.report.page.listing import Table, articles_table, claims_table, day_of, unread_table
from sayso.report.page.rendering import Shell, render


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A counted fact, where it leads, and what it means in a few words."""

    name: str
    big: str
    more: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies on the desk.

    `newest` are the articles published last, `retold` the claims that the last run of adding told again, and
    `unread` the inputs that could not be read last.
    """

    facts: Sequence[Fact]
    newest: Table
    more: str | None
    retold: Table
    run: str
    unread: Table
    unread_more: str | None


def desk_of(
    info: StoreInfo,
    newest: Sequence[ListedArticle],
    run: LastRun | None,
    retold: Sequence[ListedClaim],
    unread: Sequence[ListedUnread],
    shell: Shell,
) -> Desk:
    """Return the desk of a store."""
    links = shell.links
    return Desk(
        facts=tuple(_facts(info, shell)),
        newest=articles_table(newest, links),
        more=links.listing("articles"),
        retold=claims_table(retold, links),
        run=_run(run),
        unread=unread_table(unread),
        unread_more=links.listing("unread") if info.unread > len(unread) else None,
    )


def desk_html(desk: Desk, shell: Shell) -> str:
    """Return the desk as a page."""
    return render("desk.html", shell, desk=desk)


def _facts(info: StoreInfo, shell: Shell) -> list[Fact]:
    links = shell.links
    days = f"{info.first_day} to {info.last_day}" if info.first_day else "no date found in any"
    apart = f"{info.repeats:,} nearly the words of another" if info.repeats else "none repeats another"
    weak = f"{info.weak_statements:,} more were read too weakly to be shown" if info.weak_statements else ""
    return [
        Fact(name="Articles", big=f"{info.articles:,}", more=f"{days}; {apart}", href=links.listing("articles")),
        Fact(name="Outlets", big=f"{info.outlets:,}", more="each with its profile", href=links.listing("outlets")),
        Fact(
            name="Statements",
            big=f"{info.statements - info.weak_statements:,}",
            more=weak or "each with its exact words",
            href=links.listing("search"),
        ),
        Fact(
            name="People and bodies",
            big=f"{info.speakers:,}",
            more="joined across articles, with the evidence",
            href=links.listing("speakers"),
        ),
    ]


def _run(run: LastRun | None) -> str:
    if run is None:
        return "Nothing was added yet."
    articles = f"{run.articles:,} article{'' if run.articles == 1 else 's'}"
    return f"Told again by the {articles} added last, on {day_of(run.started)}"
