"""Checks on what the command line gives, made before anything is read."""

import argparse
import re
from collections.abc import Iterable

MOST = 1_000_000  # of anything that is counted on the command line
_ALIKE = 0.7  # "--kind" is no mistyped "--since" (0.62), "raed" is "read" (0.75)
_ENDING = re.compile(r"(y|ies|ied|ed|es|s|e)$")
_SHORTEST = 3  # letters of a verb without its ending
_LAST_PORT = 65_535
_NO_NAME = frozenset({"", "not known", "speaker not known", "nobody named", "unnamed"})
_WRITTEN = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T[\d:.Z+-]+)?)?)?")


def date(given: str) -> str:
    """Return a date as given when it is ISO 8601: `2026`, `2026-03`, `2026-03-02` or with a time."""
    if not _DATE.fullmatch(given) or not _in_calendar(given):
        raise argparse.ArgumentTypeError(f"{given!r} is no ISO 8601 date such as 2026-03-02{_meant(given)}")
    return given


def _meant(given: str) -> str:
    """Return which days a date with slashes or dots can be: the day stands first, or the month.

    >>> _meant("3/4/2017"), _meant("30.4.2017"), _meant("yesterday")
    ('. Did you mean 2017-04-03 or 2017-03-04?', '. Did you mean 2017-04-30?', '')
    """
    found = _WRITTEN.fullmatch(given.strip())
    if not found:
        return ""
    one, other, year = map(int, found.groups())
    days = [f"{year:04}-{month:02}-{day:02}" for day, month in dict.fromkeys(((one, other), (other, one)))]
    there = [day for day in days if _in_calendar(day)]
    return f". Did you mean {' or '.join(there)}?" if there else ""


def _in_calendar(given: str) -> bool:
    """Return whether there is such a day, month or year."""
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


def act(given: str) -> str:
    """Return the act that is meant by a verb as it is printed: "denies"; anything else as given.

    >>> act("denies"), act("Gives no reply"), act("deny"), act("danced")
    ('deny', 'no_reply', 'deny', 'danced')
    """
    from sayso.report.facts.phrases import DOES

    return next((str(one) for one, verb in DOES.items() if verb == given.strip().casefold()), given)


def speaker(given: str) -> str:
    """Return the words of a name as given; who is not named is not found by a name."""
    if given.strip().casefold() in _NO_NAME:
        raise argparse.ArgumentTypeError(
            f"{given!r} is no name. For what rests on nobody named: sayso list --unnamed; "
            "where several could be the speaker: sayso list --open"
        )
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
            f"{given!r} is no date such as 2026, 2026-03, 2026-W10 or 2026-03-08{_meant(given)}"
        )
    return given


def unknown(given: object, choices: Iterable[str], *, shown: bool = True) -> str:
    """Return that there is no such thing, which was probably meant, and what there is.

    >>> unknown("jsn", ["text", "json"])
    "there is no 'jsn'. Did you mean 'json'? Expected one of text, json"
    >>> unknown("pdf", ["text", "json"])
    "there is no 'pdf'. Expected one of text, json"
    """
    every = list(choices)
    near = nearest(str(given), every)
    meant = f" Did you mean {near!r}?" if near else ""
    return f"there is no {given!r}.{meant}" + (f" Expected one of {', '.join(every)}" if shown else "")


def _same_verb(given: str, other: str) -> bool:
    """Return whether two words are forms of one verb: "denied" and "deny", "deny" and "denies"."""
    one, two = (_ENDING.sub("", word.casefold()) for word in (given, other))
    return one == two and len(one) >= _SHORTEST


def nearest(given: str, choices: Iterable[str]) -> str | None:
    """Return the choice that was probably meant: one that begins so, or the most alike; None for none.

    >>> nearest("--form", ["--format", "--from"]), nearest("--outlte", ["--outlet"]), nearest("xyz", ["abc"])
    ('--format', '--outlet', None)
    >>> nearest("denied", ["say", "deny"]), nearest("deny", ["asserts", "denies"])
    ('deny', 'denies')
    """
    from difflib import get_close_matches

    every = list(choices)
    begun = [one for one in every if given.strip("-") and one.startswith(given)]
    begun = begun or [one for one in every if _same_verb(given, one)]
    return next(iter(begun or get_close_matches(given, every, n=1, cutoff=_ALIKE)), None)
