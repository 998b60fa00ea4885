"""A comparison for people: what changed, what both tell, what one tells alone, in exact words."""

from collections.abc import Iterator, Sequence

from sayso.report.about import ways_of_making
from sayso.report.audit_text import clamped
from sayso.report.claims import Mention
from sayso.report.claims_text import headed, named, place_line, who_line
from sayso.report.comparing import Comparison, Pair
from sayso.report.layout import wrap
from sayso.report.paint import Paint
from sayso.report.phrases import made_line, many, weaker_line
from sayso.report.terminal import Page, heading

_SIGNS = ("A", "B")


def comparison_to_text(found: Comparison, *, width: int = 100, colour: bool = False) -> str:
    """Return a comparison as lines of at most `width` columns."""
    page = Page(clamped(width), Paint(on=colour))
    same = [pair for pair in found.shared if pair.same_words]
    other = [pair for pair in found.shared if not pair.same_words]
    parts = (
        _header(found, page),
        _pairs("Changed", found.changed, page),
        _pairs("Both tell, in other words", other, page),
        _same(same, page),
        _alone("Only in A", found.only_left, page),
        _alone("Only in B", found.only_right, page),
        _footer(found, page),
    )
    return "\n".join(text.rstrip() for part in parts for text in part) + "\n"


def _header(found: Comparison, page: Page) -> Iterator[str]:
    yield from heading("Comparison", [f"{many(len(found.pairs), 'claim')} in both"], page)
    for sign, article in zip(_SIGNS, found.articles, strict=True):
        yield from wrap(f"{sign}  {' · '.join(named(article))}", page.width)
    if not found.pairs:
        yield ""
        yield "Nothing is told in both."


def _pairs(title: str, pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    yield from _title(title, len(pairs), page)
    for number, pair in enumerate(pairs):
        if number:
            yield ""
        changes = " · ".join(f"{one.kind}: {one.left} → {one.right}" for one in pair.changes)
        yield from (f"  {page.paint.warn(part)}" for part in wrap(changes, page.width - 2))
        for sign, one in zip(_SIGNS, (pair.left, pair.right), strict=True):
            yield from _mention(sign, one, page)


def _same(pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    """Yield what both tell in the same words, once."""
    yield from _title("Both tell, in the same words", len(pairs), page)
    for pair in pairs:
        yield from (f"  {part}" for part in wrap(pair.left.words, page.width - 2))


def _alone(title: str, mentions: Sequence[Mention], page: Page) -> Iterator[str]:
    yield from _title(title, len(mentions), page)
    for one in mentions:
        yield from _mention("", one, page)


def _title(title: str, count: int, page: Page) -> Iterator[str]:
    if count:
        yield ""
        yield page.paint.bold(f"{title} ({count})")


def _mention(sign: str, one: Mention, page: Page) -> Iterator[str]:
    """Yield who says so with the place, the words, and those of them that the other does not have."""
    yield from headed(f"{sign}  {who_line(one)}" if sign else who_line(one), place_line((), one), page)
    yield from (f"      {part}" for part in wrap(one.words, page.width - 6))
    if one.differs_words:
        told = wrap("only here: " + "; ".join(one.differs_words), page.width - 6)
        yield from (f"      {page.paint.faint(part)}" for part in told)


def _footer(found: Comparison, page: Page) -> Iterator[str]:
    if found.weaker:
        yield ""
        yield page.paint.faint(weaker_line(found.weaker))
    for article in found.articles:
        if article.reduced is not None:
            told = f"! Read in part: {article.title or article.article}; its points are not known."
            yield from map(page.paint.warn, wrap(told, page.width))
    yield ""
    for made in ways_of_making(found.articles):
        yield from map(page.paint.faint, wrap(f"Made by {made_line(made)}", page.width))
