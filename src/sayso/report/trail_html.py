"""The trail as one page: the same as in the text, in the same order; no script, nothing from outside."""

from collections.abc import Iterable, Iterator

from sayso.report.about import ways_of_making
from sayso.report.claims import Claim, Mention
from sayso.report.claims_text import named, place_line, who_line
from sayso.report.html import PAGE_END, page_start
from sayso.report.html_text import shown
from sayso.report.phrases import made_line
from sayso.report.trail import Trail
from sayso.report.trail_steps import passages_of, steps
from sayso.report.trail_told import (
    by_origin,
    in_short,
    nothing_found,
    nothing_sure,
    others_told,
    repeats_told,
    told_step,
    unsure,
)


def trail_to_html(trail: Trail) -> str:
    """Return a page that tells the trail; every word of an article is escaped."""
    one = trail.claim
    title = one.mentions[one.gist].words if one else trail.asked
    parts = _whole(trail, one) if one else map(_line, nothing_found(trail))
    return "".join([page_start(title), "<article>\n", *parts, *_footer(trail), "</article>\n", PAGE_END])


def _whole(trail: Trail, one: Claim) -> Iterator[str]:
    yield f'<h1 dir="auto">{shown(one.mentions[one.gist].words)}</h1>\n'
    yield from map(_line, in_short(trail.found, one))
    yield "<h2>On whose say-so</h2>\n"
    for name, evidence, mentions in by_origin(trail.found, one):
        more = f" ({', '.join(evidence)})" if evidence else ""
        yield _entries(f"{name}{more}", (_mention(trail, mention) for mention in mentions))
    yield "<h2>What changed</h2>\n"
    kept = steps(one)
    for step in kept:
        told = (_words(trail, mention) for mention in passages_of(one, step))
        yield _entries(told_step(trail.found, one, step), told)
    if more := unsure(one) if kept else nothing_sure(one):
        yield _line(more)
    yield from map(_line, repeats_told(trail.found, one))
    yield from map(_line, others_told(trail))


def _entries(heading: str, entries: Iterable[str]) -> str:
    return f'<p class="small"><b>{shown(heading)}</b></p>\n<ol class="entries">\n{"".join(entries)}</ol>\n'


def _mention(trail: Trail, one: Mention) -> str:
    published = trail.found.articles[one.row].published
    return _words(trail, one, " · ".join(filter(None, ((published or "")[:10], who_line(one)))))


def _words(trail: Trail, one: Mention, who: str = "") -> str:
    top = f"<span>{shown(who)}</span>" if who else ""
    where = shown(place_line(trail.found.articles, one))
    place = f'<span class="small"><a href="#a{one.row + 1}">{where}</a></span>'
    return (
        f'<li class="entry"><div class="top">{top}{place}</div>'
        f'<div class="words" dir="auto">{shown(one.words)}</div></li>\n'
    )


def _line(told: str) -> str:
    return f'<p class="about">{shown(told)}</p>\n'


def _footer(trail: Trail) -> Iterator[str]:
    found = trail.found
    yield "<footer>\n"
    rows = {mention.row for mention in trail.claim.mentions} if trail.claim else set()
    for row, article in enumerate(found.articles):
        if row in rows:
            copied = found.copy_of[row]
            more = [] if copied == row else [f"nearly the words of [{copied + 1}]"]
            told = " · ".join([*named(article), *more])
            yield f'<p id="a{row + 1}">[{row + 1}] {shown(told)}</p>\n'
    yield from (f"<p>Made by {shown(made_line(made))}</p>\n" for made in ways_of_making(found.articles))
    yield "</footer>\n"
