"""Times: what is found, and which value it has."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.article import Block, BlockKind
from sayso.model.measure import TimeKind
from sayso.model.span import Span
from sayso.model.syntax import Syntax
from sayso.stages.measuring.grammar import find_matches
from sayso.stages.measuring.pieces import cut_pieces
from sayso.stages.parse import parse
from sayso.stages.times import find_times
from tests.articles import article
from tests.stages.measured import PACK, PUBLISHED, article_of, parsed

NO_PARSE = Syntax(tokens=(), sentences=())


def told(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Return the words and value of each time in `text`."""
    article, syntax = parsed(text, published)
    return [(found.span.of(text), found.value) for found in find_times(article, syntax, PACK)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sank on May 3, 2024.", "May 3, 2024", "2024-05-03"),
        ("The ferry sank on 3 May 2024.", "3 May 2024", "2024-05-03"),
        ("The ferry sank on Friday, May 3, 2024.", "Friday, May 3, 2024", "2024-05-03"),
        ("The log starts 2024-05-03.", "2024-05-03", "2024-05-03"),
        ("The log starts 5/23/2024.", "5/23/2024", "2024-05-23"),
        ("The ferry sank in May 2024.", "May 2024", "2024-05"),
        ("The pier was built in 1987.", "1987", "1987"),
        ("The wall was built in 1653.", "1653", "1653"),
        ("The pier dates from the 1990s.", "the 1990s", "199"),
        ("The pier dates from the ’60s.", "the ’60s", "196"),
        ("The fort is of the 12th century.", "the 12th century", "11"),
        ("The wall dates from 508 BC.", "508 BC", "BC0508"),
        ("Losses grew in fiscal 2025.", "fiscal 2025", "FY2025"),
        ("Profit fell in the third quarter of 2025.", "the third quarter of 2025", "2025-Q3"),
        ("The harbour froze in the winter of 2024.", "the winter of 2024", "2024-WI"),
        ("Prices rose in early 2024.", "early 2024", "2024"),
    ],
)
def test_a_full_date_stands_for_itself(text: str, words: str, value: str) -> None:
    """A date told in full needs no dateline."""
    assert told(text, None) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The mayor resigned on Monday.", "Monday", "2026-03-02"),
        ("The council will vote on Monday.", "Monday", "2026-03-09"),
        ("The fair opens Friday.", "Friday", "2026-03-06"),
        ("The mayor resigned on Wednesday.", "Wednesday", "2026-03-04"),
        ("The mayor resigned last Wednesday.", "last Wednesday", "2026-02-25"),
        ("The mayor resigned yesterday.", "yesterday", "2026-03-03"),
        ("The council votes tomorrow.", "tomorrow", "2026-03-05"),
        ("The mast fell Sunday night.", "Sunday night", "2026-03-01TNI"),
        ("The mast fell last night.", "last night", "2026-03-03TNI"),
        ("The mast fell this morning.", "this morning", "2026-03-04TMO"),
        ("The vote is Monday at 5 p.m.", "Monday at 5 p.m.", "2026-03-09T17:00"),
        ("Fares rose last week.", "last week", "2026-W09"),
        ("Fares rose last month.", "last month", "2026-02"),
        ("Fares rose last year.", "last year", "2025"),
        ("Fares rose two years ago.", "two years ago", "2024"),
        ("The ferry sank on December 9.", "December 9", "2025-12-09"),
        ("The ferry will sail on December 9.", "December 9", "2026-12-09"),
        ("The ferry sank in May.", "May", "2025-05"),
        ("Profit fell in the third quarter of last year.", "the third quarter of last year", "2025-Q3"),
        ("He will step down at the end of the year.", "the end of the year", "2026"),
    ],
)
def test_a_relative_time_is_counted_from_the_dateline(text: str, words: str, value: str) -> None:
    """The dateline and the tense of the clause give the day."""
    assert told(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam broke in 1996. Two years later the town was gone.", "1998"),
        ("The dam broke on May 3, 1996. The next day the town was gone.", "1996-05-04"),
        ("The dam broke on May 3, 1996. The town burned that night.", "1996-05-03TNI"),
        ("The dam broke in 1996. Most families left that year.", "1996"),
        ("Sales rose in February compared to the same period last year.", "2025-02"),
    ],
)
def test_a_time_can_be_counted_from_the_time_before(text: str, value: str) -> None:
    """Two years later: than the time told last."""
    assert told(text)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "words", "value", "kind"),
    [
        ("The siege lasted three days.", "three days", "P3D", TimeKind.DURATION),
        ("It takes half an hour.", "half an hour", "PT0.5H", TimeKind.DURATION),
        ("He was jailed for 18 months.", "18 months", "P18M", TimeKind.DURATION),
        ("A five-year-old boy was found.", "five-year-old", "P5Y", TimeKind.DURATION),
        ("The siege lasted several weeks.", "several weeks", "PXW", TimeKind.DURATION),
        ("Fares doubled in the past decade.", "the past decade", "P10Y", TimeKind.DURATION),
        ("The council meets every Monday.", "every Monday", "XXXX-WXX-1", TimeKind.SET),
        ("The annual fair was called off.", "annual", "P1Y", TimeKind.SET),
        ("The mayor resigned recently.", "recently", "PAST_REF", TimeKind.DATE),
    ],
)
def test_how_long_and_how_often(text: str, words: str, value: str, kind: TimeKind) -> None:
    """Durations and sets have values of their own."""
    article, syntax = parsed(text)
    found = find_times(article, syntax, PACK)
    assert [(each.span.of(text), each.value, each.kind) for each in found] == [(words, value, kind)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The vote was on May 3, 2024.", TimeKind.DATE),
        ("The vote is at 5 p.m.", TimeKind.TIME),
        ("The mast fell Sunday night.", TimeKind.TIME),
        ("The council meets every Monday.", TimeKind.SET),
        ("The lamps are lit every night.", TimeKind.SET),
        ("The town looked into Mondays alleged attack.", TimeKind.DATE),
        ("The crew waited 48 hours.", TimeKind.DURATION),
    ],
)
def test_what_names_an_hour_is_a_time(text: str, kind: TimeKind) -> None:
    """A day is a date, also by a form that is usually a set; how long and how often stay what they are."""
    article, syntax = parsed(text)
    assert [found.kind for found in find_times(article, syntax, PACK)] == [kind]


def test_two_times_that_share_words_are_two() -> None:
    """A range gives both its ends."""
    assert told("The fair runs May 3-5, 2024.") == [("May 3", "2024-05-03"), ("5, 2024", "2024-05-05")]
    assert told("It takes 60 to 90 days.") == [("60", "P60D"), ("90 days", "P90D")]


@pytest.mark.parametrize(
    "text",
    [
        "May said she may leave.",
        "The army began its march on Velmark.",
        "The second man lost his fall from grace.",
        "The Sun shone and prices fall.",
        "More than 2000 people came.",
        "He sat in seat 12.",
        "April Vey leads the council.",
    ],
)
def test_a_homograph_is_no_time(text: str) -> None:
    """May, March, second, fall and Sun are also other words; four figures may count people."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (None, "The mayor resigned on Monday.", "XXXX-WXX-1"),
        (None, "The mayor resigned yesterday.", None),
        (None, "The ferry sank on May 3.", "XXXX-05-03"),
        ("2026", "The mayor resigned last year.", "2025"),
        ("2026", "The mayor resigned last month.", None),
        ("2026", "The ferry sank in May.", "XXXX-05"),
        ("2026-03", "The mayor resigned last month.", "2026-02"),
        ("2026-03-04", "The log starts 3/4/2012.", None),
        ("2026-03-04", "The ferry sank on February 30, 2024.", None),
    ],
)
def test_what_the_text_does_not_tell_stays_open(published: str | None, text: str, value: str | None) -> None:
    """An unknown dateline, a day that is none or a day that could be a month is not guessed."""
    assert [found[1] for found in told(text, published)] == [value]


def test_a_line_of_its_own_dates_the_text() -> None:
    """The first day that stands as one heads a text; a month before it does not."""
    made = article("May 1987 pier shut\nUpdated May 3, 2024\nThe crews left Monday.", published=PUBLISHED)
    found = find_times(made, parse(made, PACK), PACK)
    assert [one.value for one in found] == ["1987-05", "2024-05-03", "2024-04-29"]


def test_a_weekday_beside_a_noun_is_the_day_told_before() -> None:
    """A weekday beside a noun is the Monday of the story, whatever the tense around it."""
    text = "A blast shook Velmark on Monday. The mayor expects talks after Monday's blast."
    assert [value for _, value in told(text)] == ["2026-03-02", "2026-03-02"]


def test_each_entry_of_a_live_blog_counts_from_its_own_time() -> None:
    """What is put up before midnight says "tonight" of the day before."""
    text, end = "The pier burns tonight.\nThe pier reopens tomorrow.", 23
    blocks = (
        Block(span=Span(0, end), kind=BlockKind.PARAGRAPH, at="2026-03-02T22:05:00Z"),
        Block(span=Span(end + 1, len(text)), kind=BlockKind.PARAGRAPH, at="2026-03-03T12:40:00Z"),
    )
    made = replace(article_of(text), blocks=blocks)
    found = find_times(made, parse(made, PACK), PACK)
    assert [one.value for one in found] == ["2026-03-02TNI", "2026-03-04"]


def test_a_day_and_an_hour_of_two_blocks_are_two() -> None:
    """A day that ends a headline is not joined with the hour that opens the text; its hour is that day's."""
    made = article("Vote set for Monday\nAt 5 p.m. the hall opens.", published=PUBLISHED)
    found = find_times(made, parse(made, PACK), PACK)
    assert [(one.span.of(made.text), one.value) for one in found] == [
        ("Monday", "2026-03-09"),
        ("5 p.m.", "2026-03-09T17:00"),
    ]


def test_no_time_crosses_a_block_or_another_time() -> None:
    """Times stand in text order and do not overlap."""
    text = "On Monday and Tuesday night, May 3, 2024, at 5 p.m., for three days, early next year."
    article, syntax = parsed(text)
    found = find_times(article, syntax, PACK)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "May " * 50_000,
        "the end of " * 20_000,
        "2 " * 100_000,
        "one hundred " * 50_000,
        "Monday at " * 50_000,
        "9" * 500_000,
        "1/2/" * 100_000,
        "’" * 100_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Endless repetition is read in seconds, without a traceback."""
    began = time.perf_counter()
    find_times(article_of(text), NO_PARSE, PACK)
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize("row", PACK.table("times")["pattern"], ids=lambda row: str(row["form"]))
def test_each_pattern_reads_its_example(row: dict[str, str]) -> None:
    """Every pattern of the language pack finds a time in its own example; no earlier one takes it away."""
    article, syntax = parsed(str(row["example"]))
    found = [match.pattern.order for match in find_matches(cut_pieces(article), article.text, PACK)]
    assert PACK.table("times")["pattern"].index(row) in found
    assert find_times(article, syntax, PACK)


JUMBLE = """
May 3 31 2024 1990s ’ 60 s Monday last next the of in to - – , . ( ) night 5 p.m. : 16:15 UTC 9/11 two dozen
years ago later early end second quarter every annual 1/2 and a half that same day decade 99 0
"""


@given(
    st.lists(st.sampled_from(JUMBLE.split()), max_size=40),
    st.sampled_from((None, "2026", "2026-03", "2026-03-04", "0001-01-01")),
)
@settings(max_examples=200, deadline=None)
def test_any_jumble_of_time_words_is_read(words: list[str], published: str | None) -> None:
    """No order of the language's own time words raises, and times never overlap."""
    text = " ".join(words) or "x"
    found = find_times(article_of(text, published), NO_PARSE, PACK)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
