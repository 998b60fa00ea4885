"""Addresses: where a name on the network leads, and whether a feed may lead us there."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from sayso.errors import MustNotFetch, NotFetched

# Addresses of the old network inside of the new one.
_EMBEDDED = IPv6Network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}
_SAFE = "/:?#[]@!$&'()*+,;=%-._~"

Resolve = Callable[..., list[Any]]


class Target(NamedTuple):
    """One address of the web, taken apart and written as servers want it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Return the address without its path."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == _PORTS[self.scheme]
        return f"{self.scheme}://{host}" if usual else f"{self.scheme}://{host}:{self.port}"


def read_target(url: str) -> Target:
    """Return an address taken apart.

    >>> read_target("https://halden-post.example/caf\u00e9?a=1#top").path
    '/caf%C3%A9?a=1'

    Raises `MustNotFetch` for anything but http and https, and for addresses with a password.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii")
        port = parts.port
    except (ValueError, UnicodeError):
        host, port = "", None
    if not host or parts.scheme not in _PORTS:
        raise MustNotFetch(f"{url!r} is no address of the web. Expected http or https. Nothing was fetched.")
    if parts.username is not None or parts.password is not None:
        raise MustNotFetch(f"a name or password in the address of {host}. Nothing was fetched; leave it out.")
    path = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path)


def find_address(
    target: Target, *, allow_private: bool, resolve: Resolve = socket.getaddrinfo
) -> tuple[socket.AddressFamily, tuple[Any, ...]]:
    """Return the very address to connect to: the name is not asked for again, so it cannot lead elsewhere.

    Raises `MustNotFetch` where any of its addresses is private, unless `allow_private`.
    """
    try:
        found = resolve(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise NotFetched(f"no computer called {target.host}: {problem}. Nothing was fetched.") from problem
    if not found:
        raise NotFetched(f"no computer called {target.host}. Nothing was fetched.")
    for *_, place in found:
        if not allow_private and not is_public(str(place[0])):
            raise MustNotFetch(
                f"{target.host} leads to {place[0]}, which is inside a private network or this computer. "
                "Nothing was fetched; allow it with --allow-private where you trust the feed."
            )
    family, *_, place = found[0]
    return family, place


def is_public(address: str) -> bool:
    """Tell whether an address is one of the open network.

    >>> [is_public(one) for one in ("93.184.216.34", "127.0.0.1", "::ffff:10.1.1.1", "fe80::1%eth0")]
    [True, False, False, False]
    """
    try:
        one: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(one, IPv6Address):
        inner = one.ipv4_mapped or one.sixtofour or (one.teredo or (None, None))[1]
        if one in _EMBEDDED:
            inner = IPv4Address(int(one) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
        if one.is_site_local:
            return False
    return one.is_global and not one.is_multicast and not one.is_reserved
