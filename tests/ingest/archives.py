"""Web archives made for the tests, by the library that most crawlers use."""

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DATE = "2026-03-02T10:00:00Z"
HOST = "https://halden-post.example"


class Fetched(NamedTuple):
    """What the crawler fetched: a path, the body as sent, and its head."""

    path: str
    body: bytes
    kind: str = "text/html; charset=utf-8"
    status: str = "200 OK"
    headers: Sequence[tuple[str, str]] = ()
    warc: dict[str, str] | None = None


def lines(town: str) -> list[str]:
    """Return the paragraphs of an article; no two are alike, for copies are left out of pages."""
    return [
        f"The dam above {town} is safe, mayor Ida Brook told the council on Monday evening.",
        f"The river Aune had risen by two metres since Friday, engineer Tomas Reyl of {town} said.",
        f"Farmers below {town} were told to move their cattle to higher ground until the weekend.",
    ]


def page(town: str = "Halden") -> bytes:
    """Return a page with an article."""
    said = "".join(f"<p>{line}</p>" for line in lines(town))
    return f"<html><body><article><h1>Dam at {town} holds</h1>{said}</article></body></html>".encode()


def text_of(town: str = "Halden") -> str:
    """Return the text of that article."""
    return "\n\n".join([f"Dam at {town} holds", *lines(town)])


def warc(*fetched: Fetched, zipped: bool = True) -> bytes:
    """Return a WARC with a response record for each."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=zipped)
    writer.write_record(writer.create_warcinfo_record("halden.warc.gz", {"software": "test"}))
    for one in fetched:
        headers = [("Content-Type", one.kind), *one.headers]
        writer.write_record(
            writer.create_warc_record(
                HOST + one.path,
                "response",
                payload=io.BytesIO(one.body),
                http_headers=StatusAndHeaders(one.status, headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": DATE, **(one.warc or {})},
            )
        )
    return buffer.getvalue()


def record(kind: str, url: str, body: bytes, *, zipped: bool = True, **settings: Any) -> bytes:  # noqa: ANN401
    """Return one record of another kind."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=zipped)
    writer.write_record(writer.create_warc_record(url, kind, payload=io.BytesIO(body), **settings))
    return buffer.getvalue()


def revisit(path: str, body: bytes, **settings: Any) -> bytes:  # noqa: ANN401
    """Return a record that says: the same bytes again, under this path, a day later."""
    import base64

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    digest = "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()
    writer.write_record(
        writer.create_revisit_record(
            HOST + path,
            digest,
            settings.get("refers_to", HOST + path),
            DATE,
            http_headers=StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": "2026-03-03T10:00:00Z"},
        )
    )
    return buffer.getvalue()


def wacz(
    path: Path, archives: dict[str, bytes], pages: Sequence[str] | None, *, lie: str | None = None
) -> Path:
    """Write a package of archives and return its path; the digest of the file named `lie` is wrong."""
    files = {f"archive/{name}": data for name, data in archives.items()}
    if pages is not None:
        lines = [{"format": "json-pages-1.0", "id": "pages"}, *({"url": HOST + one} for one in pages)]
        files["pages/pages.jsonl"] = "\n".join(map(json.dumps, lines)).encode()
    resources = [
        {"path": name, "hash": f"sha256:{hashlib.sha256(b'' if name == lie else data).hexdigest()}"}
        for name, data in files.items()
    ]
    files["datapackage.json"] = json.dumps({"profile": "data-package", "resources": resources}).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return path


def gzipped(body: bytes) -> bytes:
    """Return a body compressed as servers do."""
    return gzip.compress(body, mtime=0)
