"""Where a page's links lead: on a server, among files on disk, or nowhere from a page that stands alone."""

import re
from collections.abc import Container, Mapping
from hashlib import sha256
from typing import Protocol
from urllib.parse import quote, urlencode

# The ids of articles, speakers and claims: never a name that a system keeps for itself.
_PLAIN = re.compile(r"[0-9a-f]{8,64}(\.[a-z]\d+)?|c\d+", re.ASCII)
_OTHER = re.compile(r"[^a-z0-9]+", re.ASCII)
_LONGEST = 60


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


class SiteLinks:
    """The links of pages that are files: relative ones, so that they hold on any server and from disk.

    `depth` is how many folders the page lies deep, and `speakers` who has a page; None: everybody.
    There is no search, no review and no comparison, which only a server can make.

    >>> SiteLinks(1).article("0123456789abcdef", "r1-s3"), SiteLinks(0).listing("claims", {"page": "2"})
    ('../article/0123456789abcdef.html#r1-s3', 'claims-2.html')
    >>> SiteLinks(0).listing("search", {"q": "depot"}) is None
    True
    """

    LISTS = ("articles", "claims", "speakers", "outlets", "unread")
    _KINDS = frozenset({"article", "claim", "speaker", "outlet", "coverage"})

    def __init__(self, depth: int, *, speakers: Container[str] | None = None) -> None:
        self._up = "../" * depth
        self._speakers = speakers

    def home(self) -> str | None:
        """Return the address of the desk."""
        return f"{self._up}index.html"

    def article(self, id: str, anchor: str = "") -> str | None:  # noqa: A002 — it is called so
        """Return the address of an article's page, at an anchor in it."""
        return f"{self.page('article', id)}{f'#{quote(anchor)}' if anchor else ''}"

    def page(self, kind: str, id: str) -> str | None:  # noqa: A002 — it is called so
        """Return the address of one claim, speaker, outlet or coverage."""
        if kind not in self._KINDS or (
            kind == "speaker" and self._speakers is not None and id not in self._speakers
        ):
            return None
        return f"{self._up}{kind}/{file_name(id)}.html"

    def listing(self, kind: str, query: Mapping[str, str] | None = None) -> str | None:
        """Return the address of a page of a listing in one of its orders, if there is one."""
        asked = query or {}
        if kind not in self.LISTS or not asked.keys() <= {"page", "by"}:
            return None
        parts = [kind, *(asked[name] for name in ("by", "page") if name in asked)]
        return f"{self._up}{'-'.join(parts)}.html"

    def compare(self, left: str, right: str) -> str | None:  # noqa: ARG002
        """Return None: there would be a page for every two articles."""
        return None

    def twin(self, address: str, form: str) -> str | None:
        """Return the address of the same page as `json` or `csv`, which lies beside it."""
        return f"{address.rpartition('/')[2].removesuffix('.html')}.{form}"


def numbered(links: Links, kind: str, id: str, page: int) -> str | None:  # noqa: A002 — it is called so
    """Return the address of one of the pages that something has.

    >>> numbered(ServerLinks(), "speaker", "a1.p2", 2), numbered(ServerLinks(), "speaker", "a1.p2", 1)
    ('/speaker/a1.p2?page=2', '/speaker/a1.p2')
    """
    address = links.page(kind, id)
    if address is None or page == 1:
        return address
    if isinstance(links, SiteLinks):
        return f"{address.removesuffix('.html')}-{page}.html"
    return f"{address}?page={page}"


def file_name(id: str) -> str:  # noqa: A002 — it is called so
    """Return the name of the file of something by its id: that itself where any disk and server takes it.

    >>> file_name("c12"), file_name("The Daily: “News”")
    ('c12', 'the-daily-news-cbc014d0')
    """
    if _PLAIN.fullmatch(id):
        return id
    plain = _OTHER.sub("-", id.casefold())[:_LONGEST].strip("-")
    return f"{plain}-{sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}".lstrip("-")
