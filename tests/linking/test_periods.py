"""Periods: values of time in the order of the calendar, each as coarse as it is written."""

import pytest

from sayso.linking.periods import period_of, why_no_period

IN_ORDER = (
    "BC05",
    "BC0508",
    "BC0044",
    "19",
    "199",
    "1994",
    "2025",
    "2025-H1",
    "2025-Q1",
    "2025-01",
    "2025-W03",
    "2025-01-14",
    "2025-01-14TMO",
    "2025-01-14T09",
    "2025-01-14T09:30-05:00",
    "2025-01-14TAF",
    "2025-01-14TEV",
    "2025-01-14TNI",
    "2025-W03-WE",
    "2025-02",
    "2025-SU",
    "2025-WI",
    "FY2026",
    "2025-12-31T24:00",  # midnight begins the next day
    "9999-12-31",
)


def test_order() -> None:
    """A coarse value comes before the finer ones in it, whatever order they were read in."""
    mixed = IN_ORDER[::-1]
    assert sorted(mixed, key=lambda value: period_of(value).order) == list(IN_ORDER)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("XXXX-05-03", "the year is not told"),
        ("XXXX-SU", "the year is not told"),
        ("XXXX-WXX-1", "the week is not told"),
        ("XXXX-XX-XXT14:30", "the day is not told"),
        ("P3D", "a length of time, no date"),
        ("PT2H", "a length of time, no date"),
        ("PAST_REF", "no date, only before or after"),
        ("PRESENT_REF", "no date, only before or after"),
        ("2025-13", "not a date of the calendar"),
        ("2025-02-30", "not a date of the calendar"),
        ("2025-W60", "not a date of the calendar"),
        ("soon", "not a date of the calendar"),
    ],
)
def test_no_period(value: str, reason: str) -> None:
    """What names no stretch of the calendar is given none, and the reason is told."""
    assert period_of(value) is None
    assert why_no_period(value) == reason


def test_part_of_a_value() -> None:
    """A value whose month or week is open counts as its year."""
    assert period_of("2026-XX-05") == period_of("2026-WXX-1") == period_of("2026")
