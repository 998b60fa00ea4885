"""Outlet: who published an article, as far as its address tells."""

from urllib.parse import urlsplit

_PREFIXES = ("www.", "m.", "amp.", "mobile.")


def outlet_of(url: str | None) -> str | None:
    """Return the host of `url` as written, without `www.` and its like; None where there is none.

    >>> outlet_of("https://www.valley-herald.example/2026/mill.html")
    'valley-herald.example'
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    if not host:
        return None
    prefix = next((prefix for prefix in _PREFIXES if host.startswith(prefix)), "")
    return host.removeprefix(prefix)
