"""Fetching: the one place where sayso uses the network, and only when a command is named for it."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from queue import Empty, Queue
from typing import Any, NamedTuple
from urllib.parse import urljoin

from sayso.errors import InputTooLarge, MustNotFetch, NotFetched
from sayso.ingest.addresses import Resolve, Target, find_address, read_target
from sayso.ingest.answers import unpacked
from sayso.ingest.building import LARGEST, check_size
from sayso.ingest.robots import NOTHING, Robots, read_robots
from sayso.ingest.secrets import shown

AGENT = "sayso"
# Feeds answer within a second; after so many a server is out of order or means ill.
SECONDS = 30.0
MOST_REDIRECTS = 5
# RFC 9309: what is read of robots.txt.
LARGEST_ROBOTS = 512_000
LONGEST_PAUSE = 30.0

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16
OK, UNCHANGED, SERVER_ERRORS = 200, 304, 500
# Answers of a server that wants to be left in peace, how long where it does not say, and how long at most.
_BUSY = frozenset({429, 503})
_WAITS = {429: 60.0, 503: 0.0}
_LONGEST_WAIT = 86_400.0


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
        self._robots: dict[str, Robots] = {}
        self._waits: dict[str, float] = {}
        self._led: dict[str, str] = {}  # from an address to the server that it led to last
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
                f"{shown(found.url)} answers {found.status}. Expected 200. Nothing was read; try later."
            )
        return found

    def hold_off(self, url: str, seconds: float) -> None:
        """Leave the server of an address in peace for so long, as it asked for in an earlier run."""
        self._waits[read_target(url).origin] = time.monotonic() + min(seconds, _LONGEST_WAIT)

    def seconds_to_wait(self, url: str) -> float:
        """Return for how many seconds more the server to which an address led wants to be left in peace."""
        origin = self._led.get(url)
        return max(self._waits.get(origin, 0.0) - time.monotonic(), 0.0) if origin else 0.0

    def _follow(self, url: str, headers: Mapping[str, str], largest: int, *, robots: bool) -> Fetched:
        first = url
        for _ in range(MOST_REDIRECTS + 1):
            target = read_target(url)
            self._led[first] = target.origin
            if robots:
                self._check_robots(target)
            found = self._once(target, headers, largest)
            place = found.headers.get("location")
            if found.status not in _REDIRECTS or not place:
                return found._replace(url=url)
            url = _joined(url, place)
        raise NotFetched(f"more than {MOST_REDIRECTS} redirects, the last to {shown(url)}. Nothing was read.")

    def _check_robots(self, target: Target) -> None:
        if target.origin not in self._robots:
            self._robots[target.origin] = self._read_robots(target)
        if not self._robots[target.origin].allows(target.path):
            raise MustNotFetch(
                f"robots.txt of {target.host} does not allow it. Nothing was fetched; ask the outlet."
            )

    def _read_robots(self, target: Target) -> Robots:
        """Return the rules of a server: all is allowed where it has none, nothing where it cannot say.

        A server that gives no answer at all is told as such.
        """
        try:
            found = self._follow(f"{target.origin}/robots.txt", {}, LARGEST_ROBOTS, robots=False)
        except InputTooLarge:
            return NOTHING
        if found.status >= SERVER_ERRORS or found.status in _BUSY:
            return NOTHING
        return (
            read_robots(found.body.decode("utf-8-sig", "replace"), AGENT) if found.status == OK else Robots()
        )

    def _once(self, target: Target, headers: Mapping[str, str], largest: int) -> Fetched:
        """Ask once, without following where it leads."""
        self._wait(target.origin)
        family, place = find_address(target, allow_private=self._allow_private, resolve=self._looked_up)
        try:
            with self._connected(target, family, place) as connection:
                sent = {
                    "Host": target.origin.partition("://")[2],
                    "User-Agent": self._agent,
                    "Accept-Encoding": "gzip",
                    "Connection": "close",
                }
                connection.request("GET", target.path, headers={**sent, **headers})
                answer = _answered(target, connection.getresponse(), largest)
        except (OSError, HTTPException, ValueError) as problem:
            reason = str(problem) or type(problem).__name__
            raise NotFetched(
                f"{target.host} gives no answer: {reason}. Nothing was read; try later."
            ) from problem

        if answer.status in _BUSY:
            asked = retry_after(answer.headers.get("retry-after", ""))
            peace = _WAITS[answer.status] if asked is None else asked
            self._waits[target.origin] = time.monotonic() + min(peace, _LONGEST_WAIT)
        return answer

    def _looked_up(self, *asked: Any, **how: Any) -> list[Any]:  # noqa: ANN401 — as the system takes them
        """Return where a name leads; the system itself would wait for it without an end."""
        found: Queue[list[Any] | OSError | UnicodeError] = Queue()

        def look_up() -> None:
            try:
                found.put(self._resolve(*asked, **how))
            except (OSError, UnicodeError) as problem:
                found.put(problem)

        threading.Thread(target=look_up, daemon=True).start()
        try:
            answer = found.get(timeout=self._seconds)
        except Empty:
            raise OSError(f"nobody tells within {self._seconds:g} s where it is") from None
        if isinstance(answer, OSError | UnicodeError):
            raise answer
        return answer

    def _wait(self, origin: str) -> None:
        """Leave a server in peace between two requests, as long as it asks for.

        Raises `NotFetched` where that is longer than anybody would wait.
        """
        now = time.monotonic()
        peace = self._waits.get(origin, now) - now
        if peace > LONGEST_PAUSE:
            raise NotFetched(
                f"{origin} asks to be left in peace for {peace:,.0f} s more. Nothing was fetched; pull later."
            )
        rules = self._robots.get(origin, Robots())
        pause = min(max(self._pause, rules.delay), LONGEST_PAUSE) if self._pause else 0
        left = max(self._last.get(origin, -LONGEST_PAUSE) + pause - now, peace)
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


def retry_after(told: str, now: datetime | None = None) -> float | None:
    """Return for how many seconds a server asks to be left in peace: it tells them, or a date.

    >>> retry_after("120"), retry_after("soon")
    (120.0, None)
    """
    if told.strip().isdecimal():
        return float(told.strip()[:9])
    try:
        then = parsedate_to_datetime(told)
    except (TypeError, ValueError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max((then - (now or datetime.now(UTC))).total_seconds(), 0.0)


def _joined(url: str, place: str) -> str:
    """Return where a redirect leads."""
    try:
        return urljoin(url, place)
    except ValueError as problem:
        raise NotFetched(
            f"{shown(url)} leads to {shown(place)!r}. Expected an address of the web. "
            "Nothing was read; try later."
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
