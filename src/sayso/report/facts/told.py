"""What an article says in its own voice, each assertion once, as the reports for people list it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Certainty, HedgedBy
from sayso.report.facts.phrases import hedged, number, pieces
from sayso.report.facts.places import Places
from sayso.report.facts.when import time_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One assertion to list: its exact words, what hangs on it, where it stands."""

    assertion: Assertion
    words: str
    details: tuple[str, ...]
    place: str


def list_told(reading: Reading, places: Places) -> tuple[Told, ...]:
    """Return the assertions of an article, those without a source first; repeats stand with their first."""
    listed = (
        Told(
            assertion=one,
            words=pieces(reading.article.text, one.content),
            details=(*_details(reading, one), *(f"again at {places.cite(other.content)}" for other in again)),
            place=places.cite(one.content),
        )
        for one, *again in told_once(reading)
    )
    return tuple(sorted(listed, key=lambda told: bool(told.assertion.sourced_by)))


def told_once(reading: Reading) -> tuple[tuple[Assertion, ...], ...]:
    """Return the assertions in groups that say the same words, typography ignored."""
    groups: dict[tuple[str, ...], list[Assertion]] = {}
    for one in reading.assertions:
        words = " ".join(span.of(reading.article.text) for span in one.content)
        groups.setdefault(tuple(re.findall(r"\w+", words.casefold())), []).append(one)
    return tuple(map(tuple, groups.values()))


def _details(reading: Reading, one: Assertion) -> Iterator[str]:
    if one.sourced_by:
        yield "said in " + ", ".join(map(number, one.sourced_by))
    if one.certainty not in {None, Certainty.CERTAIN}:
        yield str(one.certainty)
    yield from hedged(reading.article.text, one.hedges, mine=HedgedBy.OUTLET)
    if one.when:
        yield f"event: {time_words(one.when, dated=reading.article.published is not None)}"
