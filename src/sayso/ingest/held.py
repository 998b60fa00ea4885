"""Held: the articles in bytes that are held in memory, whose form the bytes themselves show."""

import hashlib
import re
from collections.abc import Iterator
from functools import partial

from sayso.ingest.building import Given
from sayso.ingest.databases import read_document, read_pages
from sayso.ingest.documents import is_document
from sayso.ingest.feed import read_feed
from sayso.ingest.limit import within
from sayso.ingest.printed import PDF, printed_article
from sayso.ingest.saved import is_saved, read_saved
from sayso.ingest.source import decode_file, from_decoded
from sayso.ingest.unread import Item

_HEAD = 4096
_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:rss|feed|rdf:RDF|opml)\b"
)


def read_held(data: bytes, file: str, given: Given, *, suffix: str = "") -> Iterator[Item]:
    """Yield the articles in bytes: a feed, a Word or RTF document, an export, a page, a record or a text.

    `suffix` is the ending of the file's name where that tells a page.
    """
    if _FEED.match(data[:_HEAD]):
        yield from read_feed(data, file, given)
    elif is_saved(data):
        yield within(given.limit, partial(read_saved, data, file, given))
    elif data.startswith(PDF):
        yield within(given.limit, partial(printed_article, data, file, given))
    elif is_document(data):
        yield from read_document(data, file, given)
    else:
        decoded = decode_file(data)
        exported = within(given.limit, partial(read_pages, decoded, file, given, suffix=suffix))
        if exported is not None:
            yield from exported
        else:
            digest = hashlib.sha256(data).hexdigest()
            make = partial(from_decoded, decoded, given, sha256=digest, file=file, suffix=suffix)
            yield within(given.limit, make)
