"""Addresses: where a name on the network leads, and whether a feed may lead us there."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from sayso.errors import MustNotFetch, NotFetched
from sayso.ingest.secrets import shown

# Addresses of the old network inside of the new one.
_EMBEDDED = IPv6Network("64:ff9b::/96")
# Where clouds answer whoever asks from inside with keys, besides the link-local addresses.
_CLOUDS = frozenset(map(ip_address, ("fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "168.63.129.16")))
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
        path = _quoted(parts.path or "/") + (f"?{_quoted(parts.query)}" if parts.query else "")
    except (ValueError, UnicodeError):  # half of a surrogate pair too
        host, port, path = "", None, ""
    if not host or parts.scheme not in _PORTS:
        raise MustNotFetch(
            f"{shown(url)!r} is no address of the web. Expected http or https. Nothing was fetched."
        )
    if parts.username is not None or parts.password is not None:
        raise MustNotFetch(f"a name or password in the address of {host}. Nothing was fetched; leave it out.")
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path)


def _quoted(part: str) -> str:
    return quote(part, safe=_SAFE)


def find_address(
    target: Target, *, allow_private: bool, resolve: Resolve = socket.getaddrinfo
) -> tuple[socket.AddressFamily, tuple[Any, ...]]:
    """Return the very address to connect to: the name is not asked for again, so it cannot lead elsewhere.

    Raises `MustNotFetch` where any of its addresses is private, unless `allow_private`; link-local ones,
    where clouds keep their keys, are never allowed.
    """
    try:
        found = resolve(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise NotFetched(f"no computer called {target.host}: {problem}. Nothing was fetched.") from problem
    if not found:
        raise NotFetched(f"no computer called {target.host}. Nothing was fetched.")
    for *_, place in found:
        if is_link_local(str(place[0])):
            raise MustNotFetch(
                f"{target.host} leads to {place[0]}, which no feed has a reason to name: there computers and "
                "clouds answer those next to them, with keys. Nothing was fetched, and nothing allows it."
            )
        if not allow_private and not is_public(str(place[0])):
            raise MustNotFetch(
                f"{target.host} leads to {place[0]}, which is inside a private network or this computer. "
                "Nothing was fetched; allow it with --allow-private where you trust the feed."
            )
    family, *_, place = found[0]
    return family, place


def is_link_local(address: str) -> bool:
    """Return whether an address reaches only the next computers, or the service that knows a cloud's keys.

    >>> [is_link_local(one) for one in ("169.254.169.254", "fe80::1%eth0", "::ffff:169.254.0.1", "10.0.0.1")]
    [True, True, True, False]
    """
    try:
        one = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(one) if isinstance(one, IPv6Address) else None
    return one.is_link_local or one in _CLOUDS or (inner is not None and is_link_local(str(inner)))


def _inner(one: IPv6Address) -> IPv4Address | None:
    """Return the address of the old network inside one of the new."""
    if one in _EMBEDDED:
        return IPv4Address(int(one) & 0xFFFFFFFF)
    return one.ipv4_mapped or one.sixtofour or (one.teredo or (None, None))[1]


def is_public(address: str) -> bool:
    """Return whether an address is one of the open network.

    >>> [is_public(one) for one in ("93.184.216.34", "127.0.0.1", "::ffff:10.1.1.1", "fe80::1%eth0")]
    [True, False, False, False]
    """
    try:
        one: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(one, IPv6Address):
        inner = _inner(one)
        if inner is not None and not is_public(str(inner)):
            return False
        if one.is_site_local:
            return False
    return one.is_global and not one.is_multicast and not one.is_reserved
