"""The app: addresses lead to views, views become answers."""

import hmac
import re
from collections.abc import AsyncIterator, Container, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.errors import NotInStore, StoreBusy, StoreError, TookTooLong, TooManyWords
from sayso.report.page.links import Links, ServerLinks
from sayso.store import Store
from sayso.web import lists, reviewing, things
from sayso.web.asked import Misunderstood
from sayso.web.guard import Guard, Key
from sayso.web.library import SECONDS, Library
from sayso.web.lists import ListView
from sayso.web.notes import Told, note, note_page, page_answer
from sayso.web.views import View

LINKS = ServerLinks()
LISTS: Mapping[str, ListView] = {
    "desk": lists.desk,
    "search": lists.search,
    "articles": lists.articles,
    "claims": lists.claims,
    "speakers": lists.speakers,
    "outlets": lists.outlets,
    "unread": lists.unread,
    "compare": things.compare,
}
THINGS: Mapping[str, things.Thing] = {
    "article": things.article,
    "claim": things.claim,
    "coverage": things.coverage,
    "speaker": things.speaker,
    "outlet": things.outlet,
}
_FORMS = {"json": "application/json; charset=utf-8", "csv": "text/csv; charset=utf-8"}
_TWIN = re.compile(r"(?P<name>.+)\.(?P<form>json|csv)", re.DOTALL)


def make_app(path: Path, *, key: Key, name: str = "", by: str = "", seconds: float = SECONDS) -> Starlette:
    """Return the app that shows the store at `path` to whoever has the key.

    `name` is a name under which this computer is asked, besides localhost and its numbers, and `by` whoever
    corrects something.
    """
    library = Library(path, seconds=seconds)
    review = partial(reviewing.review, key=key.form)

    @asynccontextmanager
    async def open_while_served(_app: Starlette) -> AsyncIterator[None]:
        yield
        library.close()

    return Starlette(
        lifespan=open_while_served,
        routes=[
            Route("/", partial(_list, library, "desk")),
            Route("/favicon.ico", _no_icon),
            Route("/review", partial(_decide, library, key, by), methods=["POST"]),
            Route("/review", partial(_review, library, review, "")),
            Route("/review.{form}", partial(_review, library, review, None)),
            Route("/{kind}", partial(_list, library, "")),
            Route("/{kind}/{id:path}", partial(_thing, library)),
        ],
        middleware=[Middleware(Guard, key=key, name=name)],
        exception_handlers={
            404: _not_found,
            405: _not_found,
            Misunderstood: _misunderstood,
            TookTooLong: _too_long,
            TooManyWords: _too_many,
            StoreError: _trouble,
            Exception: _fault,
        },
    )


async def _list(library: Library, kind: str, request: Request) -> Response:
    name, form = (kind, "") if kind else _form(request.path_params["kind"], LISTS)
    if name not in LISTS:
        return _unknown()
    return await _answer(library, request, form, partial(LISTS[name]))


async def _review(library: Library, view: ListView, form: str | None, request: Request) -> Response:
    form = request.path_params["form"] if form is None else form
    return await _answer(library, request, form, view) if form in {"", *_FORMS} else _unknown()


async def _decide(library: Library, key: Key, by: str, request: Request) -> Response:
    """Do what a form says, and lead back to the page it came from."""
    form = reviewing.form_of(await request.body())
    if not hmac.compare_digest(form.get("key", "").encode(), key.form.encode()):
        return note("other origin", 403)
    done: str = await library.write(partial(reviewing.decide, form=form, by=by))
    back: dict[str, str] = dict(parse_qsl(form.get("back", "")))
    kept: dict[str, str] = {name: back[name] for name in ("weak", "article", "later") if name in back}
    kept["done"] = done
    return RedirectResponse(f"/review?{urlencode(kept)}", status_code=303)


async def _thing(library: Library, request: Request) -> Response:
    kind, given = request.path_params["kind"], request.path_params["id"]
    if kind not in THINGS:
        return _unknown()
    id_, form = _form(given)

    def view(store: Store, query: things.Query, links: Links, address: str) -> View:
        return THINGS[kind](store, id_, query, links, address)

    return await _answer(library, request, form, view)


def _form(given: str, known: Container[str] = ()) -> tuple[str, str]:
    """Return what an address names, and the form it asks for: that of a page where it names none."""
    match = _TWIN.fullmatch(given)
    return (match["name"], match["form"]) if match and given not in known else (given, "")


async def _answer(library: Library, request: Request, form: str, view: ListView) -> Response:
    """Return one form of a view, made where it does not keep others from asking."""
    query = dict(request.query_params)
    address = _address(request, form)

    def made(store: Store) -> str:
        one = view(store, query, LINKS, address)
        forms = {"": one.page, "json": one.data, "csv": one.table}
        return forms[form]()

    text = await library.ask(made)
    if form:
        return Response(text, media_type=_FORMS[form])
    return page_answer(text)


def _address(request: Request, form: str) -> str:
    """Return the address of the page itself, as its links have it."""
    path = (request.scope.get("raw_path") or b"/").decode("latin-1").partition("?")[0]
    path = path.removesuffix(f".{form}") if form else path
    return path + (f"?{request.url.query}" if request.url.query else "")


async def _no_icon(_request: Request) -> Response:
    return Response(status_code=204)


def _unknown() -> Response:
    return note_page(
        Told("There is no such page", "", "Begin at the desk, or look for words in the search field."), 404
    )


def _not_found(_request: Request, _problem: Exception) -> Response:
    return _unknown()


def _misunderstood(_request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Misunderstood)  # noqa: S101 — for the type
    return note_page(Told(problem.found, problem.expected, problem.todo), 400)


def _too_many(_request: Request, problem: Exception) -> Response:
    return note_page(Told("These are too many words", str(problem), "Look for fewer words."), 400)


def _too_long(_request: Request, _problem: Exception) -> Response:
    return note_page(
        Told(
            "This took too long and was stopped",
            "Expected a question that is answered in a few seconds.",
            "Add a word, an outlet or days, and ask again.",
        ),
        503,
    )


def _trouble(_request: Request, problem: Exception) -> Response:
    if isinstance(problem, NotInStore):
        return note_page(Told("There is no such thing here", str(problem), "Look for it on the desk."), 404)
    if isinstance(problem, StoreBusy):
        return note_page(Told("Somebody is writing", str(problem), "Try again in a moment."), 503)
    return note_page(Told("The store cannot be read", str(problem), "Check it: sayso doctor"), 500)


def _fault(_request: Request, _problem: Exception) -> Response:
    return note_page(
        Told(
            "This page could not be made",
            "This is a fault of sayso; nothing was changed.",
            "Go back, and tell its makers what stands in the terminal.",
        ),
        500,
    )
