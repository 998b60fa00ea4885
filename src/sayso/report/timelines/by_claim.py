"""The timeline by claim: each claim once under the time of its event, with who says so and who denies it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.linking.periods import Period, period_of
from sayso.model.statement import Stance
from sayso.report.claims.nouns import Claim, Claims, Mention
from sayso.report.claims.text import articles_shown, footer
from sayso.report.facts.layout import clamped, safe, wrap
from sayso.report.facts.phrases import many
from sayso.report.facts.when import time_words
from sayso.report.terminal.paint import Paint
from sayso.report.terminal.reading import Page, heading
from sayso.report.timelines.making import between, edge


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """The claims that tell when, by the value of their time; `outside` and `undated` are left out."""

    found: Claims
    dated: tuple[tuple[str, tuple[Claim, ...]], ...]
    outside: int
    undated: int

    @property
    def shown(self) -> Claims:
        """The claims shown alone, in the order of their time."""
        return self.found.only(tuple(one for _, claims in self.dated for one in claims))


def claim_line(found: Claims, *, since: str | None = None, until: str | None = None) -> ClaimLine:
    """Return claims by the time of their event: what most mentions of each tell, the first of equals.

    `since` and `until` are TIMEX3 dates as in `timeline`.
    """
    first, last = edge(since), edge(until)
    timed = [(period, value, one) for one in found.claims for value, period in _time_of(one)]
    kept = sorted(
        (each for each in timed if between(each[0], first, last)), key=lambda each: (each[0].order, each[1])
    )
    values = dict.fromkeys(value for _, value, _ in kept)
    return ClaimLine(
        found=found,
        dated=tuple((value, tuple(one for _, told, one in kept if told == value)) for value in values),
        outside=len(timed) - len(kept),
        undated=len(found.claims) - len(timed),
    )


def claim_line_to_text(line: ClaimLine, *, width: int = 100, colour: bool = False) -> str:
    """Return it for people: a heading a time, under it each claim once."""
    page = Page(clamped(width), Paint(on=colour))
    parts = (_header(line, page), _dated(line, page), _footer(line, page))
    return "\n".join(text.rstrip() for part in parts for text in part) + "\n"


def _time_of(one: Claim) -> Iterator[tuple[str, Period]]:
    counts = Counter(mention.when for mention in one.mentions if mention.when)
    for value, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        if period := period_of(value):
            yield value, period
            return


def _header(line: ClaimLine, page: Page) -> Iterator[str]:
    shown = sum(len(claims) for _, claims in line.dated)
    about = [many(line.found.read, "article"), many(shown, "claim")]
    yield from heading("Timeline by claim", about, page)
    told = f"{shown + line.outside} of {many(len(line.found.claims), 'claim')} tell when."
    yield from wrap(
        told + (f" {line.outside} outside the days asked for." if line.outside else ""), page.width
    )


def _dated(line: ClaimLine, page: Page) -> Iterator[str]:
    for value, claims in line.dated:
        yield ""
        yield page.paint.bold(safe(time_words(value)))
        for one in claims:
            yield from (f"  {part}" for part in wrap(f"{one.mentions[one.gist].words}", page.width - 2))
            for told in _tellers(one):
                yield from (f"    {page.paint.faint(part)}" for part in wrap(told, page.width - 4))


_SAYS = {
    Stance.ASSERTS: "says so",
    Stance.REPORTS: "passes it on",
    Stance.DENIES: "denies it",
    Stance.UNSAID: "leaves it unsaid",
    Stance.ASKS: "asks",
}


def _tellers(one: Claim) -> Iterator[str]:
    """Yield who says so, who denies it and so on, each once with the articles."""
    for stance, words in _SAYS.items():
        places: dict[str, list[int]] = {}
        for mention in one.mentions:
            if mention.stance is stance:
                places.setdefault(_who(mention), []).append(mention.row + 1)
        if places:
            told = (
                f"{who} {''.join(f'[{row}]' for row in dict.fromkeys(rows))}" for who, rows in places.items()
            )
            yield f"{words}: {'; '.join(told)}"


def _who(one: Mention) -> str:
    behind = f", on the say-so of {one.origin}" if one.origin and one.origin != one.speaker else ""
    sure = f" ({one.certainty})" if one.certainty and one.certainty != "certain" else ""
    return f"{one.who}{behind}{sure}"


def _footer(line: ClaimLine, page: Page) -> Iterator[str]:
    rows = {row for _, claims in line.dated for one in claims for row in one.rows}
    yield from articles_shown(line.found, page, rows)
    yield from footer(line.found, page)
