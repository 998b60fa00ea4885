"""The trail for people: in short, then by origin who says so in which words, then what changed."""

from collections.abc import Iterator

from sayso.model.claim import Change, ChangeKind
from sayso.report.audit_text import clamped
from sayso.report.claims import Claim, Mention
from sayso.report.claims_text import articles_shown, footer, headed, place_line, who_line
from sayso.report.layout import wrap
from sayso.report.paint import Paint
from sayso.report.phrases import many
from sayso.report.terminal import Page
from sayso.report.trail import Trail, by_origin, in_short, reprinted

_OTHERS = 8  # other claims that fit, told by their words
_KINDS = {
    ChangeKind.NUMBER: "number",
    ChangeKind.CERTAINTY: "how sure",
    ChangeKind.SOURCE_DROPPED: "source dropped",
    ChangeKind.SOURCE_CHANGED: "other source",
    ChangeKind.DENIED: "denied",
    ChangeKind.DETAIL_ADDED: "detail",
}


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
    yield articles_shown(trail.found, page, {mention.row for mention in one.mentions})
    yield footer(trail.found, page)


def _nothing(trail: Trail, page: Page) -> Iterator[str]:
    articles = many(len(trail.found.articles), "article")
    told = f"No claim with “{trail.asked}” in {articles}."
    yield from map(page.paint.bold, wrap(told, page.width))
    advice = (
        "A claim is told in two articles or more, or denied. Ask with fewer words, "
        "or with those of the article: sayso claims lists what there is."
    )
    yield from wrap(advice, page.width)


def _short(trail: Trail, one: Claim, page: Page) -> Iterator[str]:
    yield from map(page.paint.bold, wrap(one.mentions[one.gist].words, page.width))
    for sentence in in_short(trail.found, one):
        yield from wrap(sentence, page.width)


def _origins(trail: Trail, one: Claim, page: Page) -> Iterator[str]:
    yield ""
    yield page.paint.bold("On whose say-so")
    for name, evidence, mentions in by_origin(one):
        shown = f" ({', '.join(evidence)})" if evidence else ""
        yield from (f" {page.paint.bold(part)}" for part in wrap(f"{name}{shown}", page.width - 1))
        for mention in mentions:
            yield from _mention(trail, mention, page)


def _mention(trail: Trail, one: Mention, page: Page) -> Iterator[str]:
    article = trail.found.articles[one.row]
    when = f"{article.published[:10]} · " if article.published else ""
    yield from headed(f"{when}{who_line(one)}", place_line(trail.found.articles, one), page)
    yield from (f"     {part}" for part in wrap(one.words, page.width - 5))


def _changes(trail: Trail, one: Claim, page: Page) -> Iterator[str]:
    yield ""
    yield page.paint.bold("What changed")
    if not one.changes:
        yield from wrap(" Nothing that is known of: number, source, certainty, denial, detail.", page.width)
    for change in one.changes:
        yield from _change(trail, one, change, page)


def _change(trail: Trail, one: Claim, change: Change, page: Page) -> Iterator[str]:
    """Yield what changed, and under it both passages with their places."""
    before, after = change.before or "none", change.after or "none"
    told = f"{before} → {after}"
    if change.kind is ChangeKind.DETAIL_ADDED:
        row = one.mentions[change.left if change.before else change.right].row
        told = f"only in [{row + 1}]: {change.before or change.after}"
    yield from (f" {part}" for part in wrap(f"{_KINDS[change.kind]}: {told}", page.width - 1))
    for at in (change.left, change.right):
        mention = one.mentions[at]
        place = place_line(trail.found.articles, mention)
        yield from (f"     {part}" for part in wrap(f"{mention.words}  {place}", page.width - 5))


def _repeats(trail: Trail, one: Claim, page: Page) -> Iterator[str]:
    for kind, rows in reprinted(trail.found, one):
        places = ", ".join(f"[{row + 1}]" for row in rows)
        yield ""
        yield from wrap(f"Word by word the same ({kind}): {places}.", page.width)


def _others(trail: Trail, page: Page) -> Iterator[str]:
    if trail.others:
        yield ""
        yield from wrap(f"{many(len(trail.others), 'other claim')} with these words:", page.width)
    for one in trail.others[:_OTHERS]:
        yield from (f" {part}" for part in wrap(f"{one.id}  {one.mentions[one.gist].words}", page.width - 1))
