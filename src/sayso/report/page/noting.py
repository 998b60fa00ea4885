"""Noting: a page that says what was found, what was expected and what to do."""

import re
from html import unescape

from sayso.report.page.links import Links
from sayso.report.page.rendering import Shell, render

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def note_html(title: str, expected: str, todo: str, links: Links) -> str:
    """Return a note as a page."""
    return render("note.html", Shell(title=title, links=links), expected=expected, todo=todo)


def policy_in(page: str) -> str:
    """Return the Content-Security-Policy that a page of ours names in its head."""
    held = _POLICY.search(page)
    return unescape(held[1]) if held else "default-src 'none'"
