"""The frame of every page: escaped, hashed, and asking nothing of anywhere."""

import base64
import hashlib
import re

from sayso.report.page.links import NoLinks, ServerLinks
from sayso.report.page.rendering import Shell, environment, render

HOSTILE = "<script>alert(1)</script>\u202e{{ 7*7 }}\x00"


def test_title_is_text() -> None:
    """Markup, template syntax and controls in a title are shown, not followed."""
    page = render("base.html", Shell(title=HOSTILE))
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title == "&lt;script&gt;alert(1)&lt;/script&gt;\\u202e{{ 7*7 }}\\x00 — sayso"


def test_policy_names_the_style_and_the_script_by_hash() -> None:
    """The hashes in the policy are those of what stands in the page."""
    page = render("base.html", Shell(title="x"))
    for tag in ("style", "script"):
        held = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert held is not None
        digest = base64.b64encode(hashlib.sha256(held[1].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in page


def test_a_page_alone_has_no_way_out() -> None:
    """Without a server or site there is no navigation and no form."""
    page = render("base.html", Shell(title="x", links=NoLinks()))
    assert "<header" not in page
    assert "<form" not in page


def test_a_served_page_leads_on() -> None:
    """On a server the sections are linked, and the current one is marked."""
    page = render("base.html", Shell(title="x", links=ServerLinks(), section="claims"))
    assert '<a href="/claims" aria-current="page">Claims</a>' in page


def test_everything_is_escaped() -> None:
    """A template's values are escaped unless they were made markup by us."""
    assert environment().from_string("{{ x }}").render(x=HOSTILE).startswith("&lt;script&gt;")
