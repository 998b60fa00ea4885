"""What exports share: what may be chosen, how things are named, and JSON written item by item."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from sayso.model.article import Article, text_sha256
from sayso.model.reading import MadeBy, Reading
from sayso.report.facts.about import About, about
from sayso.report.oneline import one_line

if TYPE_CHECKING:
    from sayso.report.claims.nouns import Claims


def line(value: Any) -> str:  # noqa: ANN401 — whatever JSON holds
    """Return a value as JSON on one line, in the order its fields were given."""
    return one_line(value)


class ItemList:
    r"""Writes an opening, then items one a line with commas between them, then a closing.

    >>> import io
    >>> items = ItemList(stream := io.StringIO(), '{"items": [')
    >>> items.add(1); items.add(2); items.close("]}")
    >>> stream.getvalue()
    '{"items": [\n1,\n2\n]}\n'
    """

    def __init__(self, stream: TextIO, opening: str) -> None:
        self._stream = stream
        self._stream.write(opening)
        self._between = "\n"

    def add(self, item: Any) -> None:  # noqa: ANN401 — whatever JSON holds
        """Write one item."""
        self.write(line(item))

    def write(self, text: str) -> None:
        """Write one item that is JSON already."""
        self._stream.write(self._between + text)
        self._between = ",\n"

    def close(self, closing: str) -> None:
        """Write the end."""
        self._stream.write(f"\n{closing}\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to export: with the articles, or with spans and a little context alone.

    `claims` are what several articles tell, for formats that have a place for it.
    `weak` statements go out where they are asked for, and into formats that tell them from others.
    """

    full_text: bool = False
    weak: bool = False
    claims: "Claims | None" = None


# The terms that no other vocabulary has.
TERMS = "urn:sayso:terms:"

# Identifiers that must be UUIDs are made from names in this space, so that two exports agree.
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:sayso")


def article_name(article: Article) -> str:
    """Return the name of an article for the whole world.

    >>> article_name(Article(text="So.", blocks=(), language="en", id="0a1b"))
    'urn:sayso:0a1b'
    """
    return f"urn:sayso:{quote(article.id, safe='')}"


def part_name(article: Article, part: str) -> str:
    """Return the name of a statement or an assertion of an article.

    >>> part_name(Article(text="So.", blocks=(), language="en", id="0a1b"), "s1")
    'urn:sayso:0a1b:s1'
    """
    return mention_name(article.id, part)


def mention_name(article: str, part: str) -> str:
    """Return `part_name` of an article that is known by its id alone."""
    return f"urn:sayso:{quote(article, safe='')}:{quote(part, safe='')}"


def party_name(article: Article, party: str) -> str:
    """Return the name of a party; one that a correction brought may share its id with a statement.

    >>> article = Article(text="So.", blocks=(), language="en", id="0a1b")
    >>> party_name(article, "p1"), party_name(article, "c1")
    ('urn:sayso:0a1b:p1', 'urn:sayso:0a1b:p-c1')
    """
    return part_name(article, party if party.startswith("p") else f"p-{party}")


def unique(name: str) -> str:
    """Return the UUID of a name, the same wherever it is made."""
    return str(uuid.uuid5(_SPACE, name))


def file_name(article: Article) -> str:
    """Return an article's id as it can stand in a file's name on any system.

    >>> file_name(Article(text="So.", blocks=(), language="en", id="../x"))
    '___x'
    """
    return "".join(one if one.isascii() and (one.isalnum() or one in "-_") else "_" for one in article.id)


def made_with(made: MadeBy) -> str:
    """Return version and models in one line, where a format has room for no more.

    >>> made_with(MadeBy(version="0.1.0", language_pack="en 3", models={"parser": "p 3.8"}))
    'sayso 0.1.0; language pack en 3; parser: p 3.8'
    """
    models = (f"{name}: {value}" for name, value in sorted(made.models.items()))
    return "; ".join((f"sayso {made.version}", f"language pack {made.language_pack}", *models))


def about_article(reading: Reading) -> dict[str, object]:
    """Return what a list of articles tells of one: its names, its hashes and what read it."""
    one = About(**about(reading))
    names = ("article", "file", "url", "outlet", "published", "language", "title", "sha256")
    return {
        **{name: getattr(one, name) for name in names},
        "text_sha256": text_sha256(reading.article.text),
        "made_by": one.made_by.to_dict(),
    }
