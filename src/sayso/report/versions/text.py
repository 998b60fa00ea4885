"""Comparisons and changes for people: what is told otherwise, what one tells alone, in exact words."""

from collections.abc import Iterable, Iterator, Sequence

from sayso.report.claims.nouns import Mention
from sayso.report.claims.text import headed, named, place_line, who_line
from sayso.report.facts.about import About, ways_of_making
from sayso.report.facts.layout import clamped, wrap
from sayso.report.facts.phrases import made_line, many, weaker_line
from sayso.report.terminal.paint import Paint
from sayso.report.terminal.reading import Page, heading
from sayso.report.versions.changing import Changes, Revision
from sayso.report.versions.comparing import Comparison, Pair

_SIGNS = ("A", "B")


def comparison_to_text(found: Comparison, *, width: int = 100, colour: bool = False) -> str:
    """Return a comparison as lines of at most `width` columns."""
    page = Page(clamped(width), Paint(on=colour))
    same = [pair for pair in found.shared if pair.same_words]
    other = [pair for pair in found.shared if not pair.same_words]
    parts = (
        _header(found, page),
        _pairs("Changed", found.changed, page, differs=True),
        _pairs("Both tell, in other words", other, page, differs=True),
        _same(same, page),
        _alone("Only in A", "", found.only_left, page, differs=True),
        _alone("Only in B", "", found.only_right, page, differs=True),
        _footer(found, page),
    )
    return "\n".join(text.rstrip() for part in parts for text in part) + "\n"


def changes_to_text(found: Changes, *, width: int = 100, colour: bool = False) -> str:
    """Return changes as lines of at most `width` columns."""
    page = Page(clamped(width), Paint(on=colour))
    lines = [*heading("Changes", [many(len(found.revisions) + 1, "version")], page)]
    for one in found.revisions:
        lines += _revision(one, page, every=found.every)
    lines += _made((article for one in found.revisions for article in one.articles), page)
    return "\n".join(text.rstrip() for text in lines) + "\n"


def _header(found: Comparison, page: Page) -> Iterator[str]:
    yield from heading("Comparison", [f"{many(len(found.pairs), 'claim')} in both"], page)
    yield from _articles(found.articles, page)
    if not found.pairs:
        yield ""
        yield "Nothing is told in both."


def _articles(articles: Sequence[About], page: Page) -> Iterator[str]:
    for sign, article in zip(_SIGNS, articles, strict=True):
        yield from wrap(f"{sign}  {' · '.join(named(article))}", page.width)


def _revision(one: Revision, page: Page, *, every: bool) -> Iterator[str]:
    yield from _articles(one.articles, page)
    if one.empty:
        yield ""
        yield from wrap("No number, hedge, speaker or denial changed, and nothing came or went.", page.width)
    yield from _pairs("Told otherwise", one.changed, page)
    yield from _alone("Gone", "A", one.gone, page)
    yield from _alone("New", "B", one.new, page)
    yield ""
    told = f"{many(one.same, 'claim')} told alike in both."
    yield from wrap(told if every else f"{told} Every changed word: --all", page.width)
    if one.weaker:
        yield page.paint.faint(weaker_line(one.weaker))
    yield from _words(one, page)


def _pairs(title: str, pairs: Sequence[Pair], page: Page, *, differs: bool = False) -> Iterator[str]:
    """Yield what changed in each claim, then both mentions; with `differs` a line stands between claims."""
    yield from _title(title, len(pairs), page)
    for number, pair in enumerate(pairs):
        if number and differs:
            yield ""
        changes = " · ".join(f"{one.kind}: {one.left} → {one.right}" for one in pair.changes)
        yield from (f"  {page.paint.warn(part)}" for part in wrap(changes, page.width - 2))
        for sign, one in zip(_SIGNS, (pair.left, pair.right), strict=True):
            yield from _mention(sign, one, page, differs=differs)


def _same(pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    """Yield what both tell in the same words, once."""
    yield from _title("Both tell, in the same words", len(pairs), page)
    for pair in pairs:
        yield from (f"  {part}" for part in wrap(pair.left.words, page.width - 2))


def _alone(
    title: str, sign: str, mentions: Sequence[Mention], page: Page, *, differs: bool = False
) -> Iterator[str]:
    yield from _title(title, len(mentions), page)
    for one in mentions:
        yield from _mention(sign, one, page, differs=differs)


def _title(title: str, count: int, page: Page) -> Iterator[str]:
    if count:
        yield ""
        yield page.paint.bold(f"{title} ({count})")


def _mention(sign: str, one: Mention, page: Page, *, differs: bool) -> Iterator[str]:
    """Yield who says so with the place, the words, and those of them that the other does not have."""
    yield from headed(f"{sign}  {who_line(one)}" if sign else who_line(one), place_line((), one), page)
    yield from (f"      {part}" for part in wrap(one.words, page.width - 6))
    if differs and one.differs_words:
        told = wrap("only here: " + "; ".join(one.differs_words), page.width - 6)
        yield from (f"      {page.paint.faint(part)}" for part in told)


def _words(one: Revision, page: Page) -> Iterator[str]:
    yield from _title("Every changed word", len(one.words), page)
    for each in one.words:
        told = " → ".join(f"“{words}”" if words else "nothing" for words in (each.before, each.after))
        yield from (f"  {part}" for part in wrap(f"{told}  {each.place}", page.width - 2))


def _footer(found: Comparison, page: Page) -> Iterator[str]:
    if found.weaker:
        yield ""
        yield page.paint.faint(weaker_line(found.weaker))
    for article in found.articles:
        if article.reduced is not None:
            told = f"! Read in part: {article.title or article.article}; its points are not known."
            yield from map(page.paint.warn, wrap(told, page.width))
    yield from _made(found.articles, page)


def _made(articles: Iterable[About], page: Page) -> Iterator[str]:
    yield ""
    for made in ways_of_making(articles):
        yield from map(page.paint.faint, wrap(f"Made by {made_line(made)}", page.width))
