"""One example of each form of input, and one that is broken, of invented words."""

import gzip
import json
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

SAID = "The dam above Halden is safe, mayor Ida Brook told the council on Monday, after three days of rain."
PAGE = (
    "<!doctype html><html><body><article><h1>Dam holds</h1>"
    f"<p>{SAID}</p><p>{SAID}</p></article></body></html>"
)
RSS = (
    "<rss version='2.0'><channel><title>Wire</title>"
    f"<item><title>Dam</title><description>{SAID}</description></item>"
)
WARC = (
    b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://halden.example/dam\r\n"
    b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n"
)
MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://halden.example/dam\r\n"
    b"Date: Tue, 3 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n'
    b"Content-Transfer-Encoding: 8bit\r\n\r\n%b\r\n--b--\r\n"
)


def docx() -> bytes:
    """Return a Word document of one paragraph."""
    held = BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(held, "w") as package:
        words = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{words}</w:body></w:document>'
        )
    return held.getvalue()


def xlsx() -> bytes:
    """Return a spreadsheet of a head and one row."""
    held = BytesIO()
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(
        f"<row>{''.join(cell.format(words) for words in row)}</row>"
        for row in (("title", "text", "date"), ("Dam holds", SAID, "2026-03-02"))
    )
    part = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    with zipfile.ZipFile(held, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{kinds}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{part}sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{part}worksheet+xml"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{links}"><Relationship Id="a" Type="{office}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        package.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{space}" xmlns:r="{office}"><sheets><sheet name="News" sheetId="1" r:id="a"/>'
            "</sheets></workbook>",
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{links}"><Relationship Id="a" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        package.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>',
        )
    return held.getvalue()


def pdf(*pages: str) -> bytes:
    """Return a PDF with these lines, one a page; a page without a line is a scan."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{4 + 2 * row} 0 R" for row in range(len(pages)))
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for row, words in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 200]/Contents {5 + 2 * row} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        drawn = f"BT /F 10 Tf 20 100 Td ({words}) Tj ET".encode() if words else b""
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn))
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%b endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            len(data),
        )
    )


def ods() -> bytes:
    """Return an OpenDocument spreadsheet of a head and one row."""
    held = BytesIO()
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(cell.format(words) for words in row)}</table:table-row>"
        for row in (("title", "text", "date"), ("Dam holds", SAID, "2026-03-02"))
    )
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{space}manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
        package.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{space}office:1.0" xmlns:table="{space}table:1.0" '
            f'xmlns:text="{space}text:1.0"><office:body><office:spreadsheet><table:table table:name="News">'
            f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return held.getvalue()


def parquet() -> bytes:
    """Return a Parquet file of one row."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow.parquet import write_table

    held = BytesIO()
    write_table(pyarrow.table({"id": ["1"], "text": [SAID]}), held)
    return held.getvalue()


def wacz() -> bytes:
    """Return a package of one web archive."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("archive/data.warc.gz", gzip.compress(WARC % (len(PAGE), PAGE.encode())))
    return held.getvalue()


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


ADDRESS = "https://halden.example/dam"
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Wire</title><entry><title>Dam</title><id>1</id>"
    "<updated>2026-03-02T24:00:00Z</updated><content type='html'>{}</content></entry></feed>"
)
LEXIS = (
    "The Halden Post\n\nMarch 2, 2026 Monday\n\nDam holds\n\nBYLINE: Jon Aldery\n\nLENGTH: 523 words"
    f"\n\n{SAID}\n\nLOAD-DATE: March 3, 2026\n"
)
FACTIVA = (
    f"Dam holds\nJon Aldery\n523 words\n2 March 2026\nThe Halden Post\nHALPOS\n4\nEnglish\n\n{SAID}\n\n"
    "Document HALPOS0020260302em32000b1\n"
)
NEXIS = (
    f"Dam holds\n\nThe Halden Post\n\nMarch 2, 2026 Monday\n\nLength: 523 words\n\nBody\n\n{SAID}\n\n"
    "Load-Date: March 3, 2026\n\nEnd of Document\n"
)
EVENT_REGISTRY = {
    "articles": {"results": [{"uri": "8", "title": "Dam", "body": SAID, "source": {"title": "Halden Post"}}]}
}
GUARDIAN = {"response": {"results": [{"id": "9", "webTitle": "Dam", "fields": {"bodyText": SAID}}]}}
GDELT = {"articles": [{"url": ADDRESS, "title": "Dam", "seendate": "20260302T101500Z", "text": SAID}]}
MEDIA_CLOUD = f'stories_id,publish_date,title,media_name,text\n7,2026-03-02,Dam,Halden Post,"{SAID}"\n'

# The name of a file with what stands in it; each gives one article that holds `SAID`.
FORMS: dict[str, Callable[[], bytes]] = {
    "plain.txt": SAID.encode,
    "record.txt": f"date 2026-03-02 {ADDRESS}\nDam holds\n\n{SAID}".encode,
    "headed.txt": f"Title: Dam holds\nDate: March 2, 2026\nURL: {ADDRESS}\n\n{SAID}".encode,
    "utf16.txt": lambda: SAID.encode("utf-16"),
    "marked.md": f"# Dam holds\n\n{SAID}".encode,
    "page.html": PAGE.encode,
    "page.xhtml": PAGE.encode,
    "saved.mhtml": lambda: MHTML % PAGE.encode(),
    "lines.jsonl": lambda: _json({"text": SAID}),
    "list.json": lambda: _json([{"text": SAID}]),
    "newsapi.json": lambda: _json({"status": "ok", "articles": [{"content": SAID}]}),
    "registry.json": lambda: _json(EVENT_REGISTRY),
    "guardian.json": lambda: _json(GUARDIAN),
    "gdelt.json": lambda: _json(GDELT),
    "table.csv": f'id,text\n1,"{SAID}"\n'.encode,
    "excel.csv": f'sep=;\nid;text\n1;"{SAID}"\n'.encode,
    "marked.csv": f'id,text\n1,"<p>{SAID}</p>"\n'.encode,
    "cloud.csv": MEDIA_CLOUD.encode,
    "table.tsv": f"id\ttext\n1\t{SAID}\n".encode,
    "sheet.xlsx": xlsx,
    "sheet.ods": ods,
    "rows.parquet": parquet,
    "printed.pdf": lambda: pdf(SAID),
    "written.docx": docx,
    "written.rtf": (r"{\rtf1\ansi " + SAID + "}").encode,
    "lexis.txt": LEXIS.encode,
    "nexis.txt": NEXIS.encode,
    "factiva.txt": FACTIVA.encode,
    "feed.rss": f"{RSS}</channel></rss>".encode,
    "feed.atom": ATOM.format(SAID).encode,
    "escaped.xml": ATOM.format(f"&amp;lt;p&amp;gt;{SAID}&amp;lt;/p&amp;gt;").encode,
    "crawl.warc": lambda: WARC % (len(PAGE), PAGE.encode()),
    "crawl.warc.gz": lambda: gzip.compress(WARC % (len(PAGE), PAGE.encode())),
    "crawl.wacz": wacz,
}
# The same forms broken, each with a part of the line that tells it.
BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "plain.txt": (lambda: b"\x00\x01\x02" * 50, "control characters"),
    "record.txt": (f"date 2026-03-02 {ADDRESS}\n".encode, "the first line of a record, and nothing after it"),
    "marked.md": (lambda: b" \n", "no byte in it"),
    "page.html": (lambda: b"<html><body><nav>Home</nav></body></html>", "no article on this page"),
    "saved.mhtml": (
        lambda: MHTML.replace(b"text/html", b"text/css") % PAGE.encode(),
        "no part of it is a page",
    ),
    "lines.jsonl": (lambda: _json({"text": SAID}) + b"\n{broken\n", "lines.jsonl:2: no JSON object"),
    "list.json": (lambda: b'[{"text": "So."}, 5]', "list.json:2: int found"),
    "newsapi.json": (
        lambda: _json({"articles": [{"content": SAID}, {"content": None}]}),
        "newsapi.json:2: nothing in its field content",
    ),
    "gdelt.json": (
        lambda: _json({"articles": [{"url": ADDRESS, "title": "Dam"}]}),
        "It lists addresses (url)",
    ),
    "table.csv": (f'id,text\n1,"{SAID}"\n2,\n'.encode, "table.csv:2: nothing in its field text"),
    "bare.csv": (f"1,{ADDRESS},Dam\n".encode, "Its first line names no columns"),
    "table.tsv": (lambda: b"id\tmood\n1\tgood\n", "no text in its fields id, mood"),
    "sheet.xlsx": (lambda: xlsx()[:300], "no whole spreadsheet"),
    "sheet.ods": (lambda: ods()[:300], "no whole spreadsheet"),
    "rows.parquet": (lambda: parquet()[:60], "rows.parquet: no "),
    "printed.pdf": (lambda: pdf(""), "as a scan has none"),
    "named.pdf": (lambda: b"The dam is safe, she said.", "it does not begin with %PDF-"),
    "written.docx": (lambda: docx()[:200], "no whole DOCX"),
    "written.rtf": (lambda: b"{\\rtf1 }", "written.rtf: no "),
    "nexis.txt": (lambda: b"Length: 5 words\nEnd of Document\n", "nexis.txt"),
    "feed.rss": (lambda: b"<rss><channel><item></item></channel></rss>", "no words in this entry"),
    "feed.atom": (lambda: ATOM.format("").encode(), "no words in this entry"),
    "broken.xml": (f"{RSS}<item><title>".encode, "not well-formed"),
    "crawl.warc": (lambda: (WARC % (len(PAGE), PAGE.encode()))[:-300], "crawl.warc"),
    "crawl.wacz": (lambda: wacz()[:120], "crawl.wacz"),
}
