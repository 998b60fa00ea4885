"""Fields: the article in one row of a table or one JSON object, by the usual names of its parts."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any

from sayso.errors import NoArticle
from sayso.ingest.building import Given, Parts, build_article, check_size
from sayso.ingest.columns import check_columns, listed, map_columns, own_columns
from sayso.ingest.dates import iso_date
from sayso.ingest.fragment import from_html
from sayso.ingest.names import names
from sayso.ingest.text import lay_out
from sayso.model.article import Article, Block, DateFound, FoundDate

LONGEST_TOLD = 100
# How deep the value of a field may be nested: names stand in lists of objects of lists.
DEEPEST = 8

_TAG = re.compile(
    r"<(?:p|br|div|span|a|em|strong|b|i|ul|ol|li|blockquote|h[1-6]|img|figure|article|body|table|q)\b[^<>]*>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[mn]dash|hellip);", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_CUT_SHORT = re.compile(r"\[\+(\d+) chars\]\s*\Z")


def columns_of(head: Sequence[str], given: Given) -> dict[str, str]:
    """Return for each part of an article the column that holds it, `text` among them.

    Raises `NoColumn` where one that is named is not there, `NoArticle` where none holds a text.
    """
    check_columns(head, given.columns)
    columns = map_columns(head, given.columns)
    if "text" not in columns:
        raise _no_text(head, columns)
    return columns


def from_fields(
    row: Mapping[str, Any], given: Given, *, file: str | None = None, day_first: bool | None = None
) -> Article:
    """Return the article of one row: its text is the title, an empty line and the body.

    Columns of other names are kept where that is asked for, else not stored.
    Raises `NoArticle` where none holds a text.
    """
    columns = map_columns(row, given.columns)
    values = {field: _plain(row[column]) for field, column in columns.items()}
    body = values.get("text", "")
    title = values.get("title", "").strip() if columns.get("title") != columns.get("text") else ""
    if not body.strip():
        raise _no_text(row, columns)
    check_size(len(body) + len(title))
    text, blocks = lay_out_marked(title, body)
    written = values.get("published", "")
    date = iso_date(written, day_first=day_first)
    parts = Parts(
        text=text,
        blocks=blocks,
        dates=(DateFound(value=date, where=FoundDate.RECORD),) if date else (),
        url=values.get("url") or None,
        outlet=values.get("outlet", "").strip() or None,
        authors=_each(row[columns["authors"]]) if "authors" in columns else (),
        language=values.get("language") or None,
        notes=(*unread_date(written, date), *_cut_short(body)),
        file=file,
        key=values.get("key", "").strip() or None,
        own_columns=tuple((name, _kept(row[name])) for name in own_columns(row, given.columns)),
    )
    return build_article(parts, given)


def _kept(value: Any) -> str:  # noqa: ANN401 — whatever JSON holds
    """Return a cell that is kept as text; what holds others as JSON."""
    several = isinstance(value, list | dict)
    return _plain(json.dumps(value, ensure_ascii=False, default=str) if several else value)


def with_parts(row: Any) -> Any:  # noqa: ANN401 — whatever JSON holds
    """Return an object with the fields that some services keep in an object of their own inside it."""
    if not isinstance(row, dict):
        return row
    inside = (row[name] for name in names("inside")["parts"] if isinstance(row.get(name), dict))
    return {**row, **next(inside, {})}


def _each(value: Any) -> tuple[str, ...]:  # noqa: ANN401 — whatever JSON holds
    """Return the names in a field: those of a list one by one, a text as it is."""
    several = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(filter(None, (_plain(one).strip() for one in several))))


def unread_date(written: str, date: str | None) -> tuple[str, ...]:
    """Return a note with the words of a date that could not be read.

    >>> unread_date("next Tuesday", None), unread_date("", None)
    (("its date could not be read: 'next Tuesday'.",), ())
    """
    unread = bool(written.strip()) and date is None
    return (f"its date could not be read: {written.strip()[:LONGEST_TOLD]!r}.",) if unread else ()


def _cut_short(body: str) -> tuple[str, ...]:
    match = _CUT_SHORT.search(body, max(0, len(body) - LONGEST_TOLD))
    return (
        (f"cut short by the service: {int(match.group(1)):,} more characters are not here.",) if match else ()
    )


def lay_out_marked(title: str, body: str) -> tuple[str, tuple[Block, ...]]:
    r"""Return the text of an article whose parts may be HTML: a fragment of a page, or references alone.

    >>> lay_out_marked("Ferry &amp; quay", "<p>It is shut.</p><p>&#8220;So,&#8221; she said.</p>")[0]
    'Ferry & quay\n\nIt is shut.\n\n“So,” she said.'
    """
    if _REFERENCE.search(title):
        title = unescape(title)
    if not _TAG.search(body):
        return lay_out(title, unescape(body) if _REFERENCE.search(body) else body)
    return from_html(title, body)


def _no_text(fields: Iterable[str], columns: Mapping[str, str]) -> NoArticle:
    """Return why a row or table holds no article: its text is empty, or it has none as a list has."""
    if "text" in columns:
        return NoArticle(
            f"nothing in its field {columns['text']}. Expected the article's words. It was left out."
        )
    there = [*map(str, fields)]
    wanted = f"Expected one named {', '.join(names('fields')['text'][:3])} with the article's words."
    if any(map(_ADDRESS.search, there)):
        advice = "Its first line names no columns: write their names above the rows."
    elif "url" in columns:
        title = columns.get("title")
        titles = f", or read its titles alone with --text-column {title}" if title else ""
        advice = f"It lists addresses ({columns['url']}): save the pages and read those{titles}."
    else:
        advice = "It was left out; say which it is with --text-column."
    return NoArticle(f"no text in its fields {listed(there)}. {wanted} {advice}")


def _plain(value: Any, depth: int = 0) -> str:  # noqa: ANN401 — whatever JSON holds
    """Return a field as text; half of a surrogate pair, which no text can hold, becomes U+FFFD."""
    if depth > DEEPEST:
        raise NoArticle(
            f"a field with lists in lists found, more than {DEEPEST} deep. Expected text in it. "
            "It was left out; check how it was written."
        )
    if isinstance(value, list):
        return ", ".join(_plain(one, depth + 1) for one in value)
    if isinstance(value, dict):
        inside = (value[name] for name in names("inside")["value"] if name in value)
        return _plain(next(inside, None), depth + 1)
    text = "" if value is None else str(value)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
