"""Opening: one source becomes one article, whose text is fixed from then on."""

from datetime import date
from os import PathLike
from pathlib import Path

from sayso.errors import InputTooLarge, NoArticle
from sayso.ingest.asked import date_of, source_of, text_of
from sayso.ingest.building import Given, check_size
from sayso.ingest.encoding import Decoded
from sayso.ingest.files import read_file
from sayso.ingest.source import from_bytes, from_decoded
from sayso.ingest.unread import Unread
from sayso.model.article import Article


def open_article(
    source: str | PathLike[str] | bytes,
    *,
    published: str | date | None = None,
    url: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    repair: bool = False,
) -> Article:
    r"""Return the article in `source`: its text, the path of its file, or the bytes of a file.

    A line that names a file that is there is its path.  `repair` mends UTF-8 read as Windows-1252.

    >>> article = open_article("Dam holds\n\nThe dam is safe, mayor Ida Brook said on Monday.")
    >>> article.title.of(article.text), article.language
    ('Dam holds', 'en')

    Raises `InputError` where there is not exactly one article to read, TypeError for what is no source.
    """
    given = Given(
        published=date_of(published),
        url=text_of("url", url),
        language=text_of("language", language),
        outlet=text_of("outlet", outlet),
        repair=repair,
    )
    source = source_of(source)
    if isinstance(source, Path):
        return _from_file(source, given)
    if isinstance(source, bytes):
        return from_bytes(source, given)
    check_size(len(source))
    return from_decoded(Decoded(text=source, encoding="str"), given)


def _from_file(path: Path, given: Given) -> Article:
    found = (one for one in read_file(path, given) if isinstance(one, Article | Unread))
    first = next(found, None)
    if isinstance(first, Unread):
        raise first.error
    if first is None:
        raise NoArticle("no article in it. Expected one. Nothing was read.")
    if next(found, None) is not None:
        raise InputTooLarge(
            "more than one article in it. Expected one. Read them one by one: "
            "`sayso.read_all(path)`, `sayso.ingest.read_paths([path])`, or `sayso read PATH`."
        )
    return first
