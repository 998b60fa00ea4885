"""Addresses: what may be connected to."""

import socket
from typing import Any

import pytest

from sayso.errors import MustNotFetch, NotFetched
from sayso.ingest.addresses import find_address, is_public, read_target


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",  # noqa: S104 — an address to refuse
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fc00::1",
        "fe80::1",
        "fec0::1",
        "feff::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "no address",
    ],
)
def test_private_addresses_are_known(address: str) -> None:
    """This computer, private networks, clouds' own services, and the old addresses inside new ones."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_known(address: str) -> None:
    """The open network."""
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://halden-post.example/",
        "gopher://halden-post.example/",
        "https://",
        "//halden-post.example/",
        "halden-post.example",
        "http://[::1",
        "http://a:b@halden-post.example/",
        "http://halden-post.example:99999/",
        "javascript:alert(1)",
        "",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    """Only http and https, and no passwords."""
    with pytest.raises(MustNotFetch, match="Nothing was fetched"):
        read_target(url)


def test_addresses_are_written_as_servers_want_them() -> None:
    """Names in other scripts, blanks in paths; line ends can add no headers."""
    target = read_target("https://B\u00fccher.example:8443/a b?q=\u00e9\r\nX: y#z")
    assert (target.host, target.origin) == ("xn--bcher-kva.example", "https://xn--bcher-kva.example:8443")
    assert target.path == "/a%20b?q=%C3%A9X:%20y"


def resolved(*addresses: str) -> Any:  # noqa: ANN401 — stands for a function of the system
    """Return a resolver that knows every name, at these addresses."""
    return lambda *_, **__: [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses
    ]


def test_one_private_address_among_others_is_refused() -> None:
    """A name that leads to both could be asked until it leads inside."""
    target = read_target("http://halden-post.example/")
    with pytest.raises(MustNotFetch, match=r"halden-post.example leads to 10.0.0.1"):
        find_address(target, allow_private=False, resolve=resolved("93.184.216.34", "10.0.0.1"))
    _, place = find_address(target, allow_private=True, resolve=resolved("10.0.0.1"))
    assert place == ("10.0.0.1", 80)


def test_an_unknown_name_is_told() -> None:
    """It is no fault of ours."""

    def unknown(*_: object, **__: object) -> list[Any]:
        raise OSError("Name or service not known")

    with pytest.raises(NotFetched, match="no computer called"):
        find_address(read_target("http://halden-post.example/"), allow_private=True, resolve=unknown)


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "fe80::1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "fd00:ec2::254",
        "100.100.100.200",
    ],
)
def test_link_local_addresses_are_never_allowed(address: str) -> None:
    """There clouds give keys to whoever asks; `--allow-private` is for a feed in the same house."""
    target = read_target("http://halden-post.example/")
    for allow in (True, False):
        with pytest.raises(MustNotFetch, match="nothing allows it"):
            find_address(target, allow_private=allow, resolve=resolved(address, "10.0.0.1"))


@pytest.mark.parametrize(
    "url", ["https://halden.example/\udcff", "https://halden.example/?a=\udcff", "http://\udcff/"]
)
def test_half_of_a_surrogate_pair_is_no_address(url: str) -> None:
    """The command line gives bytes that are no UTF-8 so."""
    with pytest.raises(MustNotFetch, match="is no address of the web"):
        read_target(url)
