"""A web server of this computer alone, for the tests that fetch."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What a path gives: status, headers, body; or a function that writes the answer itself.
Given = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


class Served:
    """The server's address, what it gives, and what it was asked."""

    def __init__(self, url: str, paths: dict[str, Given]) -> None:
        self.url = url
        self.paths = paths
        self.asked: list[tuple[str, dict[str, str]]] = []


@contextmanager
def served(paths: dict[str, Given], secured: ssl.SSLContext | None = None) -> Iterator[Served]:
    """Serve some paths on this computer while the test runs, over https where it is `secured`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            given = state.paths.get(self.path, (404, {}, b""))
            if callable(given):
                given(self)
                return
            status, headers, body = given
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if secured:
        server.socket = secured.wrap_socket(server.socket, server_side=True)
    scheme = "https" if secured else "http"
    state = Served(f"{scheme}://127.0.0.1:{server.server_port}", paths)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
