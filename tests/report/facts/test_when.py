"""When: every kind of value has its words."""

import pytest

from sayso.model.measure import TimeKind
from sayso.report.facts.when import NOT_TOLD, time_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-12-28", "28 December 2025"),
        ("2025-12", "December 2025"),
        ("2025", "2025"),
        ("0987", "987"),
        ("198", "the 1980s"),
        ("15", "the 1500s"),
        ("BC1750", "1750 BC"),
        ("2026-W10", "week of 2 March 2026"),
        ("2026-W10-WE", "weekend of 7 March 2026"),
        ("2026-W10-3", "4 March 2026"),
        ("2026-SU", "summer 2026"),
        ("2026-FA", "autumn 2026"),
        ("2026-Q3", "third quarter of 2026"),
        ("2026-H1", "first half of 2026"),
        ("FY2026", "financial year 2026"),
        ("FY2026-Q2", "second quarter of financial year 2026"),
        ("2025-12-28TMO", "morning of 28 December 2025"),
        ("2025-12-28TMI", "midday of 28 December 2025"),
        ("2025-12-28TAF", "afternoon of 28 December 2025"),
        ("2025-12-28TEV", "evening of 28 December 2025"),
        ("2025-12-28TNI", "night of 28 December 2025"),
        ("2025-12-28TDT", "daytime of 28 December 2025"),
        ("2025-12-28TDA", "daytime of 28 December 2025"),
        ("2025-12-28T14:30", "28 December 2025, 14:30"),
        ("2025-12-28T14", "28 December 2025, 14:00"),
        ("2025-12-28T24:00", "28 December 2025, 24:00"),
        ("2025-12-28T08:30Z", "28 December 2025, 08:30 UTC"),
        ("2025-12-28T08:30-05:00", "28 December 2025, 08:30 UTC-05:00"),
        ("PAST_REF", "earlier, date not told"),
        ("PRESENT_REF", "at present"),
        ("FUTURE_REF", "later, date not told"),
    ],
)
def test_dates(value: str, words: str) -> None:
    """A date is told as precisely as it is known, and no more."""
    assert time_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P1M", "one month"),
        ("P10D", "ten days"),
        ("P40Y", "40 years"),
        ("P4.5Y", "4.5 years"),
        ("P2W", "two weeks"),
        ("P1Y6M", "one year, six months"),
        ("P3DE", "three decades"),
        ("P2CE", "two centuries"),
        ("PT48H", "48 hours"),
        ("PT5M", "five minutes"),
        ("PT0.5H", "half an hour"),
        ("PT1H30M", "one hour, 30 minutes"),
        ("P1DT12H", "one day, 12 hours"),
        ("PXD", "some days"),
        ("PTXM", "some minutes"),
    ],
)
def test_lengths(value: str, words: str) -> None:
    """A length of time is a number of units; one whose number is not told is some of them."""
    assert time_words(value, kind=TimeKind.DURATION) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P1D", "every day"),
        ("P2W", "every two weeks"),
        ("PT1H", "every hour"),
        ("XXXX-WXX-6", "every Saturday"),
        ("XXXX-12-25", "every 25 December"),
        ("XXXX-WXX-WE", "every weekend"),
        ("XXXX-XX-XXTNI", "every night"),
    ],
)
def test_sets(value: str, words: str) -> None:
    """What comes again is told so."""
    assert time_words(value, kind=TimeKind.SET) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("XXXX-WXX-2", "Tuesday, date not told"),
        ("XXXX-05-03", "3 May, year not told"),
        ("XXXX-05", "May, year not told"),
        ("XXXX-XX-14", "day 14 of a month, month not told"),
        ("XXXX-WI", "winter, year not told"),
        ("XXXX-Q1", "first quarter, year not told"),
        ("FYXXXX-Q1", "first quarter, year not told"),
        ("XXXX-XX-XXT12:00", "12:00, day not told"),
        ("XXXX-XX-XXTNI", "night, day not told"),
        ("XXXX-XX-XX", "day not told"),
        ("XXXX", "year not told"),
        (None, NOT_TOLD),
    ],
)
def test_what_is_not_told(value: str | None, words: str) -> None:
    """What of a date is missing is said in words."""
    assert time_words(value) == words


def test_an_article_without_a_date() -> None:
    """Where the article has no date, that is why a day of it cannot be told."""
    assert time_words("XXXX-WXX-2", dated=False) == "Tuesday, date of publication not known"
    assert time_words("2026-03-02", dated=False) == "2 March 2026"


@pytest.mark.parametrize("value", ["2026-13", "2026-02-30", "2026-W60", "P3Z", "nonsense", "2026-Q7"])
def test_what_is_no_value_stays(value: str) -> None:
    """A value that the calendar does not know is shown as it is: it is not hidden, nor made up."""
    assert time_words(value) == value
