"""Exports of news databases: several articles in one file.

Their words are ours; the layout follows what the databases publish of theirs.
"""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from sayso.errors import DamagedArchive, InputTooLarge, MissingExtra
from sayso.ingest import Unread, documents, read_paths
from sayso.ingest.building import Given, check_size
from sayso.ingest.documents import document_text
from sayso.ingest.held import read_held
from sayso.model.article import Article, BlockKind

BODY = (
    "The dam above Halden is safe, mayor Ida Brook told the council on Monday evening.",
    "“We watch it day and night,” engineer Tomas Reyl said.",
)
NEXIS = """User Name: reader
Date and Time: Tuesday, March 3, 2026 9:12:00 AM CET
Job Number: 1234567
Documents (2)
1. Dam at Halden holds
2. Dam at Velmouth holds
Search Terms: dam and council

Page 1 of 2

Dam at {town} holds

The {town} Post

March 2, 2026 Monday

Copyright 2026 {town} Media All Rights Reserved

Section: NEWS; Pg. 4

Length: 523 words

Byline: Jon Aldery

Body

{body}

Graphic

Photo: the dam

Classification

Language: ENGLISH

Publication-Type: Newspaper

Load-Date: March 3, 2026

End of Document
"""
ACADEMIC = """                               {number} of 2 DOCUMENTS

                               The {town} Post

                              March 2, 2026 Monday
                                 Final Edition

Dam at {town} holds

BYLINE: Jon Aldery

SECTION: NEWS; Pg. 4

LENGTH: 523 words

DATELINE: HALDEN

{body}

LOAD-DATE: March 3, 2026

LANGUAGE: ENGLISH

                       Copyright 2026 {town} Media
                              All Rights Reserved
"""
FACTIVA = """News
Dam at {town} holds
By Jon Aldery
523 words
2 March 2026
10:15
The {town} Post
HALPOS
4
English
Copyright 2026 {town} Media

{body}

Document HALPOS0020260302em32000b{number}

"""
CODES = """SE  News
HD  Dam at {town} holds
BY  By Jon Aldery
WC  523 words
PD  2 March 2026
SN  The {town} Post
SC  HALPOS
LA  English
CY  Copyright 2026 {town} Media
LP
{first}
TD
{second}
NS  gdam : Dams
AN  Document HALPOS0020260302em32000b{number}

"""
COPYRIGHT = "© 2026 Factiva, Inc. All rights reserved.\nSearch Summary\nText dam and council\n"
TOWNS = ("Halden", "Velmouth")


def export(form: str) -> str:
    """Return an export of two articles in one of the forms."""
    texts = [
        form.format(town=town, body="\n\n".join(BODY), first=BODY[0], second=BODY[1], number=number)
        for number, town in enumerate(TOWNS, 1)
    ]
    if form is NEXIS:
        texts[1] = texts[1][texts[1].index("Dam at Velmouth holds\n\nThe") :]
    return "".join(texts) + (COPYRIGHT if form in (FACTIVA, CODES) else "")


def check(found: list[Article | Unread], name: str) -> None:
    """Check that both articles were found, whole and apart."""
    assert [type(one) for one in found] == [Article, Article]
    for number, (article, town) in enumerate(zip(found, TOWNS, strict=True), 1):
        assert isinstance(article, Article)
        assert (article.file or "").endswith(f"{name}:{number}")
        assert article.title is not None
        assert article.title.of(article.text) == f"Dam at {town} holds"
        assert (article.outlet, article.published) == (f"The {town} Post", "2026-03-02")
        assert article.authors == ("Jon Aldery",)
        assert article.language == "en"
        prose = [one.span.of(article.text) for one in article.blocks if one.kind is BlockKind.PARAGRAPH]
        assert prose == list(BODY)


def text_file(folder: Path, text: str) -> Path:
    """Write an export as text."""
    (folder / "export.txt").write_text(text)
    return folder / "export.txt"


def page_file(folder: Path, text: str) -> Path:
    """Write an export as a page of HTML, fields with codes as rows of a table."""
    rows = [line.replace("  ", "</td><td>", 1) for line in text.splitlines() if line.strip()]
    lines = "".join(f"<tr><td>{row}</td></tr>" if "<td>" in row else f"<p>{row}</p>" for row in rows)
    (folder / "export.html").write_text(f"<!DOCTYPE html><html><body>{lines}</body></html>")
    return folder / "export.html"


def word_file(folder: Path, text: str) -> Path:
    """Write an export as a Word document, by the library that most programs use."""
    document = pytest.importorskip("docx").Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(folder / "export.docx")
    return folder / "export.docx"


def rtf_file(folder: Path, text: str) -> Path:
    """Write an export as RTF."""
    pytest.importorskip("striprtf")
    escaped = "".join(one if ord(one) < 128 else f"\\u{ord(one)}?" for one in text)
    lines = escaped.replace("\n", "\\par\n")
    (folder / "export.rtf").write_text(f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl\\f0 Arial;}}\n{lines}}}")
    return folder / "export.rtf"


@pytest.mark.parametrize("write", [text_file, page_file, word_file, rtf_file])
@pytest.mark.parametrize("form", [NEXIS, ACADEMIC, FACTIVA, CODES], ids=["new", "old", "factiva", "codes"])
def test_each_article_is_found_with_what_it_says_of_itself(tmp_path: Path, form: str, write: object) -> None:
    """Four layouts in four kinds of file give the same two articles."""
    path = write(tmp_path, export(form))  # type: ignore[operator]
    check(list(read_paths([path])), path.name)  # type: ignore[arg-type]


def test_the_text_is_that_of_the_part(tmp_path: Path) -> None:
    """Every word of the part stands in it; what it says of itself is no prose; the cover is left out."""
    text = export(NEXIS)
    first, second = read_paths([text_file(tmp_path, text)])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text in text
    assert first.text.startswith("Dam at Halden holds\n\nThe Halden Post")
    assert first.text.endswith("Load-Date: March 3, 2026")
    assert "reader" not in first.text + second.text
    headers = [one.span.of(first.text) for one in first.blocks if one.kind is BlockKind.HEADER]
    assert "Length: 523 words" in headers
    assert "Load-Date: March 3, 2026" in headers


def test_the_database_key_is_kept(tmp_path: Path) -> None:
    """Factiva numbers its articles."""
    found = list(read_paths([text_file(tmp_path, export(FACTIVA))]))
    assert [one.key for one in found if isinstance(one, Article)] == [
        "HALPOS0020260302em32000b1",
        "HALPOS0020260302em32000b2",
    ]


def test_blocks_of_a_page_lead_back_to_it(tmp_path: Path) -> None:
    """As in any page."""
    path = page_file(tmp_path, export(NEXIS))
    first = next(iter(read_paths([path])))
    assert isinstance(first, Article)
    page = path.read_text()
    for block in first.blocks:
        assert block.page is not None
        assert block.page.of(page) == block.span.of(first.text)


def test_a_page_without_a_head_is_one_by_its_name(tmp_path: Path) -> None:
    """Some exports are saved without what pages begin with."""
    path = page_file(tmp_path, export(FACTIVA))
    path.write_text(path.read_text().removeprefix("<!DOCTYPE html><html><body>"))
    check(list(read_paths([path])), path.name)


def test_an_article_without_a_body_is_told(tmp_path: Path) -> None:
    """A picture alone has a head and no text."""
    text = export(NEXIS).replace("\n\n".join(BODY), "", 1)
    first, second = read_paths([text_file(tmp_path, text)])
    assert isinstance(first, Unread)
    assert "no text below the head" in first.reason
    assert isinstance(second, Article)


def test_a_text_that_only_mentions_the_marks_is_no_export(tmp_path: Path) -> None:
    """A mark alone on a line and a length line are needed."""
    (article,) = read_paths([text_file(tmp_path, f"Dam holds\n\n{BODY[0]}\n\nEnd of Document\n")])
    assert isinstance(article, Article)
    assert article.text.endswith("End of Document\n")


def test_a_letter_as_word_document_is_one_article(tmp_path: Path) -> None:
    """Tables and line breaks are read in order."""
    (article,) = read_paths([word_file(tmp_path, "\n".join(["Dam holds", *BODY]))])
    assert isinstance(article, Article)
    assert [one.span.of(article.text) for one in article.blocks] == ["Dam holds", *BODY]


def test_broken_documents_are_told(tmp_path: Path) -> None:
    """A Word document that breaks off, one that is none, and one that would unpack without end."""
    data = word_file(tmp_path, "Dam holds").read_bytes()
    with pytest.raises(DamagedArchive, match="save it again"):
        document_text(data[:-50])
    for xml in (b"", b"<a", b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>', b" " * 201_000_000):
        with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/document.xml", xml)
        (found,) = read_paths([tmp_path / "a.docx"])
        assert isinstance(found, Unread)


@pytest.mark.parametrize(
    ("begin", "again", "text"),
    [
        (b"<w:p>", b"<a/>", ""),
        (b"<w:p>", b"<!--a-->", ""),
        (b"<w:p>", b"<w:t/>", ""),
        (b"", b"<w:p/>", None),
        (b"<w:p>", b"<w:tab/>", None),
        (b"<w:p>", b"<w:t>" + b"a" * 1000 + b"</w:t>", None),
    ],
)
def test_a_small_document_fills_no_memory(
    begin: bytes, again: bytes, text: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks leave nothing behind, and the text is gathered no further than a file can be long."""
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(documents, "check_size", lambda size, largest=100_000: check_size(size, largest))
    packed = io.BytesIO()
    name = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inside = begin + again * (6_000_000 // len(again)) + begin.replace(b"<", b"</")
    xml = b'<w:d xmlns:w="%s">%s</w:d>' % (name, inside)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", xml)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if text is None:
        with pytest.raises(InputTooLarge):
            document_text(packed.getvalue())
    else:
        assert document_text(packed.getvalue()) == text
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


@pytest.mark.parametrize(
    "data", [b"{\\rtf1 \\u-99999999999?}", b"{\\rtf1 \\ansicpg99999 \\'ff}", b"{\\rtf1" * 5000]
)
def test_broken_rtf_is_told_or_read(data: bytes) -> None:
    """No bytes end in a traceback."""
    pytest.importorskip("striprtf")
    with suppress(DamagedArchive):
        document_text(data).encode()


def test_without_the_library_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """RTF is an extra."""
    import sys

    monkeypatch.setitem(sys.modules, "striprtf", None)
    monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
    with pytest.raises(MissingExtra, match=r"pip install 'sayso\[nexis\]'"):
        document_text(b"{\\rtf1 Dam holds}")


def test_a_single_document_is_known_by_its_labels() -> None:
    """No mark stands between articles where there is one."""
    text = (
        "The Tarn Post\n\nMarch 3, 2026 Tuesday\n\nWhat the pier means\n\nBYLINE: Ilsa Crane\n\n"
        "SECTION: NEWS\n\nLENGTH: 12 words\n\nThe pier is safe, she said.\n\nLOAD-DATE: March 4, 2026\n"
    )
    (article,) = read_held(text.encode(), "one.txt", Given())
    assert isinstance(article, Article)
    assert article.title is not None
    assert article.title.of(article.text) == "What the pier means"
    assert (article.outlet, article.published, article.authors) == (
        "The Tarn Post",
        "2026-03-03",
        ("Ilsa Crane",),
    )


def test_a_byline_without_by_stands_below_the_title() -> None:
    """Names in capitals between the title and the length are no title."""
    text = (
        "NEWS\nPier work to start\nIlsa Crane and Tom Vane\n112 words\n3 March 2026\nTarn Post\nTARNVP\n"
        "(c) 2026 Tarn Post\n\nThe pier is safe.\n\nDocument TARNVP0020260303em3300002\n"
    )
    (article,) = read_held(text.encode(), "one.txt", Given())
    assert isinstance(article, Article)
    assert article.title is not None
    assert (article.title.of(article.text), article.authors) == (
        "Pier work to start",
        ("Ilsa Crane", "Tom Vane"),
    )


def test_a_title_below_the_head_is_text() -> None:
    """A part whose lines stand in no known order is read, not lost."""
    text = "Length:0 words\nBody\n2\nThe pier is safe.\ny\nMarch 2, 2026\nEnd of Document\n"
    (found,) = read_held(text.encode(), "one.txt", Given())
    assert isinstance(found, Article)
