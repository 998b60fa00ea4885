"""WARC: the pages of a web archive; damaged ones keep their good records."""

import gzip
import io
import zlib
from pathlib import Path

import pytest

pytest.importorskip("warcio")

from sayso.ingest import Noted, Skipped, Unread, read_paths
from sayso.ingest.building import LARGEST
from sayso.model.article import Article
from tests.ingest.archives import DATE, HOST, Fetched, gzipped, page, record, revisit, text_of, warc

Told = list[Article | Unread | Skipped | Noted]


def read(tmp_path: Path, data: bytes, name: str = "halden.warc.gz") -> Told:
    """Return all that is told of an archive."""
    path = tmp_path / name
    path.write_bytes(data)
    told: Told = []
    told.extend(read_paths([path], skipped=told.append, noted=told.append))
    return told


def short(found: Told) -> list[str]:
    """Return the number of each record that is an article, and what is told of the others."""
    return [
        str(one.file).rpartition(":")[2]
        if isinstance(one, Article)
        else one.note
        if isinstance(one, Noted)
        else one.reason
        for one in found
    ]


@pytest.mark.parametrize("zipped", [True, False])
def test_a_page_is_an_article(tmp_path: Path, zipped: bool) -> None:  # noqa: FBT001 — a parameter
    """Its address, the time it was fetched and its record's name go with it; the row names it."""
    data = warc(Fetched("/2026/03/02/dam", page()), zipped=zipped)
    article, note = read(tmp_path, data, "halden.warc.gz" if zipped else "halden.warc")
    assert isinstance(article, Article)
    assert article.text == text_of()
    assert (article.url, article.outlet) == (f"{HOST}/2026/03/02/dam", "halden-post.example")
    assert (article.retrieved, article.published) == (DATE, "2026-03-02")
    assert (article.key or "").startswith("urn:uuid:")
    assert isinstance(note, Noted)
    assert note.note == "1 of 2 records are no articles: 1 requests and notes of the crawler."
    (again,) = read_paths([str(article.file)])
    assert again == article


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzipped(page()), [("Content-Encoding", "gzip")]),
        (
            gzipped(page()[:200]) + gzipped(b"") + gzipped(page()[200:]) + b"\0\0",
            [("Content-Encoding", "gzip")],
        ),
        (zlib.compress(page()), [("Content-Encoding", "deflate")]),
        (
            b"5\r\n<html\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(page()) - 5, page()[5:]),
            [("Transfer-Encoding", "chunked")],
        ),
        (page(), [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]),
    ],
)
def test_bodies_are_unpacked(tmp_path: Path, body: bytes, headers: list[tuple[str, str]]) -> None:
    """Chunks and compression are undone; some crawlers did that and left the head as it was."""
    article, _ = read(tmp_path, warc(Fetched("/dam", body, headers=headers)))
    assert isinstance(article, Article)
    assert article.text == text_of()


def test_brotli_is_unpacked(tmp_path: Path) -> None:
    """Browsers ask for it first."""
    brotli = pytest.importorskip("brotli")
    body = brotli.compress(page())
    article, _ = read(tmp_path, warc(Fetched("/dam", body, headers=[("Content-Encoding", "br")])))
    assert isinstance(article, Article)


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
def test_a_bomb_is_refused(tmp_path: Path, coding: str) -> None:
    """A body is unpacked no further than a page can be long, all its members together."""
    bomb = {
        "gzip": lambda body: gzipped(body[: LARGEST - 9]) + gzipped(body[:10]),
        "br": pytest.importorskip("brotli").compress,
        "deflate": zlib.compress,
    }[coding](bytes(3 * LARGEST))
    fetched = [Fetched("/a", bomb, headers=[("Content-Encoding", coding)]), Fetched("/b", page())]
    bad, article, _ = read(tmp_path, warc(*fetched))
    assert isinstance(bad, Unread)
    assert type(bad.error).__name__ == "InputTooLarge"
    assert isinstance(article, Article)


def test_a_record_larger_than_a_page_is_passed_over(tmp_path: Path) -> None:
    """It is never held in memory."""
    bad, article, _ = read(tmp_path, warc(Fetched("/a", bytes(LARGEST + 300_000)), Fetched("/b", page())))
    assert isinstance(bad, Unread)
    assert "more than 20,000,000 bytes in the record" in bad.reason
    assert isinstance(article, Article)


def test_the_head_names_the_encoding(tmp_path: Path) -> None:
    """A page without a mark of its own is in the encoding that the server names."""
    said = "<p>Плотина над городом безопасна, сказала мэр Ида Брук совету в понедельник вечером.</p>" * 4
    body = f"<html><body><article><h1>Плотина</h1>{said}</article></body></html>".encode("koi8-r")
    article, _ = read(tmp_path, warc(Fetched("/dam", body, "text/html; charset=koi8-r")))
    assert isinstance(article, Article)
    assert article.text.startswith("Плотина")


def test_other_records_are_counted_by_what_they_are(tmp_path: Path) -> None:
    """Pictures, styles, redirects, robots.txt and name servers are no articles; nothing is lost unsaid."""
    data = warc(
        Fetched("/robots.txt", b"User-agent: *", "text/plain"),
        Fetched("/a.png", b"\x89PNG", "image/png"),
        Fetched("/a.css", b"p {}", "text/css"),
        Fetched("/old", b"", status="301 Moved"),
        Fetched("/api", b"{}", "application/json"),
        Fetched("/dam", page()),
    )
    data += record("resource", "dns:halden-post.example", b"halden 1 IN A 10.0.0.1")
    data += record("request", f"{HOST}/dam", b"GET /dam HTTP/1.1\r\n\r\n")
    row, note = short(read(tmp_path, data))
    assert row == "7"
    assert note == (
        "8 of 9 records are no articles: 1 answers of name servers, 1 other data, "
        "1 pictures, sound and film, 1 redirects and errors, 2 requests and notes of the crawler, "
        "1 robots.txt, 1 styles, scripts and fonts."
    )


def test_plain_text_is_an_article(tmp_path: Path) -> None:
    """So is a resource record, which has no head of an answer."""
    said = b"Dam holds\n\nThe dam above Halden is safe, mayor Ida Brook told the council on Monday evening."
    data = record("resource", f"{HOST}/dam.txt", said, warc_content_type="text/plain")
    (article,) = read(tmp_path, data)
    assert isinstance(article, Article)
    assert (article.text, article.url) == (said.decode(), f"{HOST}/dam.txt")


def test_a_page_without_an_article_is_skipped_and_told(tmp_path: Path) -> None:
    """Section fronts are no faults of the archive."""
    found, _ = read(tmp_path, warc(Fetched("/", b"<html><body><ul><li>News</ul></body></html>")))
    assert isinstance(found, Skipped)
    assert "no article on this page" in found.reason


def test_a_revisit_is_the_earlier_page_again(tmp_path: Path) -> None:
    """It has its own address and time, and says whose bytes it has."""
    data = warc(Fetched("/dam", page())) + revisit("/dam?again", page(), refers_to=f"{HOST}/dam")
    first, second, _ = read(tmp_path, data)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (second.text, second.url) == (first.text, f"{HOST}/dam?again")
    assert second.retrieved == "2026-03-03T10:00:00Z"
    assert second.notes == (f"found unchanged: its bytes are those fetched at {DATE}.",)


def test_a_revisit_of_what_is_elsewhere_is_told(tmp_path: Path) -> None:
    """The earlier archive was not given; a page of other bytes is never taken for it."""
    (found,) = read(tmp_path, revisit("/dam", page()))
    assert isinstance(found, Unread)
    assert f"a revisit of {HOST}/dam, whose page is not in this archive" in found.reason
    *_, last, _ = read(tmp_path, warc(Fetched("/dam", page("Velmouth"))) + revisit("/dam", page()))
    assert isinstance(last, Unread)


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("cut", [40, 100, 300])
def test_a_truncated_archive_keeps_its_good_records(tmp_path: Path, cut: int, zipped: bool) -> None:  # noqa: FBT001
    """The line says where it breaks off and how much was kept."""
    good = warc(Fetched("/a", page()), zipped=zipped)
    data = good + warc(Fetched("/b", page("Velmouth")), zipped=zipped)[:-cut]
    article, bad, _ = read(tmp_path, data, "halden.warc.gz" if zipped else "halden.warc")
    assert isinstance(article, Article)
    assert isinstance(bad, Unread)
    assert bad.reason.startswith(f"truncated at byte {len(data):,} (record 4). 3 records were kept.")
    assert bad.file.endswith((".warc", ".gz"))


def test_a_lying_digest_keeps_the_record_out(tmp_path: Path) -> None:
    """Bytes changed after the crawl are not the words of the page; the good records are kept."""
    data = warc(Fetched("/a", page()), Fetched("/b", page("Velmouth")), zipped=False)
    data = data.replace(b"above Halden is safe", b"above Halden burst!")
    bad, article, _ = read(tmp_path, data)
    assert isinstance(bad, Unread)
    assert bad.file.endswith("halden.warc.gz:2")
    assert bad.reason.startswith("bytes that are not those of its digest")
    assert isinstance(article, Article)
    assert str(article.file).endswith(":3")


@pytest.mark.parametrize("length", [b"7", b"900", b"99999999", b"9" * 5000, b"-1", b""])
def test_a_lying_length_keeps_the_good_records(tmp_path: Path, length: bytes) -> None:
    """A record that says it is shorter, longer or endless is left out, those around it are read."""
    one, bad, last = (warc(Fetched(path, page()), zipped=False) for path in ("/a", "/b", "/c"))
    assert bad.count(b"Content-Length: ") == 2
    head, _, rest = bad.rpartition(b"Content-Length: ")
    bad = head + b"Content-Length: " + length + rest[rest.index(b"\r\n") :]
    found = read(tmp_path, one + bad + last, "halden.warc")
    assert [one.url for one in found if isinstance(one, Article)] == [f"{HOST}/a", f"{HOST}/c"]
    (told,) = [one for one in found if isinstance(one, Unread)]
    assert "(record 4). 3 records were kept." in told.reason


def test_a_damaged_member_keeps_the_good_records(tmp_path: Path) -> None:
    """The next member that holds a record is looked for."""
    one, bad, last = (warc(Fetched(path, page(path))) for path in ("/a", "/b", "/c"))
    middle = len(bad) - 200
    found = read(tmp_path, one + bad[:middle] + bytes(50) + bad[middle + 50 :] + last)
    assert [one.url for one in found if isinstance(one, Article)] == [f"{HOST}/a", f"{HOST}/c"]
    (told,) = [one for one in found if isinstance(one, Unread)]
    assert "compressed bytes damaged" in told.reason


@pytest.mark.parametrize("rest", [b"", warc(Fetched("/dam", page()))])
def test_empty_members_are_passed_over(tmp_path: Path, rest: bytes) -> None:
    """However many stand in a row."""
    found = read(tmp_path, warc(Fetched("/rain", page("Korvan"))) + gzip.compress(b"") * 1500 + rest)
    texts = [one.text for one in found if isinstance(one, Article)]
    assert texts == [text_of("Korvan"), *([text_of()] if rest else [])]


def test_one_member_for_all_records_is_read(tmp_path: Path) -> None:
    """Somebody compressed the whole archive at once; revisits are found in it too."""
    plain = warc(Fetched("/a", page()), Fetched("/b", page("Velmouth")), zipped=False)
    again = gzip.decompress(revisit("/c", page()))
    found = read(tmp_path, gzip.compress(plain + again))
    assert [one.url for one in found if isinstance(one, Article)] == [f"{HOST}/a", f"{HOST}/b", f"{HOST}/c"]


@pytest.mark.parametrize(
    "data", [b"", b"\x1f\x8b\x08", b"Dam holds", b"WARC/1.0", bytes(1000), b"\x1f\x8b\x08" * 9999]
)
def test_what_is_no_archive_is_told(tmp_path: Path, data: bytes) -> None:
    """An empty file holds nothing; anything else is told in one line."""
    found = read(tmp_path, data)
    assert len(found) == 1
    assert isinstance(found[0], Unread)


def test_endless_damage_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of damaged records alone is given up."""
    from sayso.ingest import warc_records

    monkeypatch.setattr(warc_records, "MOST_DAMAGED", 3)
    found = read(tmp_path, b"WARC/1.0\r\nContent-Length: x\r\n\r\n" * 100, "halden.warc")
    assert len(found) == 4
    assert "The rest was not read" in short(found)[-1]


def test_a_long_file_is_read_in_bounded_memory(tmp_path: Path) -> None:
    """A member that inflates to much more than a page is passed over, not held."""
    import tracemalloc

    body = bytes(200_000_000)
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/\r\n"
    head += b"Content-Length: %d\r\n\r\n" % len(body)
    path = tmp_path / "bomb.warc.gz"
    with gzip.open(path, "wb", compresslevel=1) as out:
        out.write(head)
        out.write(body)
        out.write(b"\r\n\r\n")
    del body
    tracemalloc.start()
    (found,) = read_paths([path])
    assert isinstance(found, Unread)
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


def test_bytes_read_one_way_are_read_the_other() -> None:
    """Places told while reading lead back to the same record, plain and zipped."""
    from sayso.ingest.warc_records import Record, read_record_at, read_records

    for zipped in (True, False):
        handle = io.BytesIO(warc(Fetched("/a", page()), Fetched("/b", page("Velmouth")), zipped=zipped))
        records = [one for one in read_records(handle) if isinstance(one, Record)]
        assert len(records) == 3
        assert [read_record_at(handle, one.place, one.number) for one in records] == records
