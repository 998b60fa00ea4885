"""Elements: what the name, class and attributes of an element say of the text inside."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from sayso.ingest.markup import Piece, attributes
from sayso.ingest.names import names
from sayso.model.article import BlockKind

_CLASS_WORD = re.compile(r"[^\W_]+")
_CLASS = re.compile(r"\bclass\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_KINDS = {
    "h1": BlockKind.TITLE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "dt"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dd"), BlockKind.LIST_ITEM),
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
# The whole page, or all of its article: their classes tell of the page, not of the text.
WHOLE = frozenset({"html", "body", "main", "article"})
_LEAVES = (
    ("caption", BlockKind.CAPTION),
    ("lead", BlockKind.LEAD),
    ("furniture", BlockKind.FURNITURE),
    ("rubric", BlockKind.HEADER),
)


class Role(StrEnum):
    """What an element holds beside the text: who wrote it, when, or in which section."""

    AUTHOR = "author"
    DATE = "date"
    MODIFIED = "modified"
    SECTION = "section"


class Marks(NamedTuple):
    """What an element says: its text's kind, whether it stands outside the article, and its role.

    `leaf` is what its class says of it, which is believed of leaves only; `apart` what signs a quotation.
    """

    kind: BlockKind | None = None
    outside: bool = False
    post: bool = False
    leaf: BlockKind | None = None
    role: Role | None = None
    value: str = ""
    apart: bool = False
    classes: str = ""


def shows_as(name: str) -> bool:
    """Return whether a browser begins a new line at an element; those it does not know it shows in the line.

    >>> shows_as("p"), shows_as("q"), shows_as("my-word")
    (True, False, False)
    """
    return name in _blocks()


def sections_in(classes: str) -> Iterator[str]:
    """Yield the sections that the classes of a whole page or article name.

    >>> list(sections_in("single category-opinion wide"))
    ['opinion']
    """
    for word in classes.lower().split():
        prefix, mark, section = word.partition("-")
        if mark and prefix in _known("classes", "section"):
            yield section


def marks_of(piece: Piece) -> Marks:
    """Return what a tag says of the text inside."""
    inside = piece.inside
    match = _CLASS.search(inside) if inside else None
    classes = (match.group(1) or match.group(2) or match.group(3) or "").lower() if match else ""
    marks = _marks(piece.name, classes)
    if piece.name != "time" and "itemprop" not in inside and "rel=" not in inside:
        return marks
    found = attributes(piece)
    told = {*found.get("itemprop", "").lower().split(), *found.get("rel", "").lower().split()}
    role = next((Role(name) for name, words in names("itemprops").items() if told & {*words}), marks.role)
    if piece.name == "time" and role is None:
        role = Role.DATE
    return marks._replace(role=role, value=found.get("datetime") or found.get("content") or "")


@lru_cache(maxsize=16_384)
def _marks(name: str, classes: str) -> Marks:
    parts: set[str] = set()
    words: list[str] = []
    if classes and name not in WHOLE:
        words = classes.split()
        parts = {*_CLASS_WORD.findall(classes), *words}
    leaf = next((kind for key, kind in _LEAVES if not parts.isdisjoint(_known("classes", key))), None)
    role = next((Role(key) for key in names("roles") if not parts.isdisjoint(_known("roles", key))), None)
    if role and not parts.isdisjoint(_known("no_roles", "author")):
        role = None
    return Marks(
        kind=_KINDS.get(name),
        outside=name in _known("tags", "outside"),
        post=not _known("classes", "embed").isdisjoint(words),
        leaf=leaf,
        role=role,
        apart=role is not None and name not in {"a", "time"},
        classes=classes,
    )


@lru_cache(maxsize=32)
def _known(table: str, key: str) -> frozenset[str]:
    return frozenset(names(table)[key])


@lru_cache(maxsize=1)
def _blocks() -> frozenset[str]:
    return frozenset(names("shown")["block"])
