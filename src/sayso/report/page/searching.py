"""Searching: places that hold some words, with what they can be narrowed to, and how they lie in time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model.browsed import Browsed
from sayso.model.span import Span
from sayso.model.statement import Act, Stance
from sayso.model.stored import Hit, HitKind
from sayso.report.facts.phrases import DOES, copied, is_nobody
from sayso.report.page.histogram import Histogram, histogram
from sayso.report.page.links import Links
from sayso.report.page.listing import NO_OUTLET, NO_TITLE, Paging, day_of
from sayso.report.page.rendering import Shell, render
from sayso.report.terminal.found import done_by

STYLES = ("listing.css", "search.css")
_NAMES = {
    "kind": "What",
    "outlet": "Outlet",
    "speaker": "Who",
    "act": "What is done, or not",
    "stance": "Stance",
    "certainty": "How sure",
}
_KINDS = {"statement": "somebody’s statement", "assertion": "the outlet’s own voice", "article": "article"}
_STANCES = {
    str(Stance.ASSERTS): "says so",
    str(Stance.DENIES): "says it is not so",
    str(Stance.UNSAID): "leaves it unsaid",
    str(Stance.ASKS): "asks",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value to narrow by, how many places have it, and where choosing or leaving it leads."""

    label: str
    count: int
    href: str | None
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A sort of values; `further` is how many there are beside those shown."""

    name: str
    label: str
    choices: Sequence[Choice]
    further: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the words of a hit; `found` tells that it was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A hit as it is shown: who, what they do, in which words, where; `original` is where they are from."""

    who: str
    who_href: str | None
    does: str
    sure: str
    pieces: Sequence[Piece]
    href: str | None
    title: str
    outlet: str
    outlet_href: str | None
    published: str
    marks: Sequence[str]
    own: bool
    original: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """A search: what was asked, what fits, and where it can go from there.

    `kept` are fields of the form that stay as they are when other words are looked for, and `chosen` what the
    search is narrowed to, each with the address without it.
    """

    words: str
    kept: Sequence[tuple[str, str]]
    since: str
    until: str
    everything: bool
    action: str | None
    chosen: Sequence[tuple[str, str | None]]
    facets: Sequence[Facet]
    places: Sequence[Place]
    days: Histogram | None
    paging: Paging
    total: int
    at_least: bool
    everywhere: str | None
    orders: Sequence[tuple[str, str | None, bool]]


def searched(found: Browsed, asked: Mapping[str, str], links: Links) -> Searched:
    """Return a search as it is shown; `asked` is what its address says."""
    way = _Way(asked, links)
    last = found.start + len(found.hits)
    return Searched(
        words=asked.get("q", ""),
        kept=tuple((name, asked[name]) for name in _NAMES if asked.get(name)),
        since=asked.get("since", ""),
        until=asked.get("until", ""),
        everything=asked.get("all") == "1",
        action=links.listing("search"),
        chosen=tuple(_chosen(asked, way)),
        facets=tuple(_facets(found, asked, way)),
        places=tuple(_place(hit, links, way) for hit in found.hits),
        days=histogram(found.days, lambda period: way.to(since=period, until=period)),
        paging=Paging(
            first=found.start + 1 if found.hits else 0,
            last=last,
            total=found.total,
            at_least=found.at_least,
            earlier=way.page(-1) if found.start else None,
            later=way.page(1) if last < found.total else None,
        ),
        total=found.total,
        at_least=found.at_least,
        orders=tuple(
            (title, way.to(by=by), (asked.get("by") or None) == by)
            for title, by in (("Newest first", None), ("Best match first", "best"))
        )
        if asked.get("q") and found.total > 1
        else (),
        everywhere=links.listing("search", {"q": asked["q"]}) if asked.get("q") and len(asked) > 1 else None,
    )


def search_html(search: Searched, shell: Shell) -> str:
    """Return a search as a page."""
    return render("search.html", shell, search=search)


class _Way:
    """Makes addresses of the search page that differ from this one in something."""

    def __init__(self, asked: Mapping[str, str], links: Links) -> None:
        self._asked = {name: value for name, value in asked.items() if value}
        self._links = links

    def to(self, **changed: str | None) -> str | None:
        """Return the address with something else; None leaves it out."""
        query = {**{name: one for name, one in self._asked.items() if name != "page"}, **changed}
        return self._links.listing("search", {name: one for name, one in query.items() if one})

    def page(self, step: int) -> str | None:
        """Return the address of a page further on, or back."""
        number = int(self._asked.get("page", "1")) + step
        return self.to(page=str(number) if number > 1 else None)


def _chosen(asked: Mapping[str, str], way: _Way) -> Iterator[tuple[str, str | None]]:
    for name, label in {**_NAMES, "since": "From", "until": "Until"}.items():
        if asked.get(name):
            yield f"{label}: {_value(name, asked[name])}", way.to(**{name: None})


def _facets(found: Browsed, asked: Mapping[str, str], way: _Way) -> Iterator[Facet]:
    for name, label in _NAMES.items():
        values = found.facets.get(name, ())
        if len(values) > 1 or (values and asked.get(name)):
            yield Facet(
                name=name,
                label=label,
                choices=tuple(
                    Choice(
                        label=_value(name, value),
                        count=count,
                        href=way.to(**{name: None if asked.get(name) == value else value}),
                        chosen=asked.get(name) == value,
                    )
                    for value, count in values
                ),
                further=found.values.get(name, 0) - len(values),
            )


def _value(name: str, value: str) -> str:
    """Return a value in a reader's words."""
    if name == "act":
        return DOES[Act(value)]
    return {"kind": _KINDS, "stance": _STANCES}.get(name, {}).get(value, value)


def _place(hit: Hit, links: Links, way: _Way) -> Place:
    own = hit.kind is HitKind.ASSERTION
    anchor = f"r1-{hit.id}" if hit.id else ""
    return Place(
        who="" if is_nobody(done_by(hit)) else _who(hit),
        who_href=way.to(speaker=hit.speaker) if hit.speaker else None,
        does=done_by(hit),
        sure=hit.certainty if hit.certainty and hit.certainty != "certain" else "",
        pieces=tuple(_pieces(hit)),
        href=links.article(hit.article, anchor),
        title=hit.title or NO_TITLE,
        outlet=hit.outlet or NO_OUTLET,
        outlet_href=links.page("outlet", hit.outlet) if hit.outlet else None,
        published=day_of(hit.published),
        marks=(
            *copied(hit.copies),
            *(("as people left it",) if hit.corrected else ()),
            *(("weaker reading",) if hit.weak else ()),
            *(("copy",) if hit.copy_of else ()),
        ),
        own=own,
        original=hit.link,
    )


def _who(hit: Hit) -> str:
    if hit.kind is HitKind.ARTICLE:
        return "In the article"
    if hit.kind is HitKind.ASSERTION:
        return f"{hit.outlet or 'The outlet'}, own voice"
    return hit.speaker or "Left open who"


def _pieces(hit: Hit) -> Iterator[Piece]:
    """Yield the words of a hit cut where those looked for begin and end; `…` stands for words left out."""
    offset = 0
    for number, piece in enumerate(hit.pieces):
        if number:
            yield Piece(text=" … ", found=False)
            offset += len(" … ")
        words = hit.snippet[offset : offset + len(piece)]
        offset += len(piece)
        yield from _cut(words, piece.start, [one for one in hit.matches if piece.covers(one)])


def _cut(words: str, start: int, found: Sequence[Span]) -> Iterator[Piece]:
    at = 0
    for one in sorted(found):
        if one.start - start > at:
            yield Piece(text=words[at : one.start - start], found=False)
        if one.end - start > at:
            yield Piece(text=words[max(at, one.start - start) : one.end - start], found=True)
            at = one.end - start
    if at < len(words):
        yield Piece(text=words[at:], found=False)
