"""The site: the pages of a store as files, for any server, or to open from disk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from sayso.report.page.links import Links, SiteLinks, numbered
from sayso.store import Store
from sayso.web import lists, things
from sayso.web.views import View

_AT_ONCE = 500
_ORDERS = ("retold", "denied", "newest")


class _File(NamedTuple):
    """A page as a file: its place without its ending, and what makes it."""

    place: str
    view: View


def write_site(store: Store, folder: Path, *, tell: Callable[[int], None] | None = None) -> int:
    """Write each page of a store with its twins into a folder; return how many pages there are.

    `tell` is called with the number of those that are written.
    """
    done = 0
    for done, one in enumerate(_files(store), start=1):
        path = folder / one.place
        path.parent.mkdir(exist_ok=True)
        for ending, form in (("html", one.view.page), ("json", one.view.data), ("csv", one.view.table)):
            path.with_name(f"{path.name}.{ending}").write_bytes(form().encode("utf-8", "backslashreplace"))
        if tell:
            tell(done)
    return done


def _files(store: Store) -> Iterator[_File]:
    heard = frozenset(_speakers(store))
    top, below = SiteLinks(0, speakers=heard), SiteLinks(1, speakers=heard)
    yield _File("index", lists.desk(store, {}, top, "index.html"))
    for kind, view in _LISTS.items():
        yield from _listing(store, kind, view, {}, top)
    for by in _ORDERS[1:]:
        yield from _listing(store, "claims", lists.claims, {"by": by}, top)
    for kind, thing, ids in (
        ("article", things.article, _articles(store)),
        ("coverage", things.coverage, _articles(store)),
        ("claim", things.claim, store.claim_ids()),
        ("speaker", things.speaker, sorted(heard)),
        ("outlet", _outlet, _outlets(store)),
    ):
        for id_ in ids:
            yield from _pages(store, kind, id_, thing, below)


def _listing(
    store: Store, kind: str, view: lists.ListView, query: dict[str, str], links: SiteLinks
) -> Iterator[_File]:
    """Yield the pages of a listing, as long as there is another one."""
    number, more = 1, True
    while more:
        asked = {**query, **({"page": str(number)} if number > 1 else {})}
        address = links.listing(kind, asked) or ""
        made = view(store, asked, links, address)
        yield _File(address.removesuffix(".html"), made)
        number, more = number + 1, made.more


def _pages(store: Store, kind: str, id: str, thing: things.Thing, links: SiteLinks) -> Iterator[_File]:  # noqa: A002
    """Yield the pages that one thing has."""
    number, more = 1, True
    while more:
        place = (numbered(links, kind, id, number) or "").removeprefix("../").removesuffix(".html")
        made = thing(store, id, {"page": str(number)}, links, f"{place}.html")
        yield _File(place, made)
        number, more = number + 1, made.more


def _outlet(store: Store, id: str, _query: things.Query, links: Links, address: str) -> View:  # noqa: A002
    """Return the profile of an outlet of more of its articles than somebody who waits for it would want."""
    return things.outlet(store, id, {"newest": str(things.NEWEST[-1])}, links, address)


def _outlets(store: Store) -> Iterator[str]:
    start = 0
    while rows := store.outlets(start=start, limit=_AT_ONCE):
        yield from (one.name for one in rows if one.name)
        start += len(rows)


def _articles(store: Store) -> Iterator[str]:
    start = 0
    while rows := store.articles(start=start, limit=_AT_ONCE):
        yield from (one.id for one in rows)
        start += len(rows)


def _speakers(store: Store) -> Iterator[str]:
    start = 0
    while rows := store.speakers(start=start, limit=_AT_ONCE):
        yield from (one.id for one in rows if one.statements)
        start += len(rows)


_LISTS = {
    "articles": lists.articles,
    "claims": lists.claims,
    "speakers": lists.speakers,
    "outlets": lists.outlets,
    "unread": lists.unread,
}
