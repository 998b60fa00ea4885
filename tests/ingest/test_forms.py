"""Every form of input, once as it should be and once broken."""

import gzip
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from sayso.ingest import Skipped, Unread, read_paths
from sayso.model.article import Article

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


FORMS = {
    "a.txt": SAID.encode(),
    "b.md": f"# Dam holds\n\n{SAID}".encode(),
    "c.html": PAGE.encode(),
    "d.jsonl": json.dumps({"text": SAID}).encode(),
    "e.json": json.dumps({"status": "ok", "articles": [{"content": SAID}]}).encode(),
    "f.csv": f'id,text\n1,"{SAID}"\n'.encode(),
    "g.tsv": f"id\ttext\n1\t{SAID}\n".encode(),
    "h.rss": f"{RSS}</channel></rss>".encode(),
    "i.warc": WARC % (len(PAGE), PAGE.encode()),
    "j.warc.gz": gzip.compress(WARC % (len(PAGE), PAGE.encode())),
    "k.docx": docx(),
    "l.mhtml": MHTML % PAGE.encode(),
}
BROKEN = {
    "a.txt": (b"\x00\x01\x02" * 50, "control characters"),
    "b.md": (b" \n", "no byte in it"),
    "c.html": (b"<html><body><nav>Home</nav></body></html>", "no article on this page"),
    "d.jsonl": (json.dumps({"text": SAID}).encode() + b"\n{broken\n", "d.jsonl:2"),
    "e.json": (b'{"articles": [{"content": "So."}, 5]}', "e.json:2"),
    "f.csv": (f'id,text\n1,"{SAID}"\n2,\n'.encode(), "f.csv:2"),
    "h.rss": (b"<rss><channel><item></item></channel></rss>", "no words in this entry"),
    "i.warc": ((WARC % (len(PAGE), PAGE.encode()))[:-300], "i.warc"),
    "k.docx": (docx()[:200], "k.docx"),
    "l.mhtml": (MHTML.replace(b"text/html", b"text/css") % PAGE.encode(), "no part of it is a page"),
}


def read(path: Path) -> tuple[list[Article], list[str]]:
    """Return the articles of a path, and what is told of the rest, with the names."""
    told: list[str] = []
    found = [*read_paths([path], skipped=lambda one: told.append(f"{one.file}: {one.reason}"))]
    told += [f"{one.file}: {one.reason}" for one in found if isinstance(one, Unread)]
    return [one for one in found if isinstance(one, Article)], told


@pytest.mark.parametrize("name", FORMS)
def test_each_form_is_read(name: str, tmp_path: Path) -> None:
    """One example of each form gives one article with its words, and nothing to tell."""
    (tmp_path / name).write_bytes(FORMS[name])
    articles, told = read(tmp_path / name)
    assert [SAID in article.text for article in articles] == [True]
    assert not told


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told(name: str, tmp_path: Path) -> None:
    """A broken file, or the broken row of one, has one clear line."""
    data, says = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    _, told = read(tmp_path / name)
    assert any(says in line for line in told), told


def test_a_folder_of_all_forms_is_read(tmp_path: Path) -> None:
    """Forms stand side by side: each file gives its article, and a broken one costs itself alone."""
    for name, data in FORMS.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "z.html").write_bytes(b"<html><body>Menu</body></html>")
    articles, told = read(tmp_path)
    assert len(articles) == len(FORMS)
    assert len(told) == 1


def test_a_saved_page_has_its_address_and_date() -> None:
    """What the browser wrote above the page is kept."""
    from sayso.ingest.building import Given
    from sayso.ingest.saved import is_saved, read_saved

    data = MHTML % PAGE.encode()
    article = read_saved(data, "l.mhtml", Given())
    assert is_saved(data)
    assert (article.url, article.retrieved) == ("https://halden.example/dam", "2026-03-03T10:00:00+00:00")


def test_a_spreadsheet_is_a_table(tmp_path: Path) -> None:
    """Each row below the head is an article, known by its number."""
    pytest.importorskip("python_calamine")
    (tmp_path / "n.xlsx").write_bytes(xlsx())
    (article,), told = read(tmp_path / "n.xlsx")
    assert (article.text, article.published, article.key) == (
        f"Dam holds\n\n{SAID}",
        "2026-03-02",
        "n.xlsx:1",
    )
    (tmp_path / "n.xlsx").write_bytes(xlsx()[:300])
    assert "no whole spreadsheet" in read(tmp_path / "n.xlsx")[1][0]
    assert not told


def test_a_pdf_leads_back_to_its_pages(tmp_path: Path) -> None:
    """A block has the number of its page; a scan is told."""
    pytest.importorskip("pypdfium2")
    (tmp_path / "n.pdf").write_bytes(pdf(SAID, "The union said so too.", ""))
    (article,), _ = read(tmp_path / "n.pdf")
    assert [(block.page.start, block.span.of(article.text)) for block in article.blocks if block.page] == [
        (0, SAID),
        (1, "The union said so too."),
    ]
    assert article.notes == ("of its 3 pages, 1 have no text, as scans: 3.",)
    (tmp_path / "n.pdf").write_bytes(pdf(""))
    assert "as a scan has none" in read(tmp_path / "n.pdf")[1][0]


@pytest.mark.parametrize(
    ("name", "library", "extra"), [("n.xlsx", "python_calamine", "sheets"), ("n.pdf", "pypdfium2", "pdf")]
)
def test_an_extra_that_is_missing_is_named(
    name: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message has the line that installs it."""
    monkeypatch.setitem(__import__("sys").modules, library, None)
    (tmp_path / name).write_bytes(xlsx() if name.endswith("x") else pdf(SAID))
    assert f"pip install 'sayso[{extra}]'" in read(tmp_path / name)[1][0]


def test_skipped_is_not_lost(tmp_path: Path) -> None:
    """What holds no articles is told by name."""
    (tmp_path / "tune.mp3").write_bytes(b"x")
    told: list[Skipped] = []
    assert [*read_paths([tmp_path], skipped=told.append)] == []
    assert [Path(one.file).name for one in told] == ["tune.mp3"]
