"""The trail for people: in short, then by origin who says so in which words, then what changed."""

from collections.abc import Iterator

from sayso.report.claims.nouns import Claim, Mention
from sayso.report.claims.text import articles_shown, footer, headed, place_line, who_line
from sayso.report.facts.layout import clamped, wrap
from sayso.report.terminal.paint import Paint
from sayso.report.terminal.reading import Page
from sayso.report.trails.steps import Step, less_sure_steps, passages_of, steps
from sayso.report.trails.told import (
    ABOUT_LESS_SURE,
    by_origin,
    in_short,
    nothing_found,
    nothing_sure,
    others_told,
    repeats_told,
    told_step,
    unsure,
)
from sayso.report.trails.trail import Trail


def trail_to_text(trail: Trail, *, width: int = 100, colour: bool = False) -> str:
    """Return a trail as lines of at most `width` columns."""
    page = Page(clamped(width), Paint(on=colour))
    one = trail.claim
    parts = _whole(trail, one, page) if one else (_nothing(trail, page),)
    return "\n".join(text.rstrip() for part in parts for text in part) + "\n"


def _whole(trail: Trail, one: Claim, page: Page) -> Iterator[Iterator[str]]:
    yield _short(trail, one, page)
    yield _origins(trail, one, page)
    yield _changes(trail, one, page)
    yield _repeats(trail, one, page)
    yield _others(trail, page)
    yield articles_shown(trail.found, page, one.rows)
    yield footer(trail.found, page)


def _nothing(trail: Trail, page: Page) -> Iterator[str]:
    told, advice = nothing_found(trail)
    yield from map(page.paint.bold, wrap(told, page.width))
    yield from wrap(advice, page.width)


def _short(trail: Trail, one: Claim, page: Page) -> Iterator[str]:
    yield from map(page.paint.bold, wrap(one.mentions[one.gist].words, page.width))
    yield page.paint.faint(f"claim {one.id}")
    for sentence in in_short(trail.found, one):
        yield from wrap(sentence, page.width)


def _origins(trail: Trail, one: Claim, page: Page) -> Iterator[str]:
    yield ""
    yield page.paint.bold("On whose say-so")
    for name, evidence, mentions in by_origin(trail.found, one):
        shown = f" ({', '.join(evidence)})" if evidence else ""
        yield from (f" {page.paint.bold(part)}" for part in wrap(f"{name}{shown}", page.width - 1))
        for mention in mentions:
            yield from _mention(trail, mention, page)


def _mention(trail: Trail, one: Mention, page: Page) -> Iterator[str]:
    days = trail.found.articles[one.row].days
    when = f"{days} · " if days else ""
    yield from headed(f"{when}{who_line(one)}", place_line(trail.found.articles, one), page)
    yield from (f"     {part}" for part in wrap(one.words, page.width - 5))


def _changes(trail: Trail, one: Claim, page: Page) -> Iterator[str]:
    yield ""
    yield page.paint.bold("What changed")
    kept = steps(one)
    for step in kept:
        yield from _step(trail, one, step, page)
    less = unsure(one) if not trail.every else ""
    rest = " ".join(filter(None, ("" if kept else nothing_sure(one), less)))
    yield from (f" {part}" for part in wrap(rest, page.width - 1)) if rest else ()
    if trail.every:
        yield from _less_sure(trail, one, page)


def _less_sure(trail: Trail, one: Claim, page: Page) -> Iterator[str]:
    steps_shown = less_sure_steps(one)
    if steps_shown:
        yield ""
        yield page.paint.bold("Less sure")
        yield from (f" {part}" for part in wrap(ABOUT_LESS_SURE, page.width - 1))
    for step in steps_shown:
        yield from _step(trail, one, step, page)


def _step(trail: Trail, one: Claim, step: Step, page: Page) -> Iterator[str]:
    yield from (f" {part}" for part in wrap(told_step(trail.found, one, step), page.width - 1))
    for mention in passages_of(one, step):
        place = place_line(trail.found.articles, mention)
        yield from (f"     {part}" for part in wrap(f"{mention.words}  {place}", page.width - 5))


def _repeats(trail: Trail, one: Claim, page: Page) -> Iterator[str]:
    for told in repeats_told(trail.found, one):
        yield ""
        yield from wrap(told, page.width)


def _others(trail: Trail, page: Page) -> Iterator[str]:
    for row, told in enumerate(others_told(trail)):
        if not row:
            yield ""
        yield from wrap(told, page.width) if not row else (f" {part}" for part in wrap(told, page.width - 1))
