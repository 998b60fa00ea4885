"""Saved pages in one file: the page in an MHTML file, as browsers write it with all that it shows."""

import hashlib
import re
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from sayso.errors import NoArticle
from sayso.ingest.building import Given, check_size
from sayso.ingest.dates import iso_date
from sayso.ingest.names import names
from sayso.ingest.source import decode_file, from_decoded
from sayso.model.article import Article

_HEAD = 4096
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_PARTS = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def is_saved(data: bytes) -> bool:
    """Return by its first lines whether a file is a page saved as MHTML."""
    head = data[:_HEAD]
    return _MIME.search(head) is not None and _PARTS.search(head) is not None


def read_saved(data: bytes, file: str, given: Given) -> Article:
    """Return the article on the page of an MHTML file: its first part that is a page.

    Raises `NoArticle` where there is none.
    """
    check_size(len(data))
    try:
        message = message_from_bytes(data)
        page = next((part for part in message.walk() if _is_page(part)), None)
        body = page.get_payload(decode=True) if page is not None else None
    except (MessageError, ValueError, LookupError, RecursionError) as problem:
        raise _none(str(problem)) from problem
    if page is None or not isinstance(body, bytes) or not body.strip():
        raise _none("no part of it is a page")
    url = given.url or _address(message) or _address(page)
    known = replace(given, url=url, retrieved=given.retrieved or iso_date(str(message.get("date", ""))))
    decoded = decode_file(body, declared=page.get_content_charset())
    suffix = names("files")["pages"][0]
    return from_decoded(decoded, known, sha256=hashlib.sha256(data).hexdigest(), file=file, suffix=suffix)


def _is_page(part: Message) -> bool:
    return part.get_content_type() in names("media")["pages"]


def _address(part: Message) -> str | None:
    """Return where a part was found, as Chromium or others say it."""
    found = (str(part.get(name, "")).strip() for name in ("Snapshot-Content-Location", "Content-Location"))
    return next((url for url in found if url.startswith(("http://", "https://"))), None)


def _none(reason: str) -> NoArticle:
    return NoArticle(
        f"no page in this MHTML file: {reason}. Expected one saved by a browser. "
        "Nothing was read; save the page again."
    )
