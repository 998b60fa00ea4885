"""Dates: ISO 8601, exactly as precise as written."""

import pytest

from sayso.ingest.dates import best_date, date_in_url, iso_date
from sayso.model.article import DateFound, FoundDate


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("2026-03-02T09:30:00Z", "2026-03-02T09:30:00Z"),
        ("2026-03-02 09:30+01:00", "2026-03-02T09:30+01:00"),
        ("20260302", "2026-03-02"),
        ("2 March 2026", "2026-03-02"),
        ("March 2, 2026", "2026-03-02"),
        ("Monday, 2 March 2026", "2026-03-02"),
        ("Mon, 02 Mar 2026 10:00:00 GMT", "2026-03-02T10:00:00+00:00"),
        ("25/3/2026", "2026-03-25"),
        ("3/25/2026", "2026-03-25"),
        ("4/5/2026", None),
        ("2026-13-02", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_keep_their_precision(written: str, expected: str | None) -> None:
    """No day, hour or zone is added, and a date that could be two is none."""
    assert iso_date(written) == expected


def test_a_column_may_settle_which_number_is_the_day() -> None:
    """4/5 is the fourth of May or the fifth of April, as the table shows."""
    assert iso_date("4/5/2026", day_first=True) == "2026-05-04"
    assert iso_date("4/5/2026", day_first=False) == "2026-04-05"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://halden-post.example/2026/03/02/dam", "2026-03-02"),
        ("https://halden-post.example/20260302/dam.html", "2026-03-02"),
        ("https://halden-post.example/2026/99/02/dam", None),
        ("https://halden-post.example/dam", None),
        (None, None),
    ],
)
def test_an_address_may_hold_the_day(url: str | None, expected: str | None) -> None:
    """Many papers file their articles by day."""
    assert date_in_url(url) == expected


def test_the_most_trusted_date_wins() -> None:
    """What the caller gives goes before what the page says."""
    found = [
        DateFound(value="2026-03-03", where=FoundDate.META),
        DateFound(value="2026-03-02", where=FoundDate.GIVEN),
    ]
    assert best_date(found) == "2026-03-02"
    assert best_date([]) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mon, 02 Mar 99999999999999999999 10:00:00 GMT", None),
        ("2 Mar 2026 10:00:00 -99999999999999999999", None),
        ("9999-12-31T24:00:00Z", None),
        ("2026-03-02T25:61:00", None),
        ("2026-03-02T23:59:60Z", "2026-03-02T23:59:60Z"),
        ("20260302T999999", None),
        ("Tue Nov 39 2019 03:05:46 GMT+0000", None),
        ("March 2, 2026 10:15 am +99:99", "2026-03-02T10:15"),
    ],
)
def test_no_such_clock_or_calendar(written: str, expected: str | None) -> None:
    """A year, hour or zone that there is not is no date, and never an error."""
    assert iso_date(written) == expected
