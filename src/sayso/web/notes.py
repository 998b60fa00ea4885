"""Notes: what is said instead of a page: what was found, what was expected, what to do."""

from collections.abc import Mapping
from typing import NamedTuple

from starlette.responses import HTMLResponse

from sayso.report.page.links import NoLinks, ServerLinks
from sayso.report.page.rendering import Shell, policy_in, render


class Told(NamedTuple):
    """A note: its heading, what was expected, and what to do."""

    title: str
    expected: str
    todo: str


_NOTES = {
    "wrong host": Told(
        "This address is not this computer’s",
        "Expected localhost or the number under which `sayso serve` was started.",
        "Open the link that `sayso serve` printed.",
    ),
    "too long": Told(
        "This address is too long", "Expected 4,000 characters at most.", "Ask for fewer words."
    ),
    "method": Told("Nothing can be done this way", "Expected a page that is read.", "Go back to the page."),
    "no token": Told(
        "This browser has not been let in",
        "Expected the link with its token, which lets in one browser until the server stops.",
        "Open the link that `sayso serve` printed; if you just did, load the page once more.",
    ),
    "other origin": Told(
        "This did not come from a page of this server",
        "Expected a form on its own pages.",
        "Nothing was changed. Go to the review page and try there.",
    ),
    "too much": Told("This form is too long", "Expected 64 kB at most.", "Nothing was changed. Send less."),
}


def note(name: str, status: int, *, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """Return a note of ours as a page."""
    return note_page(_NOTES[name], status, headers=headers, alone=True)


def note_page(
    told: Told, status: int, *, headers: Mapping[str, str] | None = None, alone: bool = False
) -> HTMLResponse:
    """Return a note as a page; `alone` leads to nothing else."""
    shell = Shell(title=told.title, links=NoLinks() if alone else ServerLinks())
    page = render("note.html", shell, expected=told.expected, todo=told.todo)
    return page_answer(page, status, headers=headers)


def page_answer(page: str, status: int = 200, *, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """Return a page, with the policy it names for itself and that nobody may frame it."""
    policy = {"Content-Security-Policy": f"{policy_in(page)}; frame-ancestors 'none'"}
    return HTMLResponse(page, status_code=status, headers={**policy, **(headers or {})})
