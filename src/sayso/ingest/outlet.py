"""Outlet: who published an article, from its address."""

from urllib.parse import urlsplit


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
