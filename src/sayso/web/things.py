"""Things: the pages of one article, claim, speaker, outlet, and of two articles side by side."""

from collections.abc import Mapping

from sayso.errors import NotInStore
from sayso.model.browsed import Beside
from sayso.report.csv import to_csv
from sayso.report.json import to_json
from sayso.report.page.article import to_html
from sayso.report.page.elsewhere import Elsewhere, ToldElsewhere
from sayso.report.page.links import Links
from sayso.report.trail import trail
from sayso.store import Store
from sayso.web.views import View, as_json

Query = Mapping[str, str]


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


def claim(store: Store, id: str, query: Query, _links: Links, _address: str) -> View:  # noqa: A002 — it is called so
    """Return one claim in time."""
    if not (id[:1] == "c" and id[1:].isascii() and id[1:].isdecimal()):
        raise NotInStore(f"No claim {id[:40]!r}. Expected an id such as c12. See the list of claims.")
    found = trail(store, id, weak=query.get("all") == "1")
    if found.claim is None:
        raise NotInStore(f"No claim {id[:40]!r} is told here. Expected one that is. See the list of claims.")
    return View(
        page=found.to_html, data=lambda: as_json(found.to_dict()), table=found.to_csv
    )
