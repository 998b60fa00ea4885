"""Changes between versions for people: what is told otherwise, what is gone, what is new, in exact words."""

from collections.abc import Iterator, Sequence

from sayso.report.about import ways_of_making
from sayso.report.audit_text import clamped
from sayso.report.changing import Changes, Revision
from sayso.report.claims import Mention
from sayso.report.claims_text import headed, named, place_line, who_line
from sayso.report.comparing import Pair
from sayso.report.layout import wrap
from sayso.report.paint import Paint
from sayso.report.phrases import made_line, many, weaker_line
from sayso.report.terminal import Page, heading


def changes_to_text(found: Changes, *, width: int = 100, colour: bool = False) -> str:
    """Return changes as lines of at most `width` columns."""
    page = Page(clamped(width), Paint(on=colour))
    lines = [*heading("Changes", [many(len(found.revisions) + 1, "version")], page)]
    for one in found.revisions:
        lines += _revision(one, page, every=found.every)
    lines += _footer(found, page)
    return "\n".join(text.rstrip() for text in lines) + "\n"


def _revision(one: Revision, page: Page, *, every: bool) -> Iterator[str]:
    for mark, article in zip("AB", one.articles, strict=True):
        yield from wrap(f"{mark}  {' · '.join(named(article))}", page.width)
    if one.empty:
        yield ""
        yield from wrap("No number, hedge, speaker or denial changed, and nothing came or went.", page.width)
    yield from _pairs(one.changed, page)
    yield from _alone("Gone", "A", one.gone, page)
    yield from _alone("New", "B", one.new, page)
    yield ""
    told = f"{many(one.same, 'claim')} told alike in both."
    yield from wrap(told if every else f"{told} Every changed word: --all", page.width)
    if one.weaker:
        yield page.paint.faint(weaker_line(one.weaker))
    yield from _words(one, page)


def _pairs(pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    yield from _title("Told otherwise", len(pairs), page)
    for pair in pairs:
        changes = " · ".join(f"{one.kind}: {one.left} → {one.right}" for one in pair.changes)
        yield from (f"  {page.paint.warn(part)}" for part in wrap(changes, page.width - 2))
        yield from _mention("A", pair.left, page)
        yield from _mention("B", pair.right, page)


def _alone(title: str, mark: str, mentions: Sequence[Mention], page: Page) -> Iterator[str]:
    yield from _title(title, len(mentions), page)
    for one in mentions:
        yield from _mention(mark, one, page)


def _title(title: str, count: int, page: Page) -> Iterator[str]:
    if count:
        yield ""
        yield page.paint.bold(f"{title} ({count})")


def _mention(mark: str, one: Mention, page: Page) -> Iterator[str]:
    yield from headed(f"{mark}  {who_line(one)}", place_line((), one), page)
    yield from (f"      {part}" for part in wrap(one.words, page.width - 6))


def _words(one: Revision, page: Page) -> Iterator[str]:
    yield from _title("Every changed word", len(one.words), page)
    for each in one.words:
        told = " → ".join(f"“{words}”" if words else "nothing" for words in (each.before, each.after))
        yield from (f"  {part}" for part in wrap(f"{told}  {each.place}", page.width - 2))


def _footer(found: Changes, page: Page) -> Iterator[str]:
    yield ""
    articles = [article for one in found.revisions for article in one.articles]
    for made in ways_of_making(articles):
        yield from map(page.paint.faint, wrap(f"Made by {made_line(made)}", page.width))
