"""Outlet: the host of an address, as it stands."""

import pytest

from sayso.ingest.outlet import outlet_of


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.halden-post.example/dam", "halden-post.example"),
        ("http://news.halden.example:8080/dam", "news.halden.example"),
        ("halden-post.example/dam", None),
        ("https://[broken/dam", None),
        ("", None),
        (None, None),
    ],
)
def test_the_host_is_the_outlet(url: str | None, outlet: str | None) -> None:
    """No name is guessed from an address."""
    assert outlet_of(url) == outlet
