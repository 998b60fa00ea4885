"""Fetching: the one place where sayso uses the network, and only when a command is named for it."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import NamedTuple
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from sayso.errors import InputTooLarge, MustNotFetch, NotFetched
from sayso.ingest.addresses import Resolve, Target, find_address, read_target
from sayso.ingest.answers import unpacked
from sayso.ingest.building import LARGEST, check_size

AGENT = "sayso"
# Feeds answer within a second; after so many a server is out of order or means ill.
SECONDS = 30.0
MOST_REDIRECTS = 5
# RFC 9309: what is read of robots.txt.
LARGEST_ROBOTS = 512_000
LONGEST_PAUSE = 30.0

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16
_NOTHING = ("User-agent: *", "Disallow: /")
OK, UNCHANGED, SERVER_ERRORS = 200, 304, 500


class Fetched(NamedTuple):
    """What an address gave: where it was found in the end, its head, and its bytes, unpacked."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """Fetches pages and feeds: slowly, within limits of size and time, and nowhere it should not.

    Every address on the way is looked up once, checked, and connected to as checked; robots.txt is kept
    to; proxies named in the environment are not used.
    `pause` is the time in seconds between two requests to one server.
    """

    def __init__(
        self,
        version: str,
        *,
        allow_private: bool = False,
        seconds: float = SECONDS,
        pause: float = 1.0,
        resolve: Resolve = socket.getaddrinfo,
    ) -> None:
        self._agent = f"{AGENT}/{version}"
        self._allow_private = allow_private
        self._seconds = seconds
        self._pause = pause
        self._resolve = resolve
        self._robots: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Return what an address gives; status 304 and no bytes where it is as `etag` or `modified` say.

        Raises `NotFetched`, `MustNotFetch`, `InputTooLarge`.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value and value.isprintable()}
        found = self._follow(url, headers, LARGEST, robots=True)
        if found.status not in {OK, UNCHANGED}:
            raise NotFetched(
                f"{found.url} answers {found.status}. Expected 200. Nothing was read; try later."
            )
        return found

    def _follow(self, url: str, headers: Mapping[str, str], largest: int, *, robots: bool) -> Fetched:
        for _ in range(MOST_REDIRECTS + 1):
            target = read_target(url)
            if robots:
                self._check_robots(target)
            found = self._once(target, headers, largest)
            place = found.headers.get("location")
            if found.status not in _REDIRECTS or not place:
                return found._replace(url=url)
            url = _joined(url, place)
        raise NotFetched(f"more than {MOST_REDIRECTS} redirects, the last to {url}. Nothing was read.")

    def _check_robots(self, target: Target) -> None:
        if target.origin not in self._robots:
            self._robots[target.origin] = self._read_robots(target)
        if not self._robots[target.origin].can_fetch(AGENT, target.origin + target.path):
            raise MustNotFetch(
                f"robots.txt of {target.host} does not allow it. Nothing was fetched; ask the outlet."
            )

    def _read_robots(self, target: Target) -> RobotFileParser:
        """Return the rules of a server: all is allowed where it has none, nothing where it cannot say.

        A server that gives no answer at all is told as such.
        """
        rules = RobotFileParser()
        try:
            found = self._follow(f"{target.origin}/robots.txt", {}, LARGEST_ROBOTS, robots=False)
        except InputTooLarge:
            rules.parse(_NOTHING)
        else:
            told = found.body.decode("utf-8-sig", "replace").splitlines() if found.status == OK else []
            rules.parse(_NOTHING if found.status >= SERVER_ERRORS else told)
        return rules

    def _once(self, target: Target, headers: Mapping[str, str], largest: int) -> Fetched:
        """Ask once, without following where it leads."""
        self._wait(target.origin)
        family, place = find_address(target, allow_private=self._allow_private, resolve=self._resolve)
        try:
            with self._connected(target, family, place) as connection:
                sent = {
                    "Host": target.origin.partition("://")[2],
                    "User-Agent": self._agent,
                    "Accept-Encoding": "gzip",
                    "Connection": "close",
                }
                connection.request("GET", target.path, headers={**sent, **headers})
                return _answered(target, connection.getresponse(), largest)
        except (OSError, HTTPException, ValueError) as problem:
            reason = str(problem) or type(problem).__name__
            raise NotFetched(
                f"{target.host} gives no answer: {reason}. Nothing was read; try later."
            ) from problem

    def _wait(self, origin: str) -> None:
        """Leave a server in peace between two requests, as long as it asks for."""
        rules = self._robots.get(origin)
        asked = rules.crawl_delay(AGENT) if rules else None
        pause = min(max(self._pause, float(asked or 0)), LONGEST_PAUSE) if self._pause else 0
        left = self._last.get(origin, -LONGEST_PAUSE) + pause - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._last[origin] = time.monotonic()

    @contextmanager
    def _connected(
        self, target: Target, family: socket.AddressFamily, place: tuple[object, ...]
    ) -> Iterator[HTTPConnection]:
        """Connect to the address that was checked; after the time allowed, everything is cut off."""
        connection = HTTPConnection(target.host, target.port, timeout=self._seconds)
        # What secures a connection takes the socket over; by its double it can be cut off all the same.
        with socket.socket(family, socket.SOCK_STREAM) as plain, plain.dup() as double:
            plain.settimeout(self._seconds)
            fired = threading.Event()
            late = threading.Timer(self._seconds, _cut_off, [double, fired])
            late.daemon = True
            late.start()
            try:
                plain.connect(place)
                self._check_time(target, fired)  # while it connects, it cannot be cut off
                connection.sock = _secured(plain, target)
                yield connection
                self._check_time(target, fired)  # what was cut off can look like the end of an answer
            finally:
                late.cancel()
                connection.close()

    def _check_time(self, target: Target, fired: threading.Event) -> None:
        if fired.is_set():
            raise NotFetched(
                f"{target.host} takes more than {self._seconds:g} s. Nothing was read; try later."
            )


def _joined(url: str, place: str) -> str:
    """Return where a redirect leads."""
    try:
        return urljoin(url, place)
    except ValueError as problem:
        raise NotFetched(
            f"{url} leads to {place!r}. Expected an address of the web. Nothing was read; try later."
        ) from problem


def _secured(plain: socket.socket, target: Target) -> socket.socket:
    if target.scheme == "http":
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)


def _cut_off(double: socket.socket, fired: threading.Event) -> None:
    fired.set()
    with suppress(OSError):
        double.shutdown(socket.SHUT_RDWR)


def _answered(target: Target, response: HTTPResponse, largest: int) -> Fetched:
    """Return an answer, whose bytes are read no further than they may be many."""
    headers = {name.lower(): value for name, value in response.getheaders()}
    pieces, size = [], 0
    while piece := response.read1(_CHUNK):
        size += len(piece)
        check_size(size, largest)
        pieces.append(piece)
    length = headers.get("content-length", "")
    if length.isdecimal() and size < int(length):
        raise NotFetched(f"{target.host} broke off after {size:,} of {length} bytes. Nothing was read.")
    body = unpacked(b"".join(pieces), headers.get("content-encoding", "")) if pieces else b""
    check_size(len(body), largest)
    return Fetched(target.origin + target.path, response.status, headers, body)
