"""What the texts of an audit share: headings of parts, bars with their percentage, signs of answers."""

from collections.abc import Iterator

from sayso.report.facts.accusations import Answer
from sayso.report.facts.layout import pad, wrap
from sayso.report.facts.phrases import percent
from sayso.report.terminal.reading import Page

# What stands before an accusation, so that colour is never needed to tell them apart.
SIGNS = {
    Answer.DENIED: "✓",
    Answer.REPLIED: "✓",
    Answer.DECLINED: "○",
    Answer.UNREACHED: "○",
    Answer.UNANSWERED: "~",
    Answer.UNHEARD: "✗",
    Answer.UNSURE: "?",
    Answer.UNKNOWN: "?",
}
SHARE = 5  # columns of a percentage
NARROW, _ROOMY = 80, 100


def section(title: str, told: list[str], page: Page) -> Iterator[str]:
    """Yield the line that opens a part: what it answers, and the counts with their denominators."""
    first, *more = wrap(f"{title}: {'; '.join(told)}", page.width)
    yield page.paint.bold(title) + first[len(title) :]
    yield from more


def bar_room(page: Page) -> int:
    """Return how many columns a bar for everything takes."""
    return 6 if page.width < NARROW else 12 if page.width >= _ROOMY else 9


def share(part: int, whole: int, page: Page) -> str:
    """Return a bar and the percentage it stands for."""
    room = bar_room(page)
    bar = "█" * round(room * part / whole) if whole else ""
    return f"{pad(bar, room)} {percent(part, whole):>{SHARE}}"
