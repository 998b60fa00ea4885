"""What a search found as an Atom feed: an entry a place, whose id stays as long as the place does."""

import re
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from sayso.model.stored import Found, Hit
from sayso.report.found import whose
from sayso.report.layout import visible

# A feed must say when; of an article without a date it cannot.
_NO_DATE = "1970-01-01T00:00:00Z"
_STARTS = {4: "-01-01T00:00:00Z", 7: "-01T00:00:00Z", 10: "T00:00:00Z"}
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")


def found_to_atom(found: Found, *, title: str, name: str = "") -> str:
    """Return the hits as an Atom feed (RFC 4287); `name` keeps the feeds of different searches apart."""
    dates = [_updated(hit.published) for hit in found.hits]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_id('search', name or title)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{max(dates, default=_NO_DATE)}</updated>",
        "<author><name>sayso</name></author>",
        "<generator>sayso</generator>",
        *(line for hit, date in zip(found.hits, dates, strict=True) for line in _entry(hit, date)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(hit: Hit, date: str) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{_id(hit.article, hit.id or '')}</id>"
    yield f"<title>{_text(f'{whose(hit)}: {hit.snippet}' if hit.id else whose(hit))}</title>"
    yield f"<updated>{date}</updated>"
    if hit.link:
        yield f'<link rel="alternate" href={quoteattr(_plain(hit.link))}/>'
    where = [hit.outlet or "outlet not known", hit.published or "no date found", hit.title or ""]
    told = " · ".join([*filter(None, where), f"{hit.article} {hit.id or ''}".rstrip()])
    yield f'<content type="text">{_text(f"{hit.snippet} — {told}")}</content>'
    yield "</entry>"


def _id(*parts: str) -> str:
    """Return an id made of what it names, and so the same each time."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'sayso:' + '/'.join(parts))}"


def _updated(published: str | None) -> str:
    """Return a date of publication as a feed wants it: of a day its beginning."""
    if published and _WHOLE.fullmatch(published):
        return published
    day = (published or "").partition("T")[0]
    return f"{day}{_STARTS[len(day)]}" if len(day) in _STARTS else _NO_DATE


def _text(words: str) -> str:
    return escape(_plain(" ".join(words.split())))


def _plain(text: str) -> str:
    return "".join(map(visible, text))
