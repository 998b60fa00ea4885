"""Fields: the article in one row of a table or one JSON object, by the usual names of its parts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sayso.errors import NoArticle
from sayso.ingest.building import Given, Parts, build_article, check_size
from sayso.ingest.columns import check_columns, map_columns
from sayso.ingest.dates import iso_date
from sayso.ingest.names import names
from sayso.ingest.paragraphs import find_paragraphs
from sayso.ingest.text import kind_of
from sayso.model.article import Article, Block, BlockKind, DateFound, FoundDate
from sayso.model.span import trimmed

BETWEEN = "\n\n"
# How deep the value of a field may be nested: names stand in lists of objects of lists.
DEEPEST = 8


def columns_of(head: Sequence[str], given: Given) -> dict[str, str]:
    """Return for each part of an article the column that holds it, `text` among them.

    Raises `NoColumn` where one that is named is not there, `NoArticle` where none holds a text.
    """
    check_columns(head, given.columns)
    columns = map_columns(head, given.columns)
    if "text" not in columns:
        raise _no_text(head)
    return columns


def from_fields(
    row: Mapping[str, Any], given: Given, *, file: str | None = None, day_first: bool | None = None
) -> Article:
    """Return the article of one row: its text is the title, an empty line and the body.

    Columns of other names are not stored.  Raises `NoArticle` where none holds a text.
    """
    values = {field: _plain(row[column]) for field, column in map_columns(row, given.columns).items()}
    body, title = values.get("text", ""), values.get("title", "").strip()
    if not body.strip():
        raise _no_text(row)
    check_size(len(body) + len(title))
    text, blocks = lay_out(title, body)
    date = iso_date(values.get("published", ""), day_first=day_first)
    parts = Parts(
        text=text,
        blocks=blocks,
        dates=(DateFound(value=date, where=FoundDate.RECORD),) if date else (),
        url=values.get("url") or None,
        outlet=values.get("outlet", "").strip() or None,
        authors=tuple(filter(None, [values.get("authors", "").strip()])),
        language=values.get("language") or None,
        file=file,
        key=values.get("key", "").strip() or None,
    )
    return build_article(parts, given)


def _no_text(fields: Iterable[str]) -> NoArticle:
    return NoArticle(
        f"no text in its fields {', '.join(map(str, fields)) or '(none)'}. Expected one named "
        f"{', '.join(names('fields')['text'][:3])} with the article's words. "
        "It was left out; say which it is with --text-column."
    )


def lay_out(title: str, body: str) -> tuple[str, tuple[Block, ...]]:
    r"""Return the text of an article whose title and body stand apart, and its blocks.

    >>> lay_out("Dam holds", "The dam is safe, she said.")[0]
    'Dam holds\n\nThe dam is safe, she said.'
    """
    text = f"{title}{BETWEEN}{body}" if title else body
    heading = trimmed(text, 0, len(title)) if title else None
    first = [Block(span=heading, kind=BlockKind.TITLE)] if heading else []
    spans = list(find_paragraphs(text, len(text) - len(body)))
    return text, (
        *first,
        *(Block(span=span, kind=kind_of(text, span, last=span is spans[-1])) for span in spans),
    )


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
