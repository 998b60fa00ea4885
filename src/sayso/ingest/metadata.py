"""Metadata: what a page says of itself: title, outlet, authors, address and every date of publication."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from sayso.ingest.byline import authors_in, is_name, join_authors, opens_byline
from sayso.ingest.choosing import home_of
from sayso.ingest.dates import find_date, first_date, iso_date, place_of_date
from sayso.ingest.elements import Role
from sayso.ingest.names import names
from sayso.ingest.outlet import best_name
from sayso.ingest.page import Named, Page, PageBlock
from sayso.ingest.words import words
from sayso.model.article import DateFound, FoundDate

# JSON-LD graphs are shallow; a deeper one is not about an article.
DEEPEST = 8
# A line that dates an article, or says who wrote it, is short; it stands so few blocks from the text.
LONGEST_LINE = 160
NEAR = 12
# A line that does not say that it dates the article is a date for so much of it.
DATE_SHARE = 0.3

_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s<>]+) -->")
_HEAD = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself; `dates` are all dates of publication, most trusted first.

    `sections` are what it calls itself, in its own words: an opinion, a live blog, its section.
    `updates` are the heading or the words of each entry of a live blog, with its time.
    """

    titles: tuple[str, ...]
    outlet: str | None
    authors: tuple[str, ...]
    url: str | None
    dates: tuple[DateFound, ...]
    sections: tuple[str, ...] = ()
    updates: tuple[tuple[str, str], ...] = ()


def read_metadata(page: Page, text: str, chosen: Sequence[PageBlock] = ()) -> Metadata:
    """Return what the JSON-LD, meta tags, time tags, address and visible lines say, in this order of trust.

    `chosen` are the blocks of the article: only lines near them are asked who wrote it, and when.
    """
    objects = [item for script in page.data for item in _objects(_loaded(script))]
    articles = [item for item in objects if _is_article(item)]
    saved = _SAVED_FROM.search(text, 0, _HEAD)
    url = page.url or _meta(page, "url") or (saved.group(1) if saved else None)
    url = url if url and url.startswith(("http://", "https://")) else None
    publishers = [name for item in articles for name in _people(item.get("publisher"))]
    near = _Near(page, chosen)
    titles = [title for item in articles if (title := _text(item.get("headline")))]
    titles += [value for key in names("meta")["title"] for value in page.meta.get(key, ())]
    titles += [page.title.text] if page.title else []
    return Metadata(
        titles=tuple(dict.fromkeys(titles)),
        outlet=best_name(page, publishers, url),
        authors=_authors(page, articles, near, publishers),
        url=url,
        dates=tuple(_dates(page, articles, near)),
        sections=tuple(dict.fromkeys(_sections(page, articles, near))),
        updates=tuple(_updates(articles)),
    )


class _Near:
    """The lines and elements near an article: above it or right below, never in a menu or another story."""

    def __init__(self, page: Page, chosen: Sequence[PageBlock]) -> None:
        rows = {id(block) for block in chosen}
        home = home_of(chosen)
        spans = {block.span for block in chosen} if rows else set()
        places = [row for row, block in enumerate(page.blocks) if block.span in spans]
        first, last = (places[0], places[-1]) if places else (0, -1)
        around = page.blocks[max(0, first - NEAR) : first + NEAR // 2], page.blocks[last + 1 : last + 4]
        self.lines = [
            block.text
            for block in (*around[0], *around[1])
            if len(block.text) <= LONGEST_LINE and block.article in {home, 0} and not block.outside
        ]
        begin = page.blocks[max(0, first - NEAR)].span.start if page.blocks else 0
        end = page.blocks[min(last + 4, len(page.blocks) - 1)].span.end if page.blocks else 0
        self.named = [
            one
            for one in page.named
            if begin <= one.place <= end and one.article in {home, 0} and (not one.outside or not places)
        ] or [one for one in page.named if not places]

    def of(self, role: Role) -> list[Named]:
        """Return the elements that have a role."""
        return [one for one in self.named if one.role is role]


def _dates(page: Page, articles: list[dict[str, Any]], near: _Near) -> Iterator[DateFound]:
    found = [(iso_date(_text(item.get("datePublished")) or ""), FoundDate.JSON_LD) for item in articles]
    found += [
        (iso_date(value) or find_date(value), FoundDate.META)
        for key in names("meta")["published"]
        for value in page.meta.get(key, ())
    ]
    found += [(iso_date(one.value), FoundDate.TIME_TAG) for one in near.of(Role.DATE)[:1] if one.value]
    found += [(date, FoundDate.TEXT) for date in _visible(near)]
    found += [(iso_date(_text(item.get("dateModified")) or ""), FoundDate.MODIFIED) for item in articles]
    found += [
        (iso_date(value), FoundDate.MODIFIED)
        for key in names("meta")["modified"]
        for value in page.meta.get(key, ())
    ]
    found += [(iso_date(one.value), FoundDate.MODIFIED) for one in near.of(Role.MODIFIED)[:1] if one.value]
    yield from dict.fromkeys(DateFound(value=date, where=where) for date, where in found if date)


def _sections(page: Page, articles: list[dict[str, Any]], near: _Near) -> Iterator[str]:
    """Yield what a page calls itself: in its data, its classes, and above its headline."""
    for item in articles:
        for key in ("@type", "articleSection", "genre"):
            yield from _people(item.get(key))
    for key in names("meta")["section"]:
        yield from page.meta.get(key, ())
    yield from page.sections
    yield from (one.text for one in near.of(Role.SECTION) if len(one.text) <= LONGEST_LINE)


def _updates(articles: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for item in articles:
        entries = item.get("liveBlogUpdate")
        for entry in entries if isinstance(entries, list) else [entries]:
            if not isinstance(entry, dict):
                continue
            at = iso_date(_text(entry.get("datePublished")) or "")
            found = (_text(entry.get(key)) for key in ("headline", "articleBody"))
            yield from ((words, at) for words in found if words and at)


def _visible(near: _Near) -> Iterator[str]:
    """Yield the date that a reader sees near the headline: in an element called so, else on a line of it."""
    elements = [one.text for one in near.of(Role.DATE) if len(one.text) <= LONGEST_LINE]
    found = (date for line in (*elements, *filter(_dates_article, near.lines)) if (date := first_date(line)))
    yield from islice(found, 1)


def _dates_article(line: str) -> bool:
    """Return whether a line is there to date the article: it says so, or is hardly more than a date."""
    place = place_of_date(line)
    if place is None or line.lower().startswith(words("bylines", "changed")):
        return False
    says_so = line.lower().startswith(words("bylines", "dated")) or opens_byline(line)
    return says_so or place[1] - place[0] >= DATE_SHARE * len(line)


def _authors(
    page: Page, articles: list[dict[str, Any]], near: _Near, publishers: Iterable[str]
) -> tuple[str, ...]:
    """Return who wrote the article: as its data say, as an element called so does, or as a byline does.

    Where data name the outlet alone, what a reader sees goes before.
    """
    told = [name for item in articles for name in _people(item.get("author"))]
    told = told or [value for key in names("meta")["authors"] for value in page.meta.get(key, ())]
    written = join_authors(name for name in told if "://" not in name and "@" not in name)
    seen = _seen(near)
    outlets = {name.casefold() for name in publishers}
    if seen and (not written or all(name.casefold() in outlets or " " not in name for name in written)):
        return seen
    return written or seen


def _seen(near: _Near) -> tuple[str, ...]:
    lines = [one.text for one in near.of(Role.AUTHOR) if len(one.text) <= LONGEST_LINE]
    bylines = [line for line in near.lines if opens_byline(line)]
    for line in (*bylines, *lines):
        found = authors_in(line)
        if found and (line in bylines or all(map(is_name, found))):
            return found
    return ()


def _meta(page: Page, field: str) -> str | None:
    return next((value for key in names("meta")[field] for value in page.meta.get(key, ()) if value), None)


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
    return any(isinstance(kind, str) and kind.endswith(_ABOUT) for kind in kinds)


_ABOUT = ("Article", "Posting", "Report", "ClaimReview", "Review")


def _people(value: Any) -> Iterator[str]:  # noqa: ANN401 — whatever JSON holds
    """Yield the names of one or several people or bodies, given as text or as objects."""
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name:
            yield name


def _text(value: Any) -> str | None:  # noqa: ANN401 — whatever JSON holds
    """Return a non-empty text without lone surrogates and references of HTML, else None."""
    if not isinstance(value, str) or not value.strip():
        return None
    return unescape(value).strip().encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
