"""The page of a claim: its words, four counted facts, the picture of who tells it when, what changed, how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from sayso.linking.claims.stems import folded
from sayso.model.claim import PassageKind
from sayso.model.statement import Stance
from sayso.report.claims.nouns import Claim, Claims
from sayso.report.claims.text import how_told, teller
from sayso.report.facts.about import ways_of_making
from sayso.report.facts.dates import day_told, days_told
from sayso.report.facts.phrases import copied, made_line, many
from sayso.report.page.claim_picture import picture_of
from sayso.report.page.claim_places import Inside, Place, PlacedClaim, file_name, known_by
from sayso.report.page.claim_steps import RIVAL, Changed, all_changed, certainty_ladder, number_ladder
from sayso.report.page.differing import Beside, beside
from sayso.report.page.ladders import Ladder
from sayso.report.page.lanes import SIGNS, Picture, Sign
from sayso.report.page.links import Links
from sayso.report.page.nouns import Fact, Named, fact
from sayso.report.page.rendering import NOWHERE, Shell, render
from sayso.report.trails.same_words import same_words
from sayso.report.trails.told import by_dates, first_told, nothing_found, nothing_sure, unsure
from sayso.report.trails.trail import Trail

_MOST_ROWS = 400  # mentions in the table of a page; the CSV has all
_WEB = ("http://", "https://")


class Row(NamedTuple):
    """What one article tells in these words: the place, who says so and how, on whom it rests, its sign.

    `times` is how often it does.
    """

    place: Place
    who: str
    how: str
    sign: Sign
    weak: bool
    times: int = 1


class Wording(NamedTuple):
    """The same words once, beside those of the heading, with all places where they stand."""

    words: Beside
    rows: tuple[Row, ...]


class Listed(NamedTuple):
    """An article that tells the claim: what it is known by, its day, its address, of what it is a copy."""

    key: str
    title: str
    outlet: str
    when: str
    url: str | None
    href: str | None
    copy_of: str


class Other(NamedTuple):
    """Another claim that fits what was asked for."""

    id: str
    words: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """What the page of a claim shows.

    `told` says in how many articles of how many outlets it stands, `among` how many were looked through;
    `drawn` is the picture, `number` and `certainty` ladders are there only where something changed in them,
    and `unsure` says what may have changed and is not told.
    `wordings` are the table of the picture: each wording once, with all its places; `left_out` counts places
    beyond it.
    """

    title: str
    told: str
    among: str
    facts: tuple[Fact, ...]
    drawn: Picture
    number: Ladder | None
    certainty: Ladder | None
    changed: tuple[Changed, ...]
    unsure: str
    wordings: tuple[Wording, ...]
    left_out: int
    same_words: tuple[tuple[str, tuple[Place, ...]], ...]
    articles: tuple[Listed, ...]
    others: tuple[Other, ...]
    more_others: int
    waiting: int
    made_by: tuple[str, ...]


def trail_to_html(trail: Trail, *, links: Links = NOWHERE, address: str = "") -> str:
    """Return the page of the claim that a trail tells; where none fits, what to do."""
    one = trail.claim
    if one is None:
        told, advice = nothing_found(trail)
        shell = Shell(title=trail.asked, styles=("claim.css",), links=links, section="claims")
        return render("claim_none.html", shell, told=told, advice=advice)
    page = claim_page(trail.found, one, others=trail.others, links=links)
    shell = Shell(
        title=page.title,
        styles=("claim.css",),
        scripts=("claim.js",),
        links=links,
        address=address,
        section="claims",
    )
    return render("claim.html", shell, page=page, shapes=SHAPES)


# The shape of each sign, around 0, 0.
SHAPES = {
    Sign.SAYS: "M-6 5L0 -6L6 5Z",
    Sign.REPEATS: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z",
    Sign.DENIES: "M-6 -5L0 6L6 -5Z",
    Sign.ASKS: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z",
    Sign.UNSAID: "M0 -6L6 0L0 6L-6 0Z",
    Sign.REPORTS: "M-5 -5H5V5H-5Z",
}


def claim_page(
    found: Claims, one: Claim, *, others: Sequence[Claim] = (), links: Links = NOWHERE
) -> ClaimPage:
    """Return what the page of one claim shows."""
    placed = PlacedClaim(found, one, links)
    changed, shown = tuple(all_changed(placed)), one.mentions[:_MOST_ROWS]
    return ClaimPage(
        title=placed.gist.words,
        told=_told(placed),
        among=f"{many(found.read, 'article')} of {many(found.outlets, 'outlet')} read",
        facts=(_first(placed), _origins(placed), _denied(placed), _changes(placed, changed)),
        drawn=picture_of(placed),
        number=number_ladder(placed),
        certainty=certainty_ladder(placed),
        changed=changed,
        unsure=" ".join(filter(None, ("" if changed else nothing_sure(one), unsure(one)))),
        wordings=tuple(_wordings(placed, len(shown))),
        left_out=len(one.mentions) - len(shown),
        same_words=tuple(_same_words(placed)),
        articles=tuple(_listed(placed, row) for row in placed.rows),
        others=tuple(
            Other(each.id, each.mentions[each.gist].words, placed.links.page("claim", each.id))
            for each in others
        ),
        more_others=found.total - 1 - len(others),
        waiting=found.waiting,
        made_by=tuple(map(made_line, ways_of_making(found.articles[row] for row in placed.rows))),
    )


def _told(placed: PlacedClaim) -> str:
    one = placed.one
    days = days_told(one.first, one.last)
    articles = " ".join((many(one.articles - one.copies, "article"), *copied(one.copies)))
    told = f"{articles} of {many(one.outlets, 'outlet')}"
    return f"{told}, {days}" if days else told


def _first(placed: PlacedClaim) -> Fact:
    """Return on which day it is first told in what was read, and by whom."""
    articles = placed.found.articles
    days = {mention.row: articles[mention.row].sure_day for mention in placed.one.mentions}
    first, of_day = first_told(placed.one, days)
    if not first:
        doubtful = any(articles[row].otherwise for row in days)
        return Fact("First seen here", "day not sure" if doubtful else "day not known", ())
    telling = {id(mention) for mention in of_day.values()}
    places = [at for at, mention in enumerate(placed.one.mentions) if id(mention) in telling]
    names = tuple(map(partial(_telling, placed), places))
    return fact("First seen here", day_told(first), names, by_dates(placed.found, of_day))


def _telling(placed: PlacedClaim, at: int) -> Named:
    """Return who tells a mention, and in which outlet, which its own voice names anyway."""
    one, place = placed.one.mentions[at], placed.places[at]
    own = one.statement is None and placed.found.articles[one.row].outlet
    told = "" if one.stance is Stance.ASSERTS else f", {SIGNS[one.stance]}"
    return Named(one.who, told if own else f"in {place.outlet}{told}", place.href)


def _origins(placed: PlacedClaim) -> Fact:
    origins = placed.one.origins
    if not origins:
        return Fact("Rests on", "nobody", (Named("nobody here asserts it", ""),))
    told = []
    for place, origin in enumerate(origins):
        articles = len({placed.one.mentions[at].row for at in origin.mentions})
        told.append(Named(placed.origin_name(place), many(articles, "article")))
    if len(origins) == 1:
        return Fact("Rests on", "1 origin", tuple(told))
    note = "" if placed.repeated else "no shared one found"
    return fact("Rests on", f"{len(origins)} origins", tuple(told), note)


def _denied(placed: PlacedClaim) -> Fact:
    denying = {one.who: at for at, one in enumerate(placed.one.mentions) if one.stance is Stance.DENIES}
    names = tuple(Named(who, placed.places[at].when, placed.places[at].href) for who, at in denying.items())
    unsaid = {one.who: at for at, one in enumerate(placed.one.mentions) if one.stance is Stance.UNSAID}
    names += tuple(
        Named(who, f"leaves it unsaid, {placed.places[at].when}", placed.places[at].href)
        for who, at in unsaid.items()
    )
    count = f"by {len(denying):,}" if denying else "by nobody here"
    return fact("Denied", count, names)


def _changes(placed: PlacedClaim, changed: Sequence[Changed]) -> Fact:
    none = "nothing sure" if unsure(placed.one) else "not found"
    kept = [one for one in changed if one.kind != RIVAL]
    count = "once" if len(kept) == 1 else f"{len(kept):,} times" if kept else none
    names = tuple(
        Named(one.kind, (" → " if one.ordered else ", ").join(filter(None, (one.was, one.now))))
        for one in kept
    )
    rivals = len(changed) - len(kept)
    told = f"two accounts of one day, {rivals:,} times" if rivals > 1 else "two accounts of one day"
    return fact("Changed", count, names, told if rivals else "")


def _wordings(placed: PlacedClaim, most: int) -> Iterator[Wording]:
    """Yield each wording once, in the order in which they were told, with its places."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, one in enumerate(placed.one.mentions[:most]):
        groups.setdefault(tuple(folded(one.words)), []).append(at)
    for every in groups.values():
        words = placed.one.mentions[every[0]].words
        rows: dict[tuple[object, ...], list[Row]] = {}
        for at in every:
            row = _row(placed, at)
            rows.setdefault((placed.one.mentions[at].row, *row[1:]), []).append(row)
        told = tuple(same[0]._replace(times=len(same)) for same in rows.values())
        yield Wording(beside(words, placed.gist.words), told)


def _row(placed: PlacedClaim, at: int) -> Row:
    one, sign = placed.one.mentions[at], placed.sign(at)
    told = how_told(one)
    if sign is Sign.REPEATS:
        told.append(f"in the words of {placed.places[placed.repeated[at]].outlet}")
    rests = next((each for each in placed.one.origins if at in each.mentions and not each.own_voice), None)
    if rests and rests.name not in {None, one.who}:
        told.append(f"on the say-so of {rests.name}")
    return Row(placed.places[at], teller(one), " · ".join(told), sign, one.weak)


def _same_words(placed: PlacedClaim) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """Yield the articles that share a passage with mentions of the claim, by kind."""
    for kind, mentions in same_words(placed.found, placed.one):
        yield _KINDS[kind], placed.places_of(mentions)


def _listed(placed: PlacedClaim, row: int) -> Listed:
    article, original = placed.found.articles[row], placed.found.copy_of[row]
    return Listed(
        f"article-{row + 1}",
        article.title or file_name(article) or article.article,
        article.outlet or "outlet not known",
        day_told(article.published, clock=True) or "no date found",
        article.url if (article.url or "").lower().startswith(_WEB) else None,
        None if isinstance(placed.links, Inside) else placed.links.article(article.article),
        "" if original == row else known_by(placed.found.articles[original]),
    )


_KINDS = {
    PassageKind.REPRINT: "reprinted",
    PassageKind.QUOTATION: "quoted alike",
    PassageKind.BACKGROUND: "background that recurs",
}
