"""Lists: the pages of a store that list what it holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso.model.browsed import (
    ListedArticle,
    ListedClaim,
    ListedOutlet,
    ListedSpeaker,
    ListedUnread,
)
from sayso.report.facts.phrases import many
from sayso.report.page.desk import desk_html, desk_of
from sayso.report.page.links import Links
from sayso.report.page.listing import (
    STYLES,
    Paging,
    Table,
    articles_table,
    by_day,
    claims_table,
    listing_html,
    outlets_table,
    speakers_table,
    unread_table,
)
from sayso.report.page.rendering import Shell
from sayso.report.page.searching import STYLES as SEARCH_STYLES
from sayso.report.page.searching import search_html, searched
from sayso.report.tables.spec import report_columns
from sayso.report.terminal.found import hit_to_dict, hit_to_row
from sayso.store import Store
from sayso.web.asked import narrowed, one_of, page_of
from sayso.web.views import View, as_csv, as_json, listed_csv

Query = Mapping[str, str]
ListView = Callable[[Store, Query, Links, str], View]

_PAGE = 50
_CLAIMS = 25
_ON_DESK = 10


def desk(store: Store, _query: Query, links: Links, address: str) -> View:
    """Return the desk."""
    counts, run = store.counted(), store.last_run(limit=_ON_DESK)
    newest, unread = store.articles(limit=_ON_DESK), store.unread(limit=5)
    first = run is not None and run.articles >= counts.articles
    retold = (
        store.listed_claims(limit=_ON_DESK)[1] if first else store.claims_listed(run.claims) if run else ()
    )
    shell = Shell(title="Desk", links=links, address=address, styles=STYLES)
    made = desk_of(counts, newest, run, retold, unread, shell)
    return View(
        page=lambda: desk_html(made, shell),
        data=lambda: as_json(
            {"store": counts, "newest": newest, "last_run": run, "retold": retold, "unread": unread}
        ),
        table=lambda: listed_csv(ListedArticle, newest),
    )


def search(store: Store, query: Query, links: Links, address: str) -> View:
    """Return a search, or all there is."""
    asked = narrowed(query)
    found = store.browse(asked)
    title = f"Search: {asked.words}" if asked.words else "Search"
    shell = Shell(title=title, links=links, address=address, styles=SEARCH_STYLES, section="search")
    return View(
        page=lambda: search_html(searched(found, query, links), shell),
        data=lambda: as_json(
            {
                "asked": dict(query),
                "total": found.total,
                "at_least": found.at_least,
                "start": found.start,
                "facets": found.facets,
                "days": found.days,
                "hits": [hit_to_dict(hit) for hit in found.hits],
            }
        ),
        table=lambda: as_csv(report_columns("found"), (hit_to_row(hit) for hit in found.hits)),
    )


def articles(store: Store, query: Query, links: Links, address: str) -> View:
    """Return all articles, the newest first."""
    start = _start(query, _PAGE)
    outlet = query.get("outlet") or None
    rows = store.articles(outlet=outlet, start=start, limit=_PAGE + 1)
    return _listing(
        "Articles",
        f"Of {outlet}, the newest first" if outlet else "The newest first",
        articles_table(rows[:_PAGE], links),
        _paging("articles", query, links, start, rows),
        Shell(title="Articles", links=links, address=address, styles=STYLES, section="articles"),
        ListedArticle,
        rows[:_PAGE],
    )


def claims(store: Store, query: Query, links: Links, address: str) -> View:
    """Return the claims that several articles tell, or that somebody denies."""
    by = one_of(query, "by", ("retold", "denied", "newest"))
    start = _start(query, _CLAIMS)
    total, rows = store.listed_claims(by=by, start=start, limit=_CLAIMS)
    days = store.days_of_claims([one.id for one in rows])
    told = [days.get(one.id, {}) for one in rows]
    waiting = store.unlinked()
    about = f"Told in two articles or more, or denied: {total:,}. {_CLAIM_ORDERS[by]}"
    if waiting:
        about += f". {many(waiting, 'article')} yet to be linked: sayso link"
    return _listing(
        "Claims",
        about,
        by_day(replace(claims_table(rows, links), orders=tuple(_orders(by, links))), told),
        _paging("claims", query, links, start, rows, total=total),
        Shell(title="Claims", links=links, address=address, styles=STYLES, section="claims"),
        ListedClaim,
        rows,
    )


def _orders(by: str, links: Links) -> Iterator[tuple[str, str | None, bool]]:
    for name, title in (("retold", "Most retold"), ("denied", "Most denied"), ("newest", "Newest")):
        yield title, links.listing("claims", {"by": name} if name != "retold" else {}), name == by


_CLAIM_ORDERS = {
    "retold": "What most outlets tell stands first",
    "denied": "What is denied most stands first",
    "newest": "What was told last stands first",
}


def speakers(store: Store, query: Query, links: Links, address: str) -> View:
    """Return persons and bodies."""
    start, name = _start(query, _PAGE), query.get("q", "")
    rows = store.speakers(name=name, start=start, limit=_PAGE + 1)
    return _listing(
        "Speakers",
        "Persons and bodies by name, those heard most first; unnamed sources belong to their article",
        speakers_table(rows[:_PAGE], links),
        _paging("speakers", query, links, start, rows),
        Shell(title="Speakers", links=links, address=address, styles=STYLES, section="speakers"),
        ListedSpeaker,
        rows[:_PAGE],
    )


def outlets(store: Store, query: Query, links: Links, address: str) -> View:
    """Return outlets."""
    start = _start(query, _PAGE)
    rows = store.outlets(start=start, limit=_PAGE + 1)
    names = [one.name for one in rows[:_PAGE] if one.name]
    months = _are_years(rows[:_PAGE])
    days = store.days_of_outlets(names, months=months)
    printed = [days.get(one.name or "", {}) for one in rows[:_PAGE]]
    return _listing(
        "Outlets",
        "Those of most articles first",
        by_day(outlets_table(rows[:_PAGE], links), printed, "By month" if months else "By day"),
        _paging("outlets", query, links, start, rows),
        Shell(title="Outlets", links=links, address=address, styles=STYLES, section="outlets"),
        ListedOutlet,
        rows[:_PAGE],
    )


def _are_years(rows: Sequence[ListedOutlet]) -> bool:
    """Return whether outlets have articles over years, of which days would be too many to plot."""
    years = [int(day[:4]) for one in rows for day in (one.first, one.last) if day]
    return max(years, default=0) - min(years, default=0) > 1


def unread(store: Store, query: Query, links: Links, address: str) -> View:
    """Return inputs that could not be read."""
    start = _start(query, _PAGE)
    rows = store.unread(start=start, limit=_PAGE + 1)
    return _listing(
        "Not read",
        "Inputs that could not be read, the last first",
        unread_table(rows[:_PAGE]),
        _paging("unread", query, links, start, rows),
        Shell(title="Not read", links=links, address=address, styles=STYLES, section="unread"),
        ListedUnread,
        rows[:_PAGE],
    )


def _listing(
    title: str, about: str, table: Table, paging: Paging, shell: Shell, kind: type, rows: Sequence[Any]
) -> View:
    return View(
        page=lambda: listing_html(title, about, table, paging, shell),
        data=lambda: as_json({"start": max(paging.first - 1, 0), "total": paging.total, "rows": rows}),
        table=lambda: listed_csv(kind, rows),
        more=paging.later is not None,
    )


def _start(query: Query, size: int) -> int:
    return (page_of(query) - 1) * size


def _paging(
    kind: str, query: Query, links: Links, start: int, rows: Sequence[Any], *, total: int | None = None
) -> Paging:
    """Return where the other rows are; one row more than a page tells that there are some."""
    size = _PAGE if total is None else _CLAIMS
    shown, number = min(len(rows), size), page_of(query)
    more = len(rows) > size if total is None else start + shown < total
    kept = {name: value for name, value in query.items() if name != "page" and value}

    def at(page: int) -> str | None:
        return links.listing(kind, {**kept, **({"page": str(page)} if page > 1 else {})})

    return Paging(
        first=start + 1 if shown else 0,
        last=start + shown,
        total=total,
        earlier=at(number - 1) if number > 1 else None,
        later=at(number + 1) if more else None,
    )
