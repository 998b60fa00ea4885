"""Checks on what the command line gives, made before anything is read."""

import argparse
import re

MOST = 1_000_000  # of anything that is counted on the command line
_LAST_PORT = 65_535
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T[\d:.Z+-]+)?)?)?")


def date(given: str) -> str:
    """Return a date as given when it is ISO 8601: `2026`, `2026-03`, `2026-03-02` or with a time."""
    if not _DATE.fullmatch(given) or not _in_calendar(given):
        raise argparse.ArgumentTypeError(f"{given!r} is no ISO 8601 date such as 2026-03-02")
    return given


def _in_calendar(given: str) -> bool:
    """Tell whether there is such a day, month or year."""
    from datetime import date as day

    year, month, number = (*given[:10].split("-"), "1", "1")[:3]
    try:
        day(int(year), int(month), int(number))
    except ValueError:
        return False
    return True


def language(given: str) -> str:
    """Return a language code as given when it looks like one: `en`, `pt-BR`."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", given):
        raise argparse.ArgumentTypeError(f"{given!r} is no language code such as en")
    return given


def count(given: str) -> int:
    """Return a whole number of one or more."""
    if not given.isdecimal() or not 0 < int(given) <= MOST:
        raise argparse.ArgumentTypeError(f"{given!r} is no number from 1 to {MOST:,}")
    return int(given)


def seconds(given: str) -> float:
    """Return a number of seconds, 0 for no limit."""
    if not re.fullmatch(r"[0-9]{1,7}(\.[0-9]{1,3})?", given, re.ASCII):
        raise argparse.ArgumentTypeError(f"{given!r} is no number of seconds such as 120, or 0 for no limit")
    return float(given)


def port(given: str) -> int:
    """Return the number of a port."""
    if not given.isdecimal() or not 0 < int(given) <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{given!r} is no port: a number from 1 to {_LAST_PORT:,}")
    return int(given)


def period(given: str) -> str:
    """Return a date of the calendar as given: a day, month, year or week, a season, quarter or decade."""
    from sayso.linking.periods import period_of

    if period_of(given) is None:
        raise argparse.ArgumentTypeError(
            f"{given!r} is no date such as 2026, 2026-03, 2026-W10 or 2026-03-08"
        )
    return given
