"""Where a page's links lead: on a server, among files on disk, or nowhere from a page that stands alone."""

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode


class Links(Protocol):
    """Addresses of other pages; None where there is no such page to lead to."""

    def home(self) -> str | None:
        """Return the address of the desk."""

    def article(self, id: str, anchor: str = "") -> str | None:  # noqa: A002 — it is called so
        """Return the address of an article's page, at an anchor in it."""

    def page(self, kind: str, id: str) -> str | None:  # noqa: A002 — it is called so
        """Return the address of one claim, speaker, outlet, coverage or explanation by its kind and id."""

    def listing(self, kind: str, query: Mapping[str, str] | None = None) -> str | None:
        """Return the address of a listing: search, claims, speakers, outlets, review, unread."""

    def compare(self, left: str, right: str) -> str | None:
        """Return the address of two articles side by side."""

    def twin(self, address: str, form: str) -> str | None:
        """Return the address of the same page as `json` or `csv`."""


class NoLinks:
    """The links of a page that stands alone: none but those inside it."""

    def home(self) -> str | None:
        """Return None: there is no desk."""
        return None

    def article(self, id: str, anchor: str = "") -> str | None:  # noqa: A002, ARG002
        """Return the anchor: the page holds the article itself."""
        return f"#{anchor}" if anchor else None

    def page(self, kind: str, id: str) -> str | None:  # noqa: A002, ARG002
        """Return None: there is no other page."""
        return None

    def listing(self, kind: str, query: Mapping[str, str] | None = None) -> str | None:  # noqa: ARG002
        """Return None: there is no listing."""
        return None

    def compare(self, left: str, right: str) -> str | None:  # noqa: ARG002
        """Return None: there is one article."""
        return None

    def twin(self, address: str, form: str) -> str | None:  # noqa: ARG002
        """Return None: there is one file."""
        return None


class ServerLinks:
    """The links of `sayso serve`.

    >>> ServerLinks().article("a1", "s3")
    '/article/a1#s3'
    >>> ServerLinks().listing("search", {"q": "depot fire"})
    '/search?q=depot+fire'
    >>> ServerLinks().twin("/search?q=depot", "csv")
    '/search.csv?q=depot'
    """

    def home(self) -> str | None:
        """Return the address of the desk."""
        return "/"

    def article(self, id: str, anchor: str = "") -> str | None:  # noqa: A002 — it is called so
        """Return the address of an article's page, at an anchor in it."""
        return f"/article/{quote(id, safe='')}" + (f"#{quote(anchor)}" if anchor else "")

    def page(self, kind: str, id: str) -> str | None:  # noqa: A002 — it is called so
        """Return the address of one claim, speaker, outlet, coverage or explanation by its kind and id."""
        return f"/{kind}/{quote(id, safe='')}"

    def listing(self, kind: str, query: Mapping[str, str] | None = None) -> str | None:
        """Return the address of a listing, with what it is asked."""
        return f"/{kind}" + (f"?{urlencode(query)}" if query else "")

    def compare(self, left: str, right: str) -> str | None:
        """Return the address of two articles side by side."""
        return f"/compare?{urlencode({'left': left, 'right': right})}"

    def twin(self, address: str, form: str) -> str | None:
        """Return the address of the same page as `json` or `csv`."""
        path, mark, query = address.partition("?")
        return f"{'/desk' if path == '/' else path}.{form}{mark}{query}"
