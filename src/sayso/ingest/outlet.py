"""Outlet: who published an article, by the name on its page, or from its address."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.ingest.names import names

if TYPE_CHECKING:
    from sayso.ingest.page import Page

# A name behind the headline in a page's title has no more words.
MOST_WORDS = 6

_NOT_LETTERS = re.compile(r"[\W_]+")
_MARKS = re.compile(r"\s(?:[|–—·»-]|::)\s|: ")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


def outlet_of(url: str | None) -> str | None:
    """Return the host of an address without `www.`, as it stands: no name is guessed from it.

    >>> outlet_of("https://www.northwick-courier.example/news/flood?id=3")
    'northwick-courier.example'
    """
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:  # such as a bracket that opens no IPv6 address
        return None
    return host.removeprefix("www.") if host else None


def best_name(page: "Page", publishers: Iterable[str], url: str | None) -> str | None:
    """Return the name of the outlet on its page: what it calls itself, never a handle or a host alone.

    A word that only repeats the address ("nj" at nj.example) gives way to the same name written out.
    """
    host = outlet_of(url) or ""
    told = [value for key in names("meta")["outlet"] for value in page.meta.get(key, ())]
    named = [*told, *publishers]
    whole = [name for name in named if not _is_weak(name, host)]
    if whole:
        return whole[0]
    bare = (name.rpartition(".")[0] if _HOST.fullmatch(name) else name for name in named)
    hints = [key for name in (*bare, *host.split(".")[:-1]) if len(key := _key(name)) > 1]
    for name in (*_behind_title(page), *page.alts):
        if not name.startswith("@") and any(_stands_for(name, hint) for hint in hints):
            return name
    return next((name for name in named if not name.startswith("@")), None) or _alone(page, host)


def _is_weak(name: str, host: str) -> bool:
    """Return whether this is a handle, a host, or a part of one, not a name."""
    small = name.casefold().strip()
    return (
        small.startswith("@")
        or _HOST.fullmatch(name) is not None
        or (name == name.lower() and " " not in name)
        or (" " not in small and host.count(".") > 1 and small == host.split(".", 1)[0])
    )


def _behind_title(page: "Page") -> Iterator[str]:
    """Yield what stands behind the last bar or dash in the page's title, or before the first."""
    parts = [part.strip() for part in _MARKS.split(page.title.text)] if page.title else []
    if len(parts) > 1:
        yield from (part for part in (parts[-1], parts[0]) if part.count(" ") < MOST_WORDS)


def _stands_for(name: str, hint: str) -> bool:
    key = _key(name)
    return (
        key == hint
        or (len(hint) > 1 and key.startswith(hint) and name.count(" ") < MOST_WORDS)
        or (key.removeprefix("the") == hint)
    )


def _alone(page: "Page", host: str) -> str | None:
    """Return the name behind the title where nothing else tells, and it stands elsewhere on the page."""
    if host or page.title is None:
        return None
    name = next(iter(_behind_title(page)), "")
    key = _key(name)
    elsewhere = any(key in _key(block.text) for block in page.blocks[-_LAST:] if len(block.text) < _SHORT)
    return name if key and elsewhere else None


_LAST, _SHORT = 20, 200


def _key(name: str) -> str:
    return _NOT_LETTERS.sub("", name).casefold()
