"""The suite runs with nothing but this computer to be reached; so whatever passes needs no network."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest

from sayso.ingest.fetching import Fetcher
from tests.ingest.serving import served

# Addresses that nobody has (RFC 5737): were the guard not there, nothing would answer.
NOBODY = ("192.0.2.1", 80)


def connect() -> None:
    """Try to connect."""
    with socket.socket() as one:
        one.settimeout(0.1)
        one.connect(NOBODY)


def send() -> None:
    """Try to send a packet."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.sendto(b"x", NOBODY)


@pytest.mark.parametrize(
    "reach",
    [
        connect,
        send,
        lambda: socket.getaddrinfo("halden-post.example", 80),
        lambda: socket.gethostbyname("halden-post.example"),
        lambda: Fetcher("0.1", pause=0, allow_private=True).fetch("http://192.0.2.1/rss"),
    ],
)
def test_nothing_outside_can_be_reached(reach: Callable[[], object]) -> None:
    """No connection, no packet, no name; an attempt fails the test that makes it."""
    with pytest.raises(AssertionError, match="was to be"):
        reach()


def test_this_computer_can_be_reached() -> None:
    """The servers of the tests answer."""
    with served({"/a": (200, {}, b"Dam holds")}) as server:
        found = Fetcher("0.1", allow_private=True, pause=0).fetch(f"{server.url}/a")
    assert found.body == b"Dam holds"


COMMANDS = (
    ("read", "--example"),
    ("sources", "--example", "--total"),
    ("claims", "--example"),
    ("export", "jsonld", "--example"),
    ("info",),
)


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in a process of its own, offline too."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_a_command_needs_no_network(arguments: tuple[str, ...]) -> None:
    """Rule 11, in the process that a person starts."""
    done = run("-m", "sayso", *arguments)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_processes_of_tests_are_offline_too() -> None:
    """Else the test above would show nothing."""
    done = run("-c", "import socket; socket.create_connection(('192.0.2.1', 80), 0.1)")
    assert "OutsideAskedError" in done.stderr
