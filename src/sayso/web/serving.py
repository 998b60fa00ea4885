"""Serving: the app on an address of this computer, until it is stopped."""

import getpass
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from sayso.web.app import make_app
from sayso.web.guard import Key

USUAL_PORT = 8765


def serve(
    store: Path,
    *,
    tell: Callable[[str], None],
    host: str = "127.0.0.1",
    port: int | None = None,
    show: bool = False,
    by: str = "",
) -> None:
    """Serve a store until it is stopped; `tell` gets the link that lets a browser in, `show` opens it.

    `by` is who corrects something.  Without a port the usual one is taken, or any that is free.
    """
    with _bound(host, port) as bound:
        key = Key(port=bound.getsockname()[1])
        link = f"http://{_in_link(host)}:{key.port}/?token={key.token}"
        tell(link)
        if show:
            webbrowser.open(link)
        app = make_app(store, key=key, name=host, by=by or _user())
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,
            lifespan="on",
            ws="none",
            h11_max_incomplete_event_size=16_384,
        )
        uvicorn.Server(config).run(sockets=[bound])


def _user() -> str:
    """Return the name of the account, as far as the system tells it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


def _bound(host: str, port: int | None) -> socket.socket:
    """Return a socket that nobody else listens on."""
    try:
        return _at(host, USUAL_PORT if port is None else port)
    except OSError:
        if port is not None:
            raise
        return _at(host, 0)


def _at(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen()  # who follows the link before the server runs waits for it
    except OSError:
        made.close()
        raise
    return made


def _in_link(host: str) -> str:
    if host in {"0.0.0.0", "::"}:  # noqa: S104 — compared, not bound
        return "127.0.0.1" if host == "0.0.0.0" else "[::1]"  # noqa: S104
    return f"[{host}]" if ":" in host else host
