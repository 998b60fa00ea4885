"""Trails: one claim in time, on whose say-so, who denies it, and what changed as it was retold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sayso.model.claim import ChangeKind, PassageKind
from sayso.model.reading import Reading
from sayso.model.span import hull
from sayso.model.statement import Stance
from sayso.report.claims import Claim, Claims, Mention, claims
from sayso.report.phrases import many

# Numbers of which the first and the last are told; a list of more hides them.
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The claims that some words, or an id, choose, the most retold first; the first one is told whole.

    `found` holds them with all articles that were looked through.
    """

    asked: str
    found: Claims

    @property
    def claim(self) -> Claim | None:
        """The claim that is told whole; None where no claim fits."""
        return next(iter(self.found.claims), None)

    @property
    def others(self) -> tuple[Claim, ...]:
        """The other claims that fit."""
        return self.found.claims[1:]

    def to_dict(self) -> dict[str, Any]:
        """Return the trail as plain values: the claims that fit, in the `sayso-claims/1` JSON form."""
        return self.found.to_dict()

    def to_text(self, *, width: int = 100, colour: bool = False) -> str:
        """Return the trail for people, as `sayso trail` prints it."""
        from sayso.report.trail_text import trail_to_text  # noqa: PLC0415 — it needs these types

        return trail_to_text(self, width=width, colour=colour)


def trail(
    readings: Reading | Iterable[Reading],
    asked: str,
    *,
    since: str | None = None,
    until: str | None = None,
    weak: bool = False,
) -> Trail:
    """Return the trail of the claim that `asked` chooses: words of one of its mentions, or its id ("c12").

    Where several claims hold the words, the most retold comes first; the others are narrowed as in `claims`.
    """
    several = [readings] if isinstance(readings, Reading) else list(readings)
    if _is_id(asked):
        every = claims(several, since=since, until=until, weak=weak)
        kept = tuple(one for one in every.claims if one.id == asked)
        return Trail(asked=asked, found=every.only(kept))
    return Trail(asked=asked, found=claims(several, words=asked, since=since, until=until, weak=weak))


def _is_id(asked: str) -> bool:
    """Return whether words are the id of a claim.

    >>> _is_id("c12"), _is_id("coal")
    (True, False)
    """
    return asked[:1] == "c" and asked[1:].isdecimal()


def in_short(found: Claims, one: Claim) -> Iterator[str]:
    """Yield what a claim's trail comes to, a sentence each, counted and in the words of its mentions."""
    yield _told(found, one)
    yield _origins(one)
    denying = {
        mention.who: _when(found, mention) for mention in one.mentions if mention.stance is Stance.DENIES
    }
    for who, when in denying.items():
        yield f"Denied by {who}{when}."
    silent = {
        mention.who: _when(found, mention) for mention in one.mentions if mention.stance is Stance.UNSAID
    }
    for who, when in silent.items():
        yield f"Left unsaid by {who}{when}."
    yield from _numbers(one)
    yield from _hedges(one)
    yield from _unsourced(one)


def _told(found: Claims, one: Claim) -> str:
    """Return how many tell it, of how many articles that were looked through, and between which days."""
    dates = sorted(filter(None, (article.published for article in found.articles)))
    outlets = {article.outlet or article.article for article in found.articles}
    days = [dates[0][:10], dates[-1][:10]] if dates else []
    between = f", {days[0]}" if len(set(days)) == 1 else f", {' to '.join(days)}" if days else ""
    looked = f"{many(len(found.articles), 'article')} of {many(len(outlets), 'outlet')}{between}"
    copies = f" ({one.copies} a copy)" if one.copies == 1 else f" ({one.copies} copies)" if one.copies else ""
    return f"Told in {one.articles}{copies} of {looked}."


def _origins(one: Claim) -> str:
    """Return on whose say-so it rests; that several share none was only not found."""
    outlets = many(one.outlets, "outlet")
    if not one.origins:
        return f"{outlets}, nobody who asserts it."
    names = "; ".join(origin_name(one, place) for place in range(len(one.origins)))
    if len(one.origins) == 1:
        return f"{outlets}, 1 origin: {names}."
    return f"{outlets}, {len(one.origins)} origins, no shared one found: {names}."


def origin_name(one: Claim, place: int) -> str:
    """Return the name of an origin; an outlet's own word is called so."""
    origin = one.origins[place]
    if not origin.own_voice:
        return origin.name or "somebody not named"
    return one.mentions[origin.mentions[0]].who


def _when(found: Claims, one: Mention) -> str:
    published = found.articles[one.row].published
    return f" on {published[:10]}" if published else ""


def _numbers(one: Claim) -> Iterator[str]:
    told = [change for change in one.changes if change.kind is ChangeKind.NUMBER]
    steps = dict.fromkeys((change.before or "no number", change.after or "no number") for change in told)
    if steps:
        pairs = [f"“{before}” → “{after}”" for before, after in steps]
        more = f", and {len(pairs) - _MOST} more" if len(pairs) > _MOST else ""
        yield f"Numbers: {', '.join(pairs[:_MOST])}{more}."


def _hedges(one: Claim) -> Iterator[str]:
    told = [change for change in one.changes if change.kind is ChangeKind.CERTAINTY]
    if told:
        steps = dict.fromkeys(f"{change.before} → {change.after}" for change in told)
        yield f"How sure: {', '.join(steps)}."


def _unsourced(one: Claim) -> Iterator[str]:
    """Yield in which articles an outlet vouches for what others have from a source."""
    own = {one.mentions[at].row for origin in one.origins if origin.own_voice for at in origin.mentions}
    if own and any(not origin.own_voice for origin in one.origins):
        places = ", ".join(f"[{row + 1}]" for row in sorted(own))
        yield f"Told without a source in {places}, where others name one."


def by_origin(one: Claim) -> Iterator[tuple[str, tuple[str, ...], tuple[Mention, ...]]]:
    """Yield each origin with what shows it and its mentions, then those that nobody known asserts."""
    known = {place for origin in one.origins for place in origin.mentions}
    for number, origin in enumerate(one.origins):
        yield origin_name(one, number), origin.evidence, tuple(one.mentions[at] for at in origin.mentions)
    rest = [mention for place, mention in enumerate(one.mentions) if place not in known]
    order = {Stance.DENIES: 0, Stance.UNSAID: 1, Stance.ASKS: 2, Stance.ASSERTS: 3}
    for stance, group in groupby(
        sorted(rest, key=lambda each: order[each.stance]), key=lambda each: each.stance
    ):
        yield _HEADINGS[stance], (), tuple(group)


_HEADINGS = {
    Stance.DENIES: "Denied",
    Stance.UNSAID: "Left unsaid",
    Stance.ASKS: "Asked",
    Stance.ASSERTS: "By somebody not known",
}


def reprinted(found: Claims, one: Claim) -> Iterator[tuple[PassageKind, tuple[int, ...]]]:
    """Yield the passages that hold mentions of a claim in several articles: their kind, and the articles."""
    for passage in found.repeats:
        rows = {
            mention.row
            for mention in one.mentions
            for row, span in passage.places
            if row == mention.row and span.overlaps(hull(mention.content))
        }
        if len(rows) > 1:
            yield passage.kind, tuple(sorted(rows))
