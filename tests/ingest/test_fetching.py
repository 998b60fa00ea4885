"""Fetching: within limits, and nowhere it should not."""

import contextlib
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import InputTooLarge, MustNotFetch, NotFetched, SaysoError
from sayso.ingest import fetching
from sayso.ingest.fetching import Fetcher, retry_after
from tests.ingest.serving import served

PAGE = b"<p>Dam holds"


def fetcher(**settings: Any) -> Fetcher:  # noqa: ANN401
    """Return a fetcher that may fetch from this computer."""
    return Fetcher("0.1", **{"allow_private": True, "pause": 0, "seconds": 5, **settings})


def test_a_page_is_fetched() -> None:
    """The server is told who asks; a compressed body is unpacked."""
    with served({"/a": (200, {"Content-Encoding": "gzip", "ETag": '"1"'}, gzip.compress(PAGE))}) as server:
        found = fetcher().fetch(f"{server.url}/a")
        assert (found.body, found.headers["etag"], found.url) == (PAGE, '"1"', f"{server.url}/a")
        assert [path for path, _ in server.asked] == ["/robots.txt", "/a"]
        assert server.asked[1][1]["user-agent"] == "sayso/0.1"
        assert server.asked[1][1]["host"] == server.url.removeprefix("http://")


def test_what_was_seen_is_not_sent_again() -> None:
    """The server is told the state last seen, and may answer that it is so still."""
    with served({"/a": (304, {}, b"")}) as server:
        found = fetcher().fetch(f"{server.url}/a", etag='"1"', modified="Mon, 02 Mar 2026 10:00:00 GMT")
        assert (found.status, found.body) == (304, b"")
        asked = server.asked[1][1]
        assert asked["if-none-match"] == '"1"'
        assert asked["if-modified-since"] == "Mon, 02 Mar 2026 10:00:00 GMT"


def test_this_computer_is_not_fetched_from() -> None:
    """Unless the reader allows it; nothing at all is asked."""
    with served({"/a": (200, {}, PAGE)}) as server:
        with pytest.raises(MustNotFetch, match=r"127.0.0.1.*--allow-private"):
            fetcher(allow_private=False).fetch(f"{server.url}/a")
        assert server.asked == []


def test_a_redirect_is_checked_like_a_first_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """An open server may not lead us inside, nor to files."""
    monkeypatch.setattr("sayso.ingest.addresses.is_public", lambda address: address == "127.0.0.1")
    with served({}) as server:
        port = int(server.url.rpartition(":")[2])

        def resolve(host: str, *_: object, **__: object) -> list[Any]:
            address = {"open.example": "127.0.0.1", "inside.example": "10.0.0.1"}[host]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        for place in ("http://inside.example/", "file:///etc/passwd", "ftp://open.example/"):
            server.paths["/a"] = (302, {"Location": place}, b"")
            one = fetcher(allow_private=False, resolve=resolve)
            with pytest.raises(MustNotFetch):
                one.fetch(f"http://open.example:{port}/a")


def test_a_name_is_looked_up_once_for_each_request() -> None:
    """What was checked is what is connected to: a name that changes meanwhile leads nowhere else."""
    with served({"/a": (200, {}, PAGE)}) as server:
        port = int(server.url.rpartition(":")[2])
        asked: list[str] = []

        def resolve(host: str, *_: object, **__: object) -> list[Any]:
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

        found = fetcher(resolve=resolve).fetch(f"http://halden-post.example:{port}/a")
        assert found.body == PAGE
        assert asked == ["halden-post.example"] * 2  # robots.txt, and the page


def test_redirects_are_followed_and_end() -> None:
    """A page may have moved; a circle is left."""
    with served({"/a": (301, {"Location": "/b"}, b""), "/b": (200, {}, PAGE)}) as server:
        assert fetcher().fetch(f"{server.url}/a").url == f"{server.url}/b"
        server.paths["/b"] = (302, {"Location": "/a"}, b"")
        with pytest.raises(NotFetched, match="more than 5 redirects"):
            fetcher().fetch(f"{server.url}/a")


@pytest.mark.parametrize("place", ["http://[bad/", "//[bad/", "http://[::1", "http://a]/"])
def test_a_redirect_to_no_address_is_told(place: str) -> None:
    """For a page and for robots.txt."""
    for path in ("/a", "/robots.txt"):
        with (
            served({path: (302, {"Location": place}, b"")}) as server,
            pytest.raises(NotFetched, match=r"leads to .*Expected an address of the web\. Nothing was read"),
        ):
            fetcher().fetch(f"{server.url}/a")


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /a"), False),
        ((200, {}, b"User-agent: sayso\nDisallow: /"), False),
        ((200, {}, b"\xef\xbb\xbfUser-agent: *\nDisallow: /"), False),
        ((200, {}, b"User-agent: *\nDisallow: /b"), True),
        ((200, {}, b"User-agent: *\nAllow: /\nDisallow: /*a$"), False),
        ((200, {}, b"User-agent: *\nDisallow: /\n\nUser-agent: sayso\nAllow: /"), True),
        ((404, {}, b""), True),
        ((403, {}, b""), True),
        ((503, {}, b""), False),
        ((200, {}, b"#" * 600_000), False),
    ],
)
def test_robots_txt_is_kept_to(robots: tuple[int, dict[str, str], bytes], *, allowed: bool) -> None:
    """No file allows all, a server that cannot say allows nothing."""
    with served({"/robots.txt": robots, "/a": (200, {}, PAGE)}) as server:
        if allowed:
            assert fetcher().fetch(f"{server.url}/a").body == PAGE
            return
        with pytest.raises(MustNotFetch, match=r"robots.txt"):
            fetcher().fetch(f"{server.url}/a")
        assert "/a" not in [path for path, _ in server.asked]


def test_a_pause_that_a_server_asks_for_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one of ours where it asks for none."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    with served(
        {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 7"), "/a": (200, {}, PAGE)}
    ) as server:
        one = fetcher(pause=2)
        one.fetch(f"{server.url}/a")
        assert 6 < slept[-1] <= 7


def slow(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, without end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return


def slow_head(handler: BaseHTTPRequestHandler) -> None:
    """Send a head without end."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for row in range(90):
            handler.wfile.write(b"X-%d: y\r\n" % row)
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Send bytes without end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(bytes(100_000))
    except OSError:
        return


def broken(handler: BaseHTTPRequestHandler) -> None:
    """Break off in the middle."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"half")


def no_answer(handler: BaseHTTPRequestHandler) -> None:
    """Send what is no answer."""
    handler.wfile.write(b"hello\r\n\r\n")


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (slow, NotFetched),
        (slow_head, NotFetched),
        (endless, InputTooLarge),
        (broken, NotFetched),
        (no_answer, NotFetched),
        ((500, {}, b""), NotFetched),
        ((404, {}, b""), NotFetched),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(3_000_000))), InputTooLarge),
    ],
)
def test_limits_of_time_and_size(
    given: Any,  # noqa: ANN401
    error: type[SaysoError],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Servers that are slow, endless, broken or hostile cost little."""
    for name in ("fetching", "answers"):
        monkeypatch.setattr(f"sayso.ingest.{name}.LARGEST", 1_000_000)
    monkeypatch.setattr(fetching, "check_size", lambda size, largest=1_000_000: _check(size, largest))
    monkeypatch.setattr("sayso.ingest.answers.check_size", lambda size: _check(size, 1_000_000))
    with served({"/a": given}) as server:
        begin = time.monotonic()
        with pytest.raises(error):
            fetcher(seconds=0.5).fetch(f"{server.url}/a")
        assert time.monotonic() - begin < 4


@pytest.fixture
def secured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Return what a server of this computer secures itself with; it is trusted while the test runs."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=dams -addext subjectAltName=IP:127.0.0.1"
    command = [openssl, *made.split(), "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def test_a_secured_page_is_fetched(secured: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a server whose certificate holds, and from no other."""
    with served({"/a": (200, {}, PAGE)}, secured) as server:
        assert fetcher().fetch(f"{server.url}/a").body == PAGE
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(NotFetched, match="certificate verify failed"):
            fetcher().fetch(f"{server.url}/a")


@pytest.mark.parametrize("given", [slow, slow_head])
def test_the_limit_of_time_holds_for_secured_pages(secured: ssl.SSLContext, given: Any) -> None:  # noqa: ANN401
    """Body or head may come byte by byte."""
    with served({"/a": given}, secured) as server:
        begin = time.monotonic()
        with pytest.raises(NotFetched):
            fetcher(seconds=0.5).fetch(f"{server.url}/a")
        assert time.monotonic() - begin < 2


def test_the_limit_of_time_holds_while_a_connection_is_secured() -> None:
    """A handshake may come byte by byte too."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def shake() -> None:
            one, _ = server.accept()
            with one, contextlib.suppress(OSError):
                one.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")
                for _ in range(100):
                    one.sendall(b"\x03")
                    time.sleep(0.05)

        thread = threading.Thread(target=shake)
        thread.start()
        begin = time.monotonic()
        with pytest.raises(NotFetched):
            fetcher(seconds=0.5).fetch(f"https://127.0.0.1:{server.getsockname()[1]}/a")
        assert time.monotonic() - begin < 2
        thread.join()


def _check(size: int, largest: int) -> None:
    if size > largest:
        raise InputTooLarge("too large")


def test_nobody_there_is_told() -> None:
    """A server that is down is one line."""
    with served({}) as server:
        url = server.url
    with pytest.raises(NotFetched, match="gives no answer"):
        fetcher().fetch(url)


def test_a_redirect_to_the_keys_of_a_cloud_is_never_followed() -> None:
    """Not even where private addresses are allowed."""
    with served({"/a": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b"")}) as server:
        with pytest.raises(MustNotFetch, match=r"169\.254\.169\.254.*nothing allows it"):
            fetcher().fetch(f"{server.url}/a")
        assert [path for path, _ in server.asked] == ["/robots.txt", "/a"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_wants_peace_is_left_in_peace(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for shortly, and asked no more in this run where it says so for longer."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    with served({"/a": (status, {"Retry-After": "20"}, b""), "/b": (200, {}, PAGE)}) as server:
        one = fetcher()
        with pytest.raises(NotFetched, match=f"answers {status}"):
            one.fetch(f"{server.url}/a")
        assert one.fetch(f"{server.url}/b").body == PAGE
        assert 19 < sum(slept) <= 21
        server.paths["/a"] = (status, {"Retry-After": "3600"}, b"")
        monkeypatch.setattr(one, "_waits", {})
        with pytest.raises(NotFetched, match=f"answers {status}"):
            one.fetch(f"{server.url}/a")
        asked = len(server.asked)
        with pytest.raises(NotFetched, match=r"asks to be left in peace for 3,(599|600) s more"):
            one.fetch(f"{server.url}/b")
        assert len(server.asked) == asked


def test_how_long_a_server_wants_peace() -> None:
    """In seconds, or until a date; what is neither is not told."""
    now = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    assert retry_after("90") == 90
    assert retry_after("Mon, 02 Mar 2026 10:02:00 GMT", now) == 120
    assert retry_after("Mon, 02 Mar 2026 09:00:00 GMT", now) == 0
    for odd in ("", "-3", "soon", "Mon, 02 Mar 99999999999999999999 10:00:00 GMT", "١"):
        assert retry_after(odd, now) in {None, 1.0}


def test_no_secret_is_told() -> None:
    """Neither of a page that is not there, nor of where it leads."""
    with served({"/b": (302, {"Location": "http://[bad/?token=geheim"}, b"")}) as server:
        for path in ("/a", "/b"):
            with pytest.raises(NotFetched) as told:
                fetcher().fetch(f"{server.url}{path}?token=geheim")
            assert "geheim" not in str(told.value)


def test_a_name_that_nobody_tells_is_not_waited_for() -> None:
    """The system would wait much longer."""

    def silent(*_: object, **__: object) -> list[Any]:
        time.sleep(1.5)
        return []

    begin = time.monotonic()
    with pytest.raises(NotFetched, match=r"nobody tells within 0\.2 s"):
        fetcher(seconds=0.2, resolve=silent).fetch("http://halden-post.example/a")
    assert time.monotonic() - begin < 1.4
