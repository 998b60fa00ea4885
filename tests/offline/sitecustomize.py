"""Offline: in this process no address but those of this computer can be reached, nor any name looked up.

Python imports this by itself where its folder stands first in PYTHONPATH, and so do the processes that tests
start; the tests themselves import it from `conftest.py`.
"""

import ipaddress
import socket
import sys
from typing import Any

_LOOKED_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_REACHED = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_OWN = {"", "localhost", socket.gethostname()}


class OutsideAskedError(AssertionError):
    """Something tried to reach beyond this computer."""


def is_here(host: object) -> bool:
    """Return whether a host is this computer."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in _OWN:
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _refuse(event: str, given: tuple[Any, ...]) -> None:
    if event in _LOOKED_UP and not (is_here(given[0]) or _is_number(given[0])):
        raise OutsideAskedError(f"the name {given[0]!r} was to be looked up")
    if event in _REACHED and isinstance(given[1], tuple) and not is_here(given[1][0]):
        raise OutsideAskedError(f"{given[1]!r} was to be reached")


def _is_number(host: object) -> bool:
    """Return whether a host is an address, which nobody is asked about."""
    try:
        ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return True


sys.addaudithook(_refuse)
