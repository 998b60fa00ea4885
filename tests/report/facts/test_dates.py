"""Dates: those of articles, exactly as precise as they are."""

from sayso.report.facts.dates import day_told


def test_dates_of_publication() -> None:
    """A date of publication loses its clock time, nothing else."""
    assert day_told("2026-03-02T09:30:00+01:00") == "2 March 2026"
    assert day_told("2026") == "2026"
    assert day_told(None) == ""


def test_what_no_calendar_has() -> None:
    """A month that there is not is shown as it is: it is not hidden, nor made up."""
    assert day_told("2026-13-01") == "2026-13-01"
