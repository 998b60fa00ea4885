"""robots.txt: what a server lets us fetch, as RFC 9309 says it is to be read."""

import math
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote

_ANYBODY = "*"
_TOKEN = re.compile(r"[A-Za-z_-]+")
_SAFE = "/:?#[]@!$&'()*+,;=-._~"


class Rule(NamedTuple):
    """One line: paths that begin so, `*` for any letters and `$` for the end, are allowed or not."""

    allowed: bool
    pattern: str


class Robots(NamedTuple):
    """The rules of a server for one agent, and the pause in seconds that it asks for."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        r"""Return whether a path may be fetched: the longest rule that fits counts, of two that which allows.

        >>> robots = read_robots("User-agent: *\nAllow: /a\nDisallow: /a/inner\nDisallow: /*.rss$", "sayso")
        >>> [robots.allows(path) for path in ("/a/b", "/a/inner/b", "/news.rss", "/news.rss?all")]
        [True, False, False, True]
        """
        wanted = _plain(path)
        fitting = [rule for rule in self.rules if _fits(rule.pattern, wanted)]
        best = max(fitting, key=lambda rule: (len(rule.pattern), rule.allowed), default=None)
        return best is None or best.allowed


# What holds where a server cannot say.
NOTHING = Robots((Rule(allowed=False, pattern="/"),))


def read_robots(text: str, agent: str) -> Robots:
    """Return the rules for an agent: those of all groups that name it, else of all for anybody."""
    groups = list(_groups(text))
    names = {name for some, _ in groups for name in some}
    wanted = agent.lower() if agent.lower() in names else _ANYBODY
    lines = [line for some, lines in groups if wanted in some for line in lines]
    rules = tuple(
        Rule(allowed=key == "allow", pattern=_plain(value))
        for key, value in lines
        if key in {"allow", "disallow"} and value
    )
    delays = [_seconds(value) for key, value in lines if key == "crawl-delay"]
    return Robots(rules, max(delays, default=0.0))


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Yield each group: the agents that it names, in small letters, and its lines."""
    names: set[str] = set()
    lines: list[tuple[str, str]] = []
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if lines:
                yield names, lines
                names, lines = set(), []
            match = _TOKEN.match(value)
            names.add(match[0].lower() if match else value)
        elif names and key in {"allow", "disallow", "crawl-delay"}:
            lines.append((key, value))
    yield names, lines


def _fits(pattern: str, path: str) -> bool:
    """Return whether a pattern fits the beginning of a path; each piece is looked for once."""
    to_end = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = pieces.pop() if to_end and pieces else None
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not to_end:
        return True
    return at == len(path) if last is None else path.endswith(last) and len(path) - len(last) >= at


def _plain(path: str) -> str:
    """Return a path in one spelling: what need not be written as %41 is written as it is."""
    pieces = re.split(r"(%2[Ff]|%2[Aa]|%24|%3[Ff])", path)  # these mean something else when written out
    return "".join(
        piece.upper()
        if number % 2
        else quote(unquote(piece, errors="surrogateescape"), safe=_SAFE, errors="surrogateescape")
        for number, piece in enumerate(pieces)
    )


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return seconds if math.isfinite(seconds) and seconds > 0 else 0.0
