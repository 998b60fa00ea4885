"""The timeline for people: a heading a time, under it who says so, in which words, where."""

import re
from collections.abc import Iterator
from itertools import groupby

from sayso.report.facts.about import ways_of_making
from sayso.report.facts.layout import clamped, columns, safe, wrap
from sayso.report.facts.phrases import made_line, number, weaker_line, who_does
from sayso.report.facts.when import time_words
from sayso.report.terminal.paint import Paint
from sayso.report.terminal.reading import Page, heading
from sayso.report.timelines.nouns import ArticleTold, Telling, Timeline, Whose

_NOT_TOLD = re.compile(r", [a-z]+ not told$")  # the reason says why
_MOST_NAMES = 12  # names told where a chosen one is not found; more would hide the advice


def timeline_to_text(line: Timeline, *, width: int = 100, colour: bool = False) -> str:
    """Return a timeline as lines of at most `width` columns."""
    page = Page(clamped(width), Paint(on=colour))
    parts = (
        _header(line, page),
        _dated(line, page),
        _undated(line, page),
        _left_out(line, page),
        _weaker(line, page),
        _articles(line, page),
        _footer(line, page),
    )
    return "\n".join(text.rstrip() for part in parts for text in part) + "\n"


def _header(line: Timeline, page: Page) -> Iterator[str]:
    several = len(line.articles) != 1
    title = "Timeline" if several else line.articles[0].title
    about = [f"{len(line.articles)} articles"] if several else list(line.articles[0].facts)
    if several and line.dated:
        first, last = (time_words(line.dated[at].value) for at in (0, -1))
        about.append(first if first == last else f"{first} to {last}")
    yield from heading(title, about, page)
    statements, assertions = _sum(line, "statements"), _sum(line, "assertions")
    told = f"{_with_time(line)} of {statements + assertions} tell when: "
    told += f"{_of(line, Whose.ATTRIBUTED)} of {statements} statements, "
    told += f"{_of(line, Whose.OUTLET)} of {assertions} assertions in the articles’ own voice."
    untied = _sum(line, "untied")
    more = f" {untied} more hold a time that is not their main event’s." if untied else ""
    yield from wrap(told + more, page.width)


def _sum(line: Timeline, name: str) -> int:
    return sum(getattr(article, name) for article in line.articles)


def _with_time(line: Timeline) -> int:
    return sum(len(article.tellings) for article in line.articles)


def _of(line: Timeline, whose: Whose) -> int:
    return sum(one.whose is whose for article in line.articles for one in article.tellings)


def _dated(line: Timeline, page: Page) -> Iterator[str]:
    for value, tellings in groupby(line.dated, key=lambda one: one.value):
        yield ""
        yield page.paint.bold(safe(time_words(value)))
        for one in tellings:
            yield from _telling(line, one, page)
    if not line.dated:
        yield ""
        for advice in _advice(line):
            yield from wrap(advice, page.width)


def _undated(line: Timeline, page: Page) -> Iterator[str]:
    if line.undated:
        yield ""
        told = f"Not in the calendar ({len(line.undated)} of {_with_time(line)} that tell when):"
        yield from map(page.paint.bold, wrap(told, page.width))
    for one in line.undated:
        words = _NOT_TOLD.sub("", time_words(one.value))
        yield from wrap(f"{words} — {one.reason}", page.width)
        yield from _telling(line, one, page)


def _telling(line: Timeline, one: Telling, page: Page) -> Iterator[str]:
    """Yield who says so with the place at the end of the line, then the words, then what hangs on them."""
    sign = f"[{one.row + 1}] " if len(line.articles) > 1 else ""
    who = who_does(one.who, one.does, " — ")
    place = f"{sign}{one.place} ({one.id if one.whose is Whose.OUTLET else number(one.id)})"
    first, *more = wrap(who, page.width - 2)
    gap = page.width - 2 - columns(more[-1] if more else first) - columns(place)
    head = [first, *more]
    if gap > 1:
        head[-1] += " " * gap + place
    else:
        head += [f"  {part}" for part in wrap(place, page.width - 4)]
    yield from (f"  {part}" for part in head)
    yield from (f"    {part}" for part in wrap(one.shown, page.width - 4))
    details = wrap(" · ".join(_details(one)), page.width - 4)
    yield from (f"    {page.paint.faint(part)}" for part in details)


def _details(one: Telling) -> Iterator[str]:
    if one.time:
        inside = any(span.covers(one.time) for span in one.content)
        where = "" if inside else f" (at {one.time.start}–{one.time.end})"
        yield f"time: {one.time_words}{where}"
    yield from (f"{link} {name}" for link, name in one.chain)
    for hedge in one.hedges:
        yield f"hedge: {hedge.words} ({hedge.value}, the {hedge.by}'s)"
    yield from (f"condition: {words}" for words in one.condition_words)
    if one.said:
        yield f"said: {time_words(one.said)}"
    if one.nested_in:
        yield f"inside {number(one.nested_in)}"
    if one.sourced_by:
        yield f"said in {', '.join(map(number, one.sourced_by))}"
    for answer in one.answers:
        yield f"→ {answer.does} by {answer.speaker or 'speaker not known'} ({number(answer.statement)})"
    yield from (f"again at {other.place}" for other in one.again)


def _left_out(line: Timeline, page: Page) -> Iterator[str]:
    chosen, told = line.chosen, []
    if line.outside:
        since = f" since {chosen.since}" if chosen.since else ""
        until = f" until {chosen.until}" if chosen.until else ""
        told.append(f"{line.outside} not{since}{until}")
    if line.others:
        told.append(f"{line.others} not by “{chosen.speaker}”")
    if told:
        yield ""
        yield from wrap(f"Left out of {_with_time(line)} that tell when: {'; '.join(told)}.", page.width)
    undated = sum(article.published is None for article in line.articles)
    if undated and line.dated:
        yield ""
        yield from wrap(_no_date(undated, len(line.articles)), page.width)


def _weaker(line: Timeline, page: Page) -> Iterator[str]:
    if weaker := _sum(line, "weaker"):
        yield ""
        yield page.paint.faint(weaker_line(weaker))


def _no_date(undated: int, every: int) -> str:
    return (
        f"Date of publication not known in {undated} of {every}: there “on Monday” has no place in the "
        "calendar. Give it with --published DATE."
    )


def _advice(line: Timeline) -> Iterator[str]:
    """Yield why there is nothing to show, and what to do about it."""
    if not line.articles:
        yield "No article to read."
        return
    if line.others or line.outside:
        yield "No dated event is left by what was chosen. Widen --since and --until, or leave out --speaker."
    else:
        yield "No statement or assertion tells when its event was."
    if line.others:
        names = dict.fromkeys(one.who for article in line.articles for one in article.tellings)
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        yield f"Who tells when: {'; '.join(list(names)[:_MOST_NAMES])}{more}."
    undated = sum(article.published is None for article in line.articles)
    if undated:
        yield _no_date(undated, len(line.articles))
    elif not (line.others or line.outside):
        yield "`sayso read --layers` lists every expression of time with its value."


def _articles(line: Timeline, page: Page) -> Iterator[str]:
    """Yield what each number stands for, where there are several articles; silent ones are counted."""
    if len(line.articles) < 2:  # noqa: PLR2004 — one needs no number
        return
    shown = {one.row for one in (*line.dated, *line.undated)}
    yield ""
    for row, article in enumerate(line.articles):
        if row in shown:
            yield from wrap(f"[{row + 1}] {_about(article)}", page.width)
    silent = len(line.articles) - len(shown)
    if silent:
        yield from wrap(f"Nothing shown from {silent} of {len(line.articles)} articles.", page.width)


def _about(article: ArticleTold) -> str:
    every = article.statements + article.assertions
    told = [article.title or "(no title found)", *article.facts]
    told.append(f"{len(article.tellings)} of {every} tell when")
    return " · ".join([*told, article.file] if article.file else told)


def _footer(line: Timeline, page: Page) -> Iterator[str]:
    reduced = sum(article.reduced is not None for article in line.articles)
    if reduced:
        told = f"! Read in part: {reduced} of {len(line.articles)}; their statements are not known."
        yield from map(page.paint.warn, wrap(told, page.width))
    for made in ways_of_making(line.articles):
        yield from map(page.paint.faint, wrap(f"Made by {made_line(made)}", page.width))
