"""Bars by day, month or year, as fine as the dates and the room allow."""

import pytest

from sayso.report.page.histogram import histogram


@pytest.mark.parametrize(
    ("days", "unit", "bars"),
    [
        ((("2026-03-01", 2), ("2026-03-03", 4)), "day", [("1 March 2026", 2), ("3 March 2026", 4)]),
        ((("2026-01-01", 1), ("2026-09-03", 1)), "month", [("January 2026", 1), ("September 2026", 1)]),
        ((("2026-03-01", 1), ("2026-03-09", 1), ("2026-03", 5)), "month", [("March 2026", 7)]),
        ((("1990-03-01", 1), ("2026-03-01", 1)), "year", [("1990", 1), ("2026", 1)]),
        ((("2026-03-01", 1), ("2026", 1)), "year", [("2026", 2)]),
        (((None, 3), ("2026-03-01", 1)), "day", [("1 March 2026", 1)]),
    ],
)
def test_the_finest_unit_that_all_have(
    days: tuple[tuple[str | None, int], ...], unit: str, bars: list[tuple[str, int]]
) -> None:
    """Days where all have one and they are few, else months, else years."""
    made = histogram(days, lambda period: f"/{period}")
    assert made is not None
    assert made.unit == unit
    assert [(bar.period, bar.count) for bar in made.bars] == bars
    assert (
        made.bars[0].href == f"/{min(filter(None, dict(days)))[: {'day': 10, 'month': 7, 'year': 4}[unit]]}"
    )


def test_gaps_stay_gaps() -> None:
    """A day with nothing leaves its place empty; the highest bar fills the height."""
    made = histogram((("2026-03-01", 1), ("2026-03-11", 2)), lambda _: None)
    assert made is not None
    first, last = made.bars
    assert last.x == pytest.approx(10 * made.width / 12, rel=0.1)
    assert (last.height, last.y) == (made.height, 0)
    assert first.height == made.height / 2


def test_undated_are_counted_apart() -> None:
    """What has no date is told, and in no bar; without any date there is no picture."""
    made = histogram(((None, 3), ("2026-03-01", 1)), lambda _: None)
    assert made is not None
    assert (made.undated, made.total) == (3, 1)
    assert histogram(((None, 3),), lambda _: None) is None
    assert histogram((), lambda _: None) is None
