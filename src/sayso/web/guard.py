"""The guard: who may ask, and what every answer carries, whatever page it is."""

import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.notes import note

# Longer addresses are nobody's question.
LONGEST = 4_000
_READING = frozenset({"GET", "HEAD"})
_MOST_SENT = 65_536  # bytes of a form
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
# What holds where a page names no policy of its own.
CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Key:
    """What a browser must show: made anew each time the server starts, and never written down."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    port: int = 0

    @property
    def cookie(self) -> str:
        """Return the name of the cookie: servers on other ports have others."""
        return f"sayso-{self.port}"

    def fits(self, given: str | None) -> bool:
        """Return whether this is the key."""
        return given is not None and hmac.compare_digest(given.encode(), self.token.encode())

    @property
    def form(self) -> str:
        """Return what a form of a page of ours sends along."""
        return hmac.new(self.token.encode(), b"form", "sha256").hexdigest()


class Guard:
    """Lets through what comes from whoever was given the key, to this computer by its own name."""

    def __init__(self, app: ASGIApp, *, key: Key, name: str = "") -> None:
        self._app = app
        self._key = key
        self._name = name.casefold()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what may not pass, and pass on the rest."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        await (refused or self._app)(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        path = scope.get("raw_path") or scope["path"].encode()
        if not self._is_here(headers.get("host", "")):
            return note("wrong host", 421)
        if len(path) + len(scope["query_string"]) > LONGEST:
            return note("too long", 414)
        if scope["method"] not in {*_READING, "POST"}:
            return note("method", 405, headers={"Allow": "GET, HEAD, POST"})
        query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        if scope["method"] in _READING and self._key.fits(query.get("token")):
            return self._let_in(scope, query)
        if not self._key.fits(_shown(headers, self._key.cookie)):
            return note("no token", 403)
        return self._refused_post(headers) if scope["method"] == "POST" else None

    def _is_here(self, host: str) -> bool:
        """Return whether a request was meant for this computer: by number, localhost, or its given name.

        A name that somebody else made to lead here is none of these.
        """
        name, port = _split(host)
        if port != str(self._key.port) and not (port == "" and self._key.port == 80):  # noqa: PLR2004 — the usual one
            return False
        return name in {"localhost", self._name} if name and not _is_number(name) else bool(name)

    def _let_in(self, scope: Scope, query: dict[str, str]) -> Response:
        """Return the way to the same address without the key, which the browser keeps."""
        rest = urlencode({name: value for name, value in query.items() if name != "token"})
        # A path that begins with two strokes would lead to another host.
        path = "/" + (scope.get("raw_path") or b"/").decode("latin-1").partition("?")[0].lstrip("/\\")
        answer = RedirectResponse(path + (f"?{rest}" if rest else ""), status_code=303)
        answer.set_cookie(self._key.cookie, self._key.token, httponly=True, samesite="strict", path="/")
        return answer

    def _refused_post(self, headers: Headers) -> Response | None:
        if not _is_own(headers):
            return note("other origin", 403)
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > _MOST_SENT:
            return note("too much", 413)
        return None


def _shown(headers: Headers, name: str) -> str | None:
    """Return the key that came along: in the cookie, or as programs send it."""
    kind, _, given = headers.get("authorization", "").partition(" ")
    if kind.casefold() == "bearer":
        return given.strip()
    try:
        kept = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return kept.value if kept else None


def _is_own(headers: Headers) -> bool:
    """Return whether a form comes from a page of this server, as the browser says.

    Pages that tell no other site where they are have the origin "null": then it says so in words of its own,
    which no page can write.
    """
    origin = headers.get("origin", "null")
    if origin == "null":
        return headers.get("sec-fetch-site") == "same-origin"
    return origin.partition("://")[2] == headers.get("host")


def _split(host: str) -> tuple[str, str]:
    """Return name and port.

    >>> _split("127.0.0.1:8765"), _split("[::1]:8765"), _split("evil.example")
    (('127.0.0.1', '8765'), ('::1', '8765'), ('evil.example', ''))
    """
    if host.startswith("["):
        name, _, port = host[1:].partition("]")
        return name, port.removeprefix(":")
    name, _, port = host.partition(":")
    return name.casefold().rstrip("."), port


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", CLOSED)
        await send(message)

    return sending
