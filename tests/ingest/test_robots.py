"""robots.txt, as RFC 9309 says it is to be read."""

import pytest

from sayso.ingest.robots import read_robots


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /*.rss$", "/news.rss", False),
        ("User-agent: *\nDisallow: /*.rss$", "/news.rss?all=1", True),
        ("User-agent: *\nDisallow: /*?utm", "/a?utm_source=b", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a1c2b3", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: *$", "/a", False),
        ("User-agent: *\nDisallow: /*a$", "/aba", False),
        ("User-agent: *\nDisallow: /aa*aa$", "/aaa", True),
        # The longest rule counts, wherever it stands; of two as long, the one that allows.
        ("User-agent: *\nAllow: /a\nDisallow: /a/secret", "/a/secret/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/open", "/a/open/b", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nAllow: /\nDisallow: /*.rss", "/b.rss", False),
        # Groups.
        ("User-agent: sayso\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: SaySo/2.0\nAllow: /", "/a", True),
        ("User-agent: say\nDisallow: /", "/a", True),
        ("User-agent: saysos\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: sayso\nDisallow: /", "/a", False),
        ("User-agent: sayso\nDisallow: /a\n\nUser-agent: sayso\nDisallow: /b", "/b", False),
        ("User-agent: *\n\nDisallow: /a", "/a", False),
        ("Disallow: /a", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a # not b\nSitemap: https://b.example/", "/a", False),
        ("USER-AGENT: *\ndisALLOW:/a", "/a", False),
        # One spelling.
        ("User-agent: *\nDisallow: /caf\u00e9", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /%61b", "/ab", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("", "/a", True),
        ("<!DOCTYPE html><p>User-agent: no", "/a", True),
    ],
)
def test_what_is_allowed(text: str, path: str, *, allowed: bool) -> None:
    """Wildcards, the end of a path, the longest rule, and whom a group is for."""
    assert read_robots(text, "sayso").allows(path) is allowed


def test_the_pause() -> None:
    """The longest that is asked for; no number is none."""
    assert read_robots("User-agent: *\nCrawl-delay: 7\nCrawl-delay: 2", "sayso").delay == 7
    assert read_robots("User-agent: *\nCrawl-delay: inf\nCrawl-delay: soon", "sayso").delay == 0


def test_hostile_patterns_take_no_time() -> None:
    """Many wildcards are tried once each."""
    robots = read_robots(f"User-agent: *\nDisallow: /{'*a' * 20_000}b$", "sayso")
    assert robots.allows("/" + "a" * 30_000)
