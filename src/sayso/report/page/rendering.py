"""Rendering: a template and its context become one page that asks nothing of anywhere.

Every page holds its own style and script; its Content-Security-Policy names both by their hash and
allows nothing else, so that no word of an article can run, load or restyle anything.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from sayso.report.facts.layout import visible
from sayso.report.facts.phrases import many
from sayso.report.page.links import Links, NoLinks

NOWHERE = NoLinks()
_ROOM = "sayso.report.page"
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What every page has around its content.

    `title` is the page's own; `styles` and `scripts` name the files under templates/ it needs besides the
    common ones; `address` is its own path on a server, from which its twins are named; `section` is the
    entry of the navigation it stands under.
    """

    title: str
    styles: Sequence[str] = ()
    scripts: Sequence[str] = ()
    links: Links = NOWHERE
    address: str = ""
    section: str = ""


def render(template: str, shell: Shell, **context: object) -> str:
    """Return a page: templates/`template` with its context, inside the common frame."""
    style = "\n".join(source(name) for name in ("base.css", *shell.styles))
    script = "\n".join(source(name) for name in ("base.js", *shell.scripts))
    frame = {
        "shell": shell,
        "links": shell.links,
        "policy": content_policy(style, script),
        "style": Markup(style),  # noqa: S704 — our own file
        "script": Markup(script),  # noqa: S704 — our own file
    }
    return environment().get_template(template).render(**frame, **context)


def content_policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy under which this style and this script alone are allowed.

    >>> content_policy("", "").split("; ")[0]
    "default-src 'none'"
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)}",
            f"script-src {_hash(script)}",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


def policy_in(page: str) -> str:
    """Return the Content-Security-Policy that a page of ours names in its head."""
    held = _POLICY.search(page)
    return unescape(held[1]) if held else "default-src 'none'"


def shown(value: object) -> object:
    r"""Return text with the characters that control a display as escapes; anything else as it is.

    >>> shown("a\u202eb")
    'a\\u202eb'
    """
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return "".join(one if one in "\t\n\r" else visible(one) for one in value)
    return value


@cache
def environment() -> Environment:
    """Return the templates' environment: everything is escaped, an unknown name is an error."""
    made = Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["thousands"] = "{:,}".format
    made.filters["many"] = many
    return made


@cache
def source(name: str) -> str:
    """Return a file under templates/ as text."""
    return files(_ROOM).joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"
