"""Pages of two articles, or of the versions of one, side by side: what both tell stands in one row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from sayso.linking.claims.stems import folded
from sayso.model.reading import Reading
from sayso.report.claims.nouns import Mention
from sayso.report.claims.text import how_told, teller
from sayso.report.facts.about import About, ways_of_making
from sayso.report.facts.dates import day_told
from sayso.report.facts.phrases import made_line, weaker_line
from sayso.report.page.claim_places import Inside, file_name, known_by
from sayso.report.page.differing import ALIKE, Piece, beside
from sayso.report.page.links import Links, NoLinks
from sayso.report.page.rendering import NOWHERE, Shell, render
from sayso.report.versions.changing import Changes, Revision
from sayso.report.versions.comparing import Change, Comparison, Pair

_OFFSETS = re.compile(r"\s*\d+–\d+(, \d+–\d+)*$")
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


class Header(NamedTuple):
    """One of the two articles: its sign, headline, outlet and day, and where it leads."""

    sign: str
    title: str
    about: str
    href: str | None
    reduced: bool
    article: str


class Side(NamedTuple):
    """What one article tells: who says so and how, and in which words, one after the other."""

    who: str
    how: str
    passages: tuple["Passage", ...]


class Passage(NamedTuple):
    """Words of one article, those marked that the other does not have, and where they stand."""

    pieces: tuple[Piece, ...]
    where: str
    href: str | None


class Told(NamedTuple):
    """What changed: its kind, what the one has and what the other has."""

    kind: str
    left: str
    right: str


class Line(NamedTuple):
    """One row: what both tell, under a number that both sides bear, or what each of them tells alone."""

    kind: str
    number: int | None
    left: tuple[Side, ...]
    right: tuple[Side, ...]
    changes: tuple[Told, ...] = ()

    @property
    def voice(self) -> str:
        """The colour that both sides bear."""
        return f"v{(self.number or 0) % 6}"


CHANGED, OTHER, SAME, ALONE = "changed", "other", "same", "alone"
LEFT, RIGHT = "left", "right"


class Filter(NamedTuple):
    """What rows can be narrowed to: its key, its name, and how many there are."""

    key: str
    name: str
    lines: int


class Paragraph(NamedTuple):
    """A paragraph of two versions, its own words marked; `same` counts paragraphs that did not change."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    same: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Two articles beside each other, in the order of the first; `paragraphs` are of versions alone."""

    left: Header
    right: Header
    lines: tuple[Line, ...]
    filters: tuple[Filter, ...]
    paragraphs: tuple[Paragraph, ...]
    left_out: str
    nothing: str


def comparison_to_html(found: Comparison, *, links: Links = NOWHERE, address: str = "") -> str:
    """Return the page of two articles side by side."""
    inside = _inside(links)
    headers = tuple(map(_header, ("A", "B"), found.articles, (inside, inside)))
    page = _side_by_side(
        headers, found.pairs, found.only_left, found.only_right, inside, left_out=found.weaker
    )
    title = " and ".join(map(_outlet, found.articles))
    return _rendered(title, (page,), found.articles, links, address)


def changes_to_html(
    found: Changes, versions: Sequence[Reading] = (), *, links: Links = NOWHERE, address: str = ""
) -> str:
    """Return the page of what changed from version to version; with their readings, in every paragraph."""
    inside = _inside(links)
    pages = tuple(
        _revision(place, revision, versions[place : place + 2], inside)
        for place, revision in enumerate(found.revisions)
    )
    articles = tuple({one.article: one for each in found.revisions for one in each.articles}.values())
    title = articles[-1].title or known_by(articles[-1]) if articles else "Versions"
    return _rendered(title, pages, articles, links, address)


def _rendered(
    title: str, pages: Sequence[SideBySide], articles: Iterable[About], links: Links, address: str
) -> str:
    shell = Shell(title=title, styles=("comparing.css",), links=links, address=address)
    made = [made_line(one) for one in ways_of_making(articles)]
    return render("comparing.html", shell, pages=pages, title=title, made=made)


def _inside(links: Links) -> Links:
    return Inside(()) if isinstance(links, NoLinks) else links


def _header(sign: str, article: About, links: Links) -> Header:
    day = day_told(article.published, clock=True) or "no date found"
    title, about = article.title or "(no headline found)", f"{_outlet(article)}, {day}"
    reduced = article.reduced is not None
    return Header(sign, title, about, links.article(article.article), reduced, article.article)


def _outlet(article: About) -> str:
    return article.outlet or file_name(article) or "outlet not known"


def _revision(place: int, one: Revision, versions: Sequence[Reading], links: Links) -> SideBySide:
    signs = (str(place + 1), str(place + 2))
    headers = tuple(map(_header, signs, one.articles, (links, links)))
    paragraphs = tuple(_paragraphs(*versions)) if len(versions) == 2 else ()  # noqa: PLR2004 — from, to
    return _side_by_side(
        headers,
        one.changed,
        one.gone,
        one.new,
        links,
        left_out=one.weaker,
        paragraphs=paragraphs,
        versions=True,
    )


def _side_by_side(
    headers: Sequence[Header],
    pairs: Sequence[Pair],
    only_left: Sequence[Mention],
    only_right: Sequence[Mention],
    links: Links,
    *,
    left_out: int,
    paragraphs: tuple[Paragraph, ...] = (),
    versions: bool = False,
) -> SideBySide:
    lines = tuple(_lines(headers, pairs, only_left, only_right, links))
    left, right = headers
    names = {
        CHANGED: "changed",
        OTHER: "in other words",
        SAME: "in the same words",
        LEFT: f"gone after {left.sign}" if versions else f"only in {left.sign}",
        RIGHT: f"new in {right.sign}" if versions else f"only in {right.sign}",
    }
    told = [one.kind for one in lines]
    numbers = {key: told.count(key) for key in (CHANGED, OTHER, SAME)}
    numbers |= {LEFT: len(only_left), RIGHT: len(only_right)}
    counts = ((key, name, numbers[key]) for key, name in names.items())
    nothing = "Nothing that is told changed." if versions else "Nothing is told in either."
    return SideBySide(
        left=left,
        right=right,
        lines=lines,
        filters=tuple(Filter(key, name, count) for key, name, count in counts if count or not versions),
        paragraphs=paragraphs,
        left_out=weaker_line(left_out) if left_out else "",
        nothing="" if lines else nothing,
    )


def _lines(
    headers: Sequence[Header],
    pairs: Sequence[Pair],
    only_left: Sequence[Mention],
    only_right: Sequence[Mention],
    links: Links,
) -> Iterator[Line]:
    """Yield what both tell in the order of the left article, and between them what each tells alone.

    What stands alone comes after what goes before it in its own article.
    """
    order = sorted(pairs, key=lambda one: one.left.content)
    after = _alone_after(order, only_left, only_right)
    yield from _alone(*after[-1], links, headers)
    for number, pair in enumerate(order):
        kind = CHANGED if pair.changes else SAME if pair.same_words else OTHER
        left = _side(pair.left, pair.right, links, headers[0])
        right = _side(pair.right, pair.left, links, headers[1])
        yield Line(kind, number + 1, (left,), (right,), tuple(map(_change, pair.changes)))
        yield from _alone(*after[number], links, headers)


def _alone_after(
    order: Sequence[Pair], only_left: Sequence[Mention], only_right: Sequence[Mention]
) -> dict[int, tuple[list[Mention], list[Mention]]]:
    """Return what each article tells alone after each of what both tell; after -1 what comes before all."""
    found: dict[int, tuple[list[Mention], list[Mention]]] = {at: ([], []) for at in range(-1, len(order))}
    for side, mentions in enumerate((only_left, only_right)):
        starts = sorted(((one.right if side else one.left).content, at) for at, one in enumerate(order))
        for one in sorted(mentions, key=lambda each: each.content):
            before = [at for content, at in starts if content <= one.content]
            found[before[-1] if before else -1][side].append(one)
    return found


def _alone(
    left: Sequence[Mention], right: Sequence[Mention], links: Links, headers: Sequence[Header]
) -> Iterator[Line]:
    if left or right:
        yield Line(
            ALONE, None, tuple(_sides(left, links, headers[0])), tuple(_sides(right, links, headers[1]))
        )


def _sides(mentions: Sequence[Mention], links: Links, header: Header) -> Iterator[Side]:
    """Yield what one article tells alone; who goes on in the same way is named once."""
    each = (_side(one, None, links, header) for one in mentions)
    for (who, how), group in groupby(each, key=lambda one: (one.who, one.how)):
        yield Side(who, how, tuple(passage for one in group for passage in one.passages))


def _side(one: Mention, other: Mention | None, links: Links, header: Header) -> Side:
    pieces = beside(one.words, other.words).pieces if other else (Piece(one.words, own=False),)
    where = _OFFSETS.sub("", one.place).replace("title", "headline")
    href = links.article(header.article, f"r1-{one.statement or one.assertion}")
    return Side(teller(one), " · ".join(how_told(one)), (Passage(pieces, where, href),))


def _change(one: Change) -> Told:
    if one.kind == "time":
        known = _DAY.fullmatch(one.left) and _DAY.fullmatch(one.right)
        return Told("time", *(map(day_told, (one.left, one.right)) if known else ("", "")))
    return Told("how sure" if one.kind == "certainty" else one.kind, one.left, one.right)


def _paragraphs(left: Reading, right: Reading) -> Iterator[Paragraph]:
    """Yield the paragraphs that two versions have otherwise beside each other, and count those between."""
    sides = [_blocks(one) for one in (left, right)]
    ours, theirs = ([tuple(folded(text)) for text in side] for side in sides)
    for kind, at, until, to, till in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Paragraph((), (), until - at)
            continue
        for one, other in _matched(sides[0][at:until], sides[1][to:till]):
            yield Paragraph(
                beside(one, other).pieces if one and other else _whole(one),
                beside(other, one).pieces if one and other else _whole(other),
            )


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, own=True),) if text else ()


def _blocks(reading: Reading) -> list[str]:
    article = reading.article
    return [block.span.of(article.text) for block in article.blocks if block.kind.is_prose]


def _matched(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield paragraphs that are one edited beside each other, in order; the others alone."""
    at = 0
    for one in left:
        found = next(
            (to for to in range(at, len(right)) if _likeness(one, right[to]) >= ALIKE),
            None,
        )
        if found is None:
            yield one, ""
            continue
        yield from (("", each) for each in right[at:found])
        yield one, right[found]
        at = found + 1
    yield from (("", each) for each in right[at:])


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
