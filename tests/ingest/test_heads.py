"""What stands above a story in its own line is no part of the story."""

import pytest

from sayso.ingest.building import Given
from sayso.ingest.fields import from_fields
from sayso.ingest.heads import apart_from_heads
from sayso.languages.pack import load_pack
from sayso.model.article import Article, Block, BlockKind
from sayso.model.span import Span
from sayso.pipeline import read

STORY = "The pier of Askerby burned down on Sunday the harbour office said."
TITLE = "Fire destroys Askerby pier Monitor"


def article(body: str, title: str = TITLE) -> Article:
    """Return the article of a record whose body lost its line breaks."""
    return from_fields({"title": title, "text": body}, Given(language="en"))


def parts(one: Article, kind: BlockKind) -> list[str]:
    """Return the words of the blocks of a kind."""
    return [block.span.of(one.text) for block in one.blocks if block.kind is kind]


@pytest.mark.parametrize(
    "head",
    [
        "4 March 2026",
        f"Wed 4 Mar 2026 {TITLE}.",
        f"{TITLE} NORTHLINE Wednesday 4 Mar 2026",
        f"Posted on March 4 2026 by Ida Frost and Tom Vane {TITLE}",
        f"04-03-2026 {TITLE}.",
        f"04-03-2026 title: {TITLE}.",
        f"Wednesday 4 March 2026 16:02 {TITLE}.",
        f"Wed 4 Mar 2026 at 0914 {TITLE}.",
        f"March 4 2026 {TITLE}. Ida Frost Tom Vane.",
        f"Wednesday 4 Mar 2026 {TITLE} AFP",
        "Last updated at Mar 042026 BEIRUT",
        "Last updated at Mar 042026 ASKERBY Norway",
        f"Posted on March 4 2026 by Ida Frost {TITLE} Beirut London-",
        "04.03.2026 (updated 1840 04.03.2026) Get short URL 0 13",
        f"{TITLE} - Reports Northline Ida Frost Far North 1840 04.03.2026",
        f"{TITLE} AFP Wednesday 4 Mar 2026 Print Tweet Views 1662",
    ],
)
def test_a_head_is_a_block_of_its_own(head: str) -> None:
    """Date, headline again, byline, agency, place and buttons, in their usual orders."""
    one = article(f"{head} {STORY}")
    assert one.text == f"{TITLE}\n\n{head} {STORY}"
    assert parts(one, BlockKind.DATELINE) == [head]
    assert parts(one, BlockKind.PARAGRAPH) == [STORY]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (STORY, TITLE),
        ("4 March 2026 was a day of wind.", TITLE),
        ("On 4 March 2026 the pier burned.", TITLE),
        ("Fire destroys Askerby pier Monitor and a boat.", TITLE),  # the sentence goes on
        ("Pier fire Chief Ida Frost said so.", "Pier fire"),
        ("The pier burned down. Nobody was hurt.", "The pier burned down."),  # a post and its first sentence
        ("The pier of Askerby burned Sunday Night Ida Frost said.", "The pier of Askerby burned..."),
        ("Posted on March 4 2026 by Ida Frost at least two boats burned.", TITLE),
        ("BEIRUT At least two boats burned.", TITLE),  # no date or headline stands before it
    ],
)
def test_a_story_stays_whole(body: str, title: str) -> None:
    """What goes on as a sentence, or has no date or headline before it, is no head."""
    one = article(body, title)
    assert parts(one, BlockKind.DATELINE) == []
    assert one.text == f"{title}\n\n{body}"


def test_a_headline_with_nothing_below_it_stays() -> None:
    """Something is left to read: the date alone stands before it."""
    one = article(f"4 March 2026 {TITLE}")
    assert parts(one, BlockKind.DATELINE) == ["4 March 2026"]


def test_whose_the_story_is_is_no_place() -> None:
    """A short word in capitals behind a date may be whose the story is."""
    one = article("4 March 2026 US officials said that the pier burned.")
    assert parts(one, BlockKind.PARAGRAPH) == ["US officials said that the pier burned."]


def test_a_headline_without_a_story() -> None:
    """No block but the title is none to look at."""
    blocks = (Block(span=Span(0, 4), kind=BlockKind.TITLE),)
    assert apart_from_heads("Fire", blocks) == blocks


def test_a_head_names_nobody() -> None:
    """The headline's last word and the body of the story are not one name."""
    title = "Council Condemns Attack on Southern Askerby"
    body = f"Friday 6 March 2026 {title} Harbour Coalition spokeswoman Ida Frost said that the pier was shut."
    reading = read(article(body, title))
    assert "Ida Frost" in {party.name for party in reading.parties}
    assert not [party.name for party in reading.parties if "Askerby Harbour" in party.name]
    assert all(
        span.start >= body.index("Harbour")
        for one in reading.statements
        if not one.repeat_of
        for span in one.content
        if span.start > len(title)
    )


def test_every_button_is_a_head_behind_a_date() -> None:
    """The examples of the pack's buttons, each with its story."""
    for row in load_pack("en").table("furniture")["button"]:
        one = article(str(row["example"]))
        assert parts(one, BlockKind.PARAGRAPH) == ["The pier burned."]
