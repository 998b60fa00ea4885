"""Things: the pages of one article, claim, speaker, outlet, and of two articles side by side."""

from collections.abc import Callable, Mapping

from sayso.errors import NotInStore
from sayso.model.browsed import Beside
from sayso.model.spoken import Said
from sayso.report.forms import to_csv, to_dict, to_json
from sayso.report.page.article import to_html
from sayso.report.page.claim import trail_to_html
from sayso.report.page.comparing import comparison_to_html
from sayso.report.page.coverage import STYLES as COVERAGE_STYLES
from sayso.report.page.coverage import coverage_html, coverage_page
from sayso.report.page.links import Links, numbered
from sayso.report.page.nouns import Elsewhere, ToldElsewhere
from sayso.report.page.outlet import outlet_to_html
from sayso.report.page.rendering import Shell
from sayso.report.page.speaker import speaker_to_html
from sayso.report.sources.making import audit
from sayso.report.terminal.coverage import coverage_dict
from sayso.report.trails.trail import trail
from sayso.report.versions.comparing import compare as compare_readings
from sayso.store import Store
from sayso.web.asked import Misunderstood, one_of, page_of
from sayso.web.views import View, as_csv, as_json, listed_csv

Query = Mapping[str, str]
Thing = Callable[[Store, str, Query, Links, str], View]

SPOKEN = 50  # statements on one page of a speaker
NEWEST = (
    30,
    100,
    300,
)  # articles that the profile of an outlet may be made of; thirty take a fifth of a second


def article(store: Store, id: str, query: Query, links: Links, address: str) -> View:  # noqa: A002 — it is called so
    """Return one article with its statements."""
    reading = store.reading(id)

    def page() -> str:
        elsewhere = _elsewhere(store.beside(reading), links)
        weak = query.get("all") == "1"
        return to_html([reading], weak=weak, links=links, elsewhere=elsewhere, address=address)

    return View(
        page=page,
        data=lambda: to_json(reading),
        table=lambda: to_csv([reading]),
    )


def _elsewhere(beside: Beside, links: Links) -> Elsewhere:
    claims = beside.claims.items()
    return Elsewhere(
        known=True,
        claims={one: ToldElsewhere(claim=claim, articles=articles) for one, (claim, articles) in claims},
        speakers=beside.speakers,
        same_words=beside.copies,
        before=links.article(beside.before) if beside.before else None,
        after=links.article(beside.after) if beside.after else None,
    )


def claim(store: Store, id: str, query: Query, links: Links, address: str) -> View:  # noqa: A002 — it is called so
    """Return one claim in time."""
    if not (id[:1] == "c" and id[1:].isascii() and id[1:].isdecimal()):
        raise NotInStore(f"No claim {id[:40]!r}. Expected an id such as c12. See the list of claims.")
    found = trail(store, id, weak=query.get("all") == "1")
    if found.claim is None:
        raise NotInStore(f"No claim {id[:40]!r} is told here. Expected one that is. See the list of claims.")
    return View(
        page=lambda: trail_to_html(found, links=links, address=address),
        data=lambda: as_json(to_dict(found)),
        table=lambda: to_csv(found),
    )


def coverage(store: Store, id: str, query: Query, links: Links, address: str) -> View:  # noqa: A002, ARG001
    """Return what was understood of one article, and what was not."""
    reading = store.reading(id)
    told = coverage_dict(reading)

    def page() -> str:
        shell = Shell(title="How this was read", links=links, address=address, styles=COVERAGE_STYLES)
        return coverage_html(coverage_page(reading, links), shell)

    return View(
        page=page,
        data=lambda: as_json(told),
        table=lambda: as_csv(
            ("kind", "start", "end", "words"),
            ({"kind": kind, **one} for kind, ones in told["missed"].items() for one in ones),
        ),
    )


def compare(store: Store, query: Query, links: Links, address: str) -> View:
    """Return two articles side by side."""
    left, right = query.get("left", ""), query.get("right", "")
    if not left or not right:
        raise Misunderstood(
            "Two articles are put side by side.",
            "Expected left=ID and right=ID in the address.",
            "Choose them on the page of a claim, or of an article.",
        )
    found = compare_readings(store.reading(left), store.reading(right))
    return View(
        page=lambda: comparison_to_html(found, links=links, address=address),
        data=lambda: as_json(to_dict(found)),
        table=lambda: to_csv(found),
    )


def speaker(store: Store, id: str, query: Query, links: Links, address: str) -> View:  # noqa: A002 — it is called so
    """Return one person or body, with a page of what is said."""
    number, page = store.speaker_named(id), page_of(query)
    if number is None:
        raise NotInStore(f"No speaker {id[:80]!r}. Expected one of those in the list of speakers.")
    start = (page - 1) * SPOKEN
    spoken = store.spoken(number, start=start, limit=SPOKEN, weak=query.get("all") == "1")
    more = start + len(spoken.said) < spoken.statements
    return View(
        page=lambda: speaker_to_html(
            spoken,
            links=links,
            address=address,
            earlier=numbered(links, "speaker", id, page - 1) if page > 1 else None,
            later=numbered(links, "speaker", id, page + 1) if more else None,
        ),
        data=lambda: as_json(spoken),
        table=lambda: listed_csv(Said, spoken.said),
        more=more,
    )


def outlet(store: Store, id: str, query: Query, links: Links, address: str) -> View:  # noqa: A002 — it is called so
    """Return the profile of one outlet, of its newest articles where there are many."""
    every = store.articles_of(id)
    if not every:
        raise NotInStore(f"No outlet {id[:80]!r}. Expected one of those in the list of outlets.")
    newest = int(one_of(query, "newest", tuple(map(str, NEWEST))))
    found = audit(store.reading(one.id) for one in store.articles(outlet=id, limit=newest))
    return View(
        page=lambda: outlet_to_html(found, id, of=every, links=links, address=address),
        data=lambda: as_json(to_dict(found)),
        table=lambda: to_csv(found),
    )
