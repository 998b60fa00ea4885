"""Entries: each part of a live blog has its time."""

from sayso.ingest import open_article
from sayso.model.article import Article

FIRST = "Flames can be seen from the town hall, and the bridge will be closed tonight, mayor Ida Brook said."
THEN = "Two dockers are being treated for smoke at the clinic, its head Hanne Orsk told us this morning."
LAST = "The harbour will stay shut until tomorrow, harbour master Tom Vey told reporters at the gate."
ENTRY = "<article><{tag}>{clock}</{shut}><h2>{title}</h2><p>{words}</p></article>"
ENTRIES = (
    ("2026-03-03T12:40:00Z", "12:40", "Harbour shut", LAST),
    ("2026-03-03T09:15:00Z", "09:15", "Two hurt", THEN),
    ("2026-03-02T22:05:00Z", "22:05", "Fire on the pier", FIRST),
)


def page(entries: str, head: str = "") -> Article:
    """Return the article of a page with these entries."""
    return open_article(
        f"<!doctype html><html><head><title>Pier fire</title>{head}</head><body><main><h1>Pier fire</h1>"
        f"{entries}</main></body></html>".encode()
    )


def times(article: Article) -> list[tuple[str, str | None]]:
    """Return the first word of each block with the time of its entry."""
    return [(block.span.of(article.text).split()[0], block.at) for block in article.blocks]


def test_an_element_with_a_time_opens_an_entry() -> None:
    """The heading and all paragraphs of an entry have its time, which stands above them as a header."""
    made = page(
        "".join(
            ENTRY.format(tag=f'time datetime="{at}"', shut="time", clock=clock, title=title, words=words)
            for at, clock, title, words in ENTRIES
        )
    )
    assert times(made) == [
        ("Pier", None),
        ("12:40", None),
        ("Harbour", "2026-03-03T12:40:00Z"),
        ("The", "2026-03-03T12:40:00Z"),
        ("09:15", None),
        ("Two", "2026-03-03T09:15:00Z"),
        ("Two", "2026-03-03T09:15:00Z"),
        ("22:05", None),
        ("Fire", "2026-03-02T22:05:00Z"),
        ("Flames", "2026-03-02T22:05:00Z"),
    ]
    assert not any("stories" in note for note in made.notes)


def test_the_data_of_a_page_tell_the_times_of_its_entries() -> None:
    """An entry is found by its heading; a clock that has no day is shown, and no more."""
    listed = ",".join(
        f'{{"@type": "BlogPosting", "headline": "{title}", "datePublished": "{at}"}}'
        for at, _, title, _ in ENTRIES[:2]
    )
    data = f'{{"@type": "LiveBlogPosting", "headline": "Pier fire", "liveBlogUpdate": [{listed}]}}'
    entries = "".join(
        ENTRY.format(tag='span class="timestamp"', shut="span", clock=clock, title=title, words=words)
        for _, clock, title, words in ENTRIES
    )
    made = page(entries, f'<script type="application/ld+json">{data}</script>')
    assert made.sections == ("LiveBlogPosting",)
    assert ("The", "2026-03-03T12:40:00Z") in times(made)
    assert ("Flames", None) in times(made)
    assert ("22:05", None) in times(made)


def test_one_time_makes_no_entry() -> None:
    """Every page has a time near its headline."""
    made = page(f'<time datetime="2026-03-02T22:05:00Z">22:05</time><p>{FIRST}</p><p>{LAST}</p>')
    assert {at for _, at in times(made)} == {None}
