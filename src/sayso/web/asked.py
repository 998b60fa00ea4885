"""Asked: what an address asks for, checked; the address is the whole state of a page."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sayso.model.statement import Act, Certainty, Stance
from sayso.model.stored import HitKind
from sayso.store.browsing import Narrowed

E = TypeVar("E", bound=StrEnum)

PAGE = 25
LAST_PAGE = 100_000
_LONGEST = 500  # characters of words that are looked for
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


class Misunderstood(Exception):
    """An address that asks for something that there is not; its text has the three parts of a message."""

    def __init__(self, found: str, expected: str, todo: str) -> None:
        super().__init__(f"{found} {expected} {todo}")
        self.found = found
        self.expected = expected
        self.todo = todo


def narrowed(query: Mapping[str, str]) -> Narrowed:
    """Return what an address of the search page asks for."""
    return Narrowed(
        words=_words(query),
        kind=_one_of(HitKind, query, "kind"),
        speaker=_text(query, "speaker"),
        outlet=_text(query, "outlet"),
        act=_one_of(Act, query, "act"),
        stance=_one_of(Stance, query, "stance"),
        certainty=_one_of(Certainty, query, "certainty"),
        since=_day(query, "since"),
        until=_day(query, "until"),
        weak=query.get("all") == "1",
        copies=query.get("all") == "1",
        best=one_of(query, "by", ("newest", "best")) == "best",
        start=(page_of(query) - 1) * PAGE,
        limit=PAGE,
    )


def page_of(query: Mapping[str, str]) -> int:
    """Return the number of the page asked for, the first where none is."""
    given = query.get("page", "") or "1"
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:9]) <= LAST_PAGE):
        raise Misunderstood(
            f"There is no page {given[:20]!r}.",
            f"Expected a number from 1 to {LAST_PAGE:,}.",
            "Begin at the first page, or narrow the search.",
        )
    return int(given)


def one_of(query: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """Return the choice made, the first where none is."""
    given = query.get(name) or choices[0]
    if given not in choices:
        raise _no_choice(name, given, choices)
    return given


def _words(query: Mapping[str, str]) -> str | None:
    words = query.get("q", "").strip()
    if len(words) > _LONGEST:
        raise Misunderstood(
            "These are too many words.", f"Expected {_LONGEST} characters at most.", "Look for fewer words."
        )
    return None if words in {"", "*"} else words


def _text(query: Mapping[str, str], name: str) -> str | None:
    return query.get(name) or None


def _one_of(choices: type[E], query: Mapping[str, str], name: str) -> E | None:
    given = query.get(name)
    if not given:
        return None
    try:
        return choices(given)
    except ValueError:
        raise _no_choice(name, given, tuple(str(one) for one in choices)) from None


def _no_choice(name: str, given: str, choices: tuple[str, ...]) -> Misunderstood:
    return Misunderstood(
        f"There is no {name} {given[:40]!r}.",
        f"Expected one of {', '.join(choices)}.",
        "Choose one on the page, or leave it out.",
    )


def _day(query: Mapping[str, str], name: str) -> str | None:
    given = query.get(name, "").strip()
    if not given:
        return None
    year, month, day = (*given.split("-"), "1", "1")[:3] if _DATE.fullmatch(given) else ("0", "1", "1")
    if not _is_day(year, month, day):
        raise Misunderstood(
            f"{given[:20]!r} is no date.",
            "Expected a day, month or year such as 2026-03-08, 2026-03 or 2026.",
            "Mend the date, or leave it out.",
        )
    return given


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
