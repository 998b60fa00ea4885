"""Metadata: what a page says of itself: title, outlet, authors, address and every date of publication."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.ingest.dates import iso_date
from sayso.ingest.names import names
from sayso.ingest.page import Page
from sayso.model.article import DateFound, FoundDate

# JSON-LD graphs are shallow; a deeper one is not about an article.
DEEPEST = 8

_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s<>]+) -->")
_HEAD = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself; `dates` are all dates of publication, most trusted first."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    url: str | None
    dates: tuple[DateFound, ...]


def read_metadata(page: Page, text: str) -> Metadata:
    """Return what the JSON-LD, meta tags, time tags and address of a page say, in this order of trust."""
    objects = [item for script in page.data for item in _objects(_loaded(script))]
    articles = [item for item in objects if _is_article(item)]
    saved = _SAVED_FROM.search(text, 0, _HEAD)
    url = page.url or _meta(page, "url") or (saved.group(1) if saved else None)
    return Metadata(
        title=_first(_text(item.get("headline")) for item in articles) or _meta(page, "title"),
        outlet=_first(name for item in articles for name in _people(item.get("publisher")))
        or _meta(page, "outlet"),
        authors=_authors(page, articles),
        url=url if url and url.startswith(("http://", "https://")) else None,
        dates=tuple(_dates(page, articles)),
    )


def _dates(page: Page, articles: list[dict[str, Any]]) -> Iterator[DateFound]:
    found = [(_text(item.get("datePublished")), FoundDate.JSON_LD) for item in articles]
    found += [
        (value, FoundDate.META) for key in names("meta")["published"] for value in page.meta.get(key, ())
    ]
    found += [(value, FoundDate.TIME_TAG) for value in page.times[:1]]
    dates = [
        DateFound(value=date, where=where) for value, where in found if value and (date := iso_date(value))
    ]
    yield from dict.fromkeys(dates)


def _authors(page: Page, articles: list[dict[str, Any]]) -> tuple[str, ...]:
    written = [name for item in articles for name in _people(item.get("author"))]
    written = written or [value for key in names("meta")["authors"] for value in page.meta.get(key, ())]
    return tuple(dict.fromkeys(name for name in written if "://" not in name))


def _meta(page: Page, field: str) -> str | None:
    return _first(value for key in names("meta")[field] for value in page.meta.get(key, ()))


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _loaded(script: str) -> Any:  # noqa: ANN401 — whatever JSON holds
    try:
        return json.loads(script.strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401 — whatever JSON holds
    """Yield every object of a JSON-LD script, outermost first."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report")) for kind in kinds)


def _people(value: Any) -> Iterator[str]:  # noqa: ANN401 — whatever JSON holds
    """Yield the names of one or several people or bodies, given as text or as objects."""
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name:
            yield name


def _text(value: Any) -> str | None:  # noqa: ANN401 — whatever JSON holds
    """Return a non-empty text without lone surrogates, else None."""
    if not isinstance(value, str) or not value.strip():
        return None
    return value.strip().encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
