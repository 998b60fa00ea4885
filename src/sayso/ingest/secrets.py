"""Secrets in addresses: passwords and keys are neither shown nor kept with articles."""

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

# Names of what lets somebody in, as addresses of feeds and pages have them.
_SECRET = re.compile(
    r"(?:^|[_.-])(?:api_?key|access_?key|auth|authorization|credentials?|jwt|key|passw(?:or)?d|pass|pwd|secret"
    r"|session(?:_?id)?|sid|sig|signature|token|(?:access|auth|id|refresh)_?token)$",
    re.IGNORECASE,
)
_HIDDEN = "…"
_ADDRESS = re.compile(r"\b[A-Za-z][A-Za-z0-9+.-]*://[^\s\"'<>“”]+")


def shown(text: str) -> str:
    """Return a text in which no address shows a password or a key.

    >>> shown("https://ada:pw@dams.example/rss?token=x7&page=2 answers 404")
    'https://…@dams.example/rss?token=…&page=2 answers 404'
    """
    return _ADDRESS.sub(lambda match: _masked(match[0]), text)


def without_secrets(url: str) -> str:
    """Return an address without the password and the keys in it.

    >>> without_secrets("https://ada:pw@dams.example/a?token=x7&page=2#top")
    'https://dams.example/a?page=2#top'
    """
    parts = _split(url)
    if parts is None or not (_has_name(parts) or any(map(_is_secret, _pairs(parts.query)))):
        return url
    kept = "&".join(pair for pair in _pairs(parts.query) if not _is_secret(pair))
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=kept))


def _masked(url: str) -> str:
    parts = _split(url)
    if parts is None:
        return re.sub(r"//[^/@\s]*@", f"//{_HIDDEN}@", url)
    host = f"{_HIDDEN}@{parts.netloc.rpartition('@')[2]}" if _has_name(parts) else parts.netloc
    query = "&".join(
        f"{pair.partition('=')[0]}={_HIDDEN}" if _is_secret(pair) else pair for pair in _pairs(parts.query)
    )
    if (host, query) == (parts.netloc, parts.query):
        return url
    return urlunsplit(parts._replace(netloc=host, query=query))


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _has_name(parts: SplitResult) -> bool:
    return "@" in parts.netloc


def _pairs(query: str) -> list[str]:
    return query.split("&") if query else []


def _is_secret(pair: str) -> bool:
    name, _, value = pair.partition("=")
    return bool(value) and _SECRET.search(name) is not None
