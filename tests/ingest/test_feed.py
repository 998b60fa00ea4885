"""Feeds: RSS, Atom and OPML given as files."""

from pathlib import Path

import pytest

from sayso.errors import NoArticle
from sayso.ingest import Noted, Skipped, Unread, read_paths
from sayso.ingest.building import Given
from sayso.ingest.feed import FeedNamed, parse_feed, read_feed, read_opml
from sayso.model.article import Article

SAID = "The dam above Halden is safe, mayor Ida Brook told the council on Monday evening."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Dams of the North</title><link>https://dams.example/</link><language>en</language>
<item>
 <title>Dam at Halden &amp;amp; Velmouth holds</title>
 <link>https://halden-post.example/dam</link>
 <guid isPermaLink="false">hp-17</guid>
 <pubDate>Mon, 02 Mar 2026 18:00:00 +0100</pubDate>
 <dc:creator>Jon Aldery</dc:creator>
 <source url="https://halden-post.example/rss">The Halden Post</source>
 <description>Short.</description>
 <content:encoded><![CDATA[<h1>Dam at Halden &amp; Velmouth holds</h1><p>{SAID}</p>
 <p>“We watch it,” she&nbsp;said &amp; left.</p><script>alert(1)</script>]]></content:encoded>
</item>
<item><title>Rain</title><link>https://dams.example/rain</link><description>{SAID}</description></item>
<item><title>Picture</title><link>https://dams.example/p</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Halden Post</title>
<entry><title type="html">Dam &lt;b&gt;holds&lt;/b&gt;</title><id>tag:halden,2026:1</id>
<link href="https://halden-post.example/dam"/><updated>2026-03-02T17:00:00Z</updated>
<author><name>Ida Reyl</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SAID}</p></div></content></entry></feed>"""
OPML = """<opml version="2.0"><body><outline text="News">
<outline type="rss" text="Halden" title="The Halden Post" xmlUrl="https://halden-post.example/rss"/>
<outline type="rss" text="Dams" xmlUrl="https://dams.example/rss"/>
<outline type="rss" text="Again" xmlUrl="https://dams.example/rss"/></outline></body></opml>"""


def found(feed: str | bytes) -> list[Article | Unread | Skipped | Noted]:
    """Return all that is told of a feed."""
    data = feed.encode() if isinstance(feed, str) else feed
    return list(read_feed(data, "feed.xml", Given()))


def test_each_entry_is_an_article() -> None:
    """Title, words, address, key, date and authors are those of the entry; its source is its outlet."""
    article, *_ = found(RSS)
    assert isinstance(article, Article)
    assert article.text == f"Dam at Halden & Velmouth holds\n\n{SAID}\n\n“We watch it,” she\xa0said & left."
    assert [one.kind.value for one in article.blocks] == ["title", "paragraph", "paragraph"]
    assert (article.url, article.key) == ("https://halden-post.example/dam", "hp-17")
    assert (article.outlet, article.authors) == ("The Halden Post", ("Jon Aldery",))
    assert article.published == "2026-03-02T18:00:00+01:00"
    assert article.notes == ("found in the feed 'Dams of the North'.",)


def test_a_summary_is_marked() -> None:
    """It is read, and said to be no whole article; an entry without words is told."""
    _, second, third = found(RSS)
    assert isinstance(second, Article)
    assert second.text == f"Rain\n\n{SAID}"
    assert second.outlet == "dams.example"
    assert second.notes == ("the summary that its feed gives, not the whole article.",)
    assert isinstance(third, Unread)
    assert "no words in this entry" in third.reason


@pytest.mark.parametrize(
    ("link", "url", "without"),
    [
        ("<link>/news/1</link>", "https://halden-post.example/news/1", "https://dams.example/news/1"),
        ("<link>1</link>", "https://halden-post.example/feeds/1", "https://dams.example/1"),
        ("<link>//rain.example/1</link>", "https://rain.example/1", "https://rain.example/1"),
        ("<link>http://rain.example/1</link>", "http://rain.example/1", "http://rain.example/1"),
        ("<link>http://[bad/</link>", None, None),
        ("", None, None),
    ],
)
def test_a_relative_address_is_joined(link: str, url: str | None, without: str | None) -> None:
    """To that of the feed, else to that of its site; where neither is known, the key is what is left."""
    item = f"<item><title>Rain</title>{link}<guid>hp-1</guid><description>{SAID}</description></item>"
    feed = f'<rss version="2.0"><channel><title>Dams</title>{{}}{item}</channel></rss>'
    site = feed.format("<link>https://dams.example/</link>").encode()
    (pulled,) = parse_feed(site, "https://halden-post.example/feeds/rss").entries
    assert (pulled.parts.url, pulled.parts.key) == (url, "hp-1")
    (in_file,) = parse_feed(site).entries
    assert (in_file.parts.url, in_file.parts.key) == (without, "hp-1")
    for above in ("", "<link>/</link>", "<link>http://[bad/</link>"):
        (alone,) = parse_feed(feed.format(above).encode()).entries
        assert alone.parts.url == (url if "http:" in link else None)
        assert (alone.parts.key, alone.parts.outlet) == ("hp-1", None if alone.parts.url else "Dams")


def test_atom_is_read_alike() -> None:
    """Marks in the title are taken away; the time of the last change stands for that of publication."""
    (article,) = found(ATOM)
    assert isinstance(article, Article)
    assert article.text == f"Dam holds\n\n{SAID}"
    assert (article.key, article.published) == ("tag:halden,2026:1", "2026-03-02T17:00:00Z")
    assert article.authors == ("Ida Reyl",)


def test_a_feed_that_breaks_off_keeps_its_entries() -> None:
    """What was read is kept, and a note says that it is not all."""
    *entries, note = found(RSS[: RSS.index("<item><title>Picture")])
    assert [type(one) for one in entries] == [Article, Article]
    assert isinstance(note, Noted)
    assert note.note.startswith("not well-formed: ")
    assert note.note.endswith("2 entries were read.")


def test_an_encoding_that_is_none_is_told() -> None:
    """Bytes that are no letters in the name of the encoding."""
    with pytest.raises(NoArticle, match="no feed that can be read"):
        found(RSS.encode().replace(b"UTF-8", b"UT\xca-8"))


@pytest.mark.parametrize("data", ["<a><b/></a>", "Dam holds", "", "<opml><body/></opml>"])
def test_what_is_no_feed_is_refused(data: str) -> None:
    """Other XML holds no articles."""
    with pytest.raises(NoArticle, match="no feed of articles"):
        found(data)


def test_a_list_of_feeds_says_what_to_do() -> None:
    """OPML lists feeds, each once, with the title it gives them."""
    assert read_opml(OPML.encode()) == (
        FeedNamed("https://halden-post.example/rss", "The Halden Post"),
        FeedNamed("https://dams.example/rss", "Dams"),
    )
    with pytest.raises(NoArticle, match="a list of 2 feeds"):
        found(OPML)


@pytest.mark.parametrize("data", [b"\x00", bytes(range(256)), b"", b"<opml", b"Dam holds"])
def test_what_is_no_list_of_feeds_lists_none(data: bytes) -> None:
    """Whatever bytes they are; nor are they a feed."""
    assert read_opml(data) == ()
    with pytest.raises(NoArticle):
        found(data)


def test_entities_without_end_are_refused() -> None:
    """A short feed cannot stand for a text without end, nor for a file of this computer."""
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 9))
    for inside in (f'<!ENTITY a0 "dam dam dam ">{bomb}', '<!ENTITY a8 SYSTEM "file:///etc/passwd">'):
        feed = RSS.replace("<rss", f"<!DOCTYPE rss [{inside}]><rss", 1).replace("Short.", "&a8;")
        try:
            told = found(feed)
        except NoArticle:
            continue
        assert sum(len(one.text) for one in told if isinstance(one, Article)) < 10_000
        assert "root:" not in repr(told)


def test_feeds_in_a_folder(tmp_path: Path) -> None:
    """Other XML files of a folder are skipped and told."""
    (tmp_path / "a.xml").write_text(ATOM)
    (tmp_path / "b.xml").write_text("<corpus/>")
    skipped: list[Skipped] = []
    (article,) = read_paths([tmp_path], skipped=skipped.append)
    assert (article.file or "").endswith("a.xml:1")
    assert [Path(one.file).name for one in skipped] == ["b.xml"]


def test_half_a_character_in_a_list_of_feeds() -> None:
    """An attribute that no text can be is left out; the feed, and the others, are listed."""
    data = (
        b'<opml version="2.0"><body><outline text="A &#xd800;" xmlUrl="https://halden.example/rss"/>'
        b'<outline text="B" xmlUrl="https://vey.example/rss"/></body></opml>'
    )
    assert read_opml(data) == (
        FeedNamed("https://halden.example/rss", None),
        FeedNamed("https://vey.example/rss", "B"),
    )
