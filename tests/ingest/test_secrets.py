"""Secrets in addresses."""

import pytest

from sayso.errors import MustNotFetch
from sayso.ingest.addresses import read_target
from sayso.ingest.building import Given
from sayso.ingest.secrets import shown, without_secrets
from sayso.ingest.source import from_bytes


@pytest.mark.parametrize(
    ("url", "masked", "bare"),
    [
        ("https://dams.example/a?page=2", None, None),
        ("https://ada:pw@dams.example/a", "https://…@dams.example/a", "https://dams.example/a"),
        ("https://dams.example/a?token=x", "https://dams.example/a?token=…", "https://dams.example/a"),
        (
            "https://dams.example/a?b=1&api_key=x&c=2",
            "https://dams.example/a?b=1&api_key=…&c=2",
            "https://dams.example/a?b=1&c=2",
        ),
        (
            "https://dams.example/a?X-Amz-Signature=x#t",
            "https://dams.example/a?X-Amz-Signature=…#t",
            "https://dams.example/a#t",
        ),
        ("https://dams.example/a?keyword=flood&tokens=3&signal=2&monkey=1", None, None),
        ("https://dams.example/a?token=", None, None),
        ("no address: ada@dams.example", None, None),
    ],
)
def test_secrets(url: str, masked: str | None, bare: str | None) -> None:
    """Passwords and what lets somebody in; words that only look alike stay."""
    assert shown(url) == (masked or url)
    assert without_secrets(url) == (bare or url)


def test_a_broken_address_shows_no_password() -> None:
    """Whatever is wrong with it."""
    assert "pw" not in shown("see http://ada:pw@[::1/a and go")
    for url in ("ftp://ada:pw@dams.example/", "http://ada:pw@[::1/", "https://ada:pw@dams.example/"):
        with pytest.raises(MustNotFetch) as told:
            read_target(url)
        assert "pw" not in str(told.value)


def test_articles_keep_no_secrets() -> None:
    """Wherever their address comes from."""
    given = Given(url="https://ada:pw@dams.example/a?token=x&page=2")
    article = from_bytes(b"Dam holds\n\nThe dam is safe, mayor Ida Brook said.\n", given, file="a.txt")
    assert article.url == "https://dams.example/a?page=2"
