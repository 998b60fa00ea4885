"""Growth: hostile input four times as long takes no more than some eight times the processor time."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ingest import Given
from sayso.ingest.files import read_file
from sayso.ingest.unread import Unread
from sayso.model.article import Article
from tests.ingest.forms import FACTIVA, NEXIS, RSS, SAID, ods, xlsx
from tests.spent import processor_time

# Four times in a straight line, sixteen with the square.  Most of these take four times as much, a page with
# thousands of open tags five.
MOST = 8
ENOUGH = 0.3  # seconds: what takes less is quick, whatever its ratio
# Other processes can only add to what is measured, and not to all of so many.
TRIES = 5


def _page(inside: str) -> bytes:
    said = f"<p>{SAID}</p>" * 3
    return f"<!doctype html><html><body><article><h1>Dam</h1>{said}{inside}</article></body></html>".encode()


def _attributes(count: int) -> str:
    return " ".join(f"a{number}='1'" for number in range(count))


def _docx(body: str) -> bytes:
    held = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(held, "w") as package:
        inside = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", inside)
    return held.getvalue()


def _table(columns: int) -> bytes:
    head = ",".join(["text", *(f"c{number}" for number in range(columns))])
    return "\n".join([head, *[f'"{SAID}"{",1" * columns}'] * 10]).encode()


HOSTILE: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "attributes.html": (50_000, lambda n: _page(f"<p {_attributes(n)}>So</p>")),
    "attributes.rss": (20_000, lambda n: RSS.replace("<item>", f"<item {_attributes(n)}>").encode()),
    "attributes.docx": (20_000, lambda n: _docx(f"<w:p {_attributes(n)}><w:r><w:t>{SAID}</w:t></w:r></w:p>")),
    "deep.html": (5_000, lambda n: _page("<div>" * n + SAID)),
    "deep_bold.html": (5_000, lambda n: _page("<p><b>" * n + SAID)),
    "deep.rss": (2_000, lambda n: RSS.replace("<item>", "<item>" + "<x>" * n).encode()),
    "deep.json": (100, lambda n: b'{"text": ' + b"[" * n * 100 + b"]" * n * 100 + b"}"),
    "deep.mhtml": (
        50,
        lambda n: (
            b"MIME-Version: 1.0\r\n"
            + b"".join(
                b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (row, row)
                for row in range(n)
            )
            + b"Content-Type: text/html\r\n\r\n"
            + _page("")
        ),
    ),
    "fields.rtf": (4_000, lambda n: rb"{\rtf1 " + rb'{\field{\*\fldinst{HYPERLINK "' * n + SAID.encode()),
    "fonts.rtf": (
        4_000,
        lambda n: rb"{\rtf1{\fonttbl" + rb"\f0\fcharset0 " * n + b"}" + SAID.encode() + b"}",
    ),
    "braces.rtf": (20_000, lambda n: rb"{\rtf1 " + b"{" * n + SAID.encode() + b"}" * n),
    "columns.csv": (5_000, _table),
    "open.html": (5_000, lambda n: _page("<a href=x>So it is " * n)),
    "comments.html": (20_000, lambda n: _page("<!-- x " * n)),
    "brackets.md": (5_000, lambda n: b"# Dam\n\n" + b"[a](" * n + SAID.encode()),
    "stars.md": (5_000, lambda n: b"# Dam\n\n" + b"**a " * n + SAID.encode()),
    "parts.txt": (200, lambda n: (NEXIS * n).encode()),
    "documents.txt": (200, lambda n: (FACTIVA * n).encode()),
    "lines.txt": (5_000, lambda n: b"So it is.\n" * n),
    "blank.warc": (50_000, lambda n: b"\r\n" * n),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_input(name: str, tmp_path: Path) -> None:
    """Four times the input, four times the processor time, or near it; an article or a line comes of it."""
    size, make = HOSTILE[name]
    short, long = tmp_path / f"short_{name}", tmp_path / f"long_{name}"
    short.write_bytes(make(size))
    long.write_bytes(make(size * 4))
    _seconds(short)  # what is loaded once
    spent: list[tuple[float, float]] = []
    for _ in range(TRIES):
        spent.append((_seconds(short), _seconds(long)))
        least = min(one for one, _ in spent), min(one for _, one in spent)
        if least[1] < max(ENOUGH, MOST * least[0]):
            return
    pytest.fail(f"{name}: {spent}")


def _seconds(path: Path) -> float:
    """Return the processor time of one reading."""
    found: list[Article | Unread] = []
    spent = processor_time(lambda: found.extend(read_file(path, Given(language="en", limit=30))))
    assert found
    assert not any(one.reason.startswith("a fault") for one in found if isinstance(one, Unread))
    return spent


def test_nested_fields_were_cubic(tmp_path: Path) -> None:
    """A link keeps its words and loses its address, which stood among them."""
    path = tmp_path / "link.rtf"
    link = rb'{\field{\*\fldinst{HYPERLINK "https://halden.example/a"}}{\fldrslt{the mayor}}}'
    path.write_bytes(rb"{\rtf1 Ask " + link + b" of Halden now, she said, and not at noon.}")
    (found,) = read_file(path, Given(language="en"))
    assert isinstance(found, Article)
    assert found.text == "Ask the mayor of Halden now, she said, and not at noon."


def test_letters_of_fonts_are_read() -> None:
    """Of a table of fonts it is read which letters each has: cp1251 here."""
    from sayso.ingest.documents import document_text

    fonts = rb"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204{\*\fname Times;}Times CYR;}}"
    assert document_text(rb"{\rtf1\ansi" + fonts + rb"\f1 \'c4\'e0.}") == "Да."


def _edited(made: bytes, file: str, old: bytes, new: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as package, zipfile.ZipFile(held, "w") as changed:
        for name in package.namelist():
            data = package.read(name)
            changed.writestr(name, data.replace(old, new, 1) if name == file else data)
    return held.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
FAR = b'<c r="XFD1048576" t="inlineStr">'


@pytest.mark.parametrize(
    ("name", "make", "told"),
    [
        ("a.ods", lambda: _edited(ods(), "content.xml", b"</table:table>", b"</table>"), "is broken"),
        (
            "b.ods",
            lambda: _edited(ods(), "content.xml", b"-row>", b'-row table:number-rows-repeated="900000000">'),
            "900,000,000 rows of",
        ),
        (
            "c.ods",
            lambda: _edited(
                ods(), "content.xml", b"-cell ", b'-cell table:number-columns-repeated="900000000" '
            ),
            "rows of 900,000,000 columns found",
        ),
        (
            "d.xlsx",
            lambda: _edited(xlsx(), SHEET, b'<c t="inlineStr">', FAR),
            "1,048,576 rows of 16,384 columns found",
        ),
    ],
)
def test_a_short_sheet_that_asks_for_all_memory(
    name: str, make: Callable[[], bytes], told: str, tmp_path: Path
) -> None:
    """The library held every cell up to the last, or looked for ever: both ended the process."""
    (tmp_path / name).write_bytes(make())
    (found,) = read_file(tmp_path / name, Given())
    assert isinstance(found, Unread)
    assert told in found.reason


def test_a_message_lists_the_first_of_many_columns(tmp_path: Path) -> None:
    """A table of 5,000 columns without a text is told in a line that a terminal shows."""
    path = tmp_path / "wide.csv"
    path.write_text(",".join(f"c{number}" for number in range(5_000)) + "\n")
    (found,) = read_file(path, Given())
    assert isinstance(found, Unread)
    assert "c18, c19 and 4,980 others." in found.reason
    assert len(found.reason) < 400
