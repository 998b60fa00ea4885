"""What a trail comes to in sentences, for the text and for the page."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sayso.linking.origins import stands_in
from sayso.model.claim import ChangeKind, PassageKind
from sayso.model.span import hull
from sayso.model.statement import Certainty, Stance
from sayso.report.claims.nouns import Claim, Claims, Mention
from sayso.report.facts.phrases import many
from sayso.report.trails.steps import Step, sign, steps
from sayso.report.trails.trail import Trail

_MOST = 3  # steps told in one sentence; all stand below
_DAY = len("2026-03-02")


def in_short(found: Claims, one: Claim) -> Iterator[str]:
    """Yield what a claim's trail comes to, a sentence each, counted and in the words of its mentions."""
    yield _told(found, one)
    yield from _first_seen(found, one)
    yield _origins(found, one)
    for stance, told in ((Stance.DENIES, "Denied by"), (Stance.UNSAID, "Left unsaid by")):
        telling = {mention.who: _when(found, mention) for mention in one.mentions if mention.stance is stance}
        yield from (f"{told} {who}{when}." for who, when in telling.items())
    kept = steps(one)
    yield from _stepwise("Numbers", [step for step in kept if step.kind is ChangeKind.NUMBER], one)
    yield from _stepwise("How sure", [step for step in kept if step.kind is ChangeKind.CERTAINTY], one)
    yield from _unsourced(one)


def _told(found: Claims, one: Claim) -> str:
    """Return how many tell it, of how many articles that were looked through, and between which days."""
    days = [found.first[:_DAY], found.last[:_DAY]] if found.first and found.last else []
    between = f", {' to '.join(dict.fromkeys(days))}" if days else ""
    looked = f"{many(found.read, 'article')} of {many(found.outlets, 'outlet')}{between}"
    copies = f" ({one.copies} a copy)" if one.copies == 1 else f" ({one.copies} copies)" if one.copies else ""
    return f"Told in {one.articles}{copies} of {looked}."


def _origins(found: Claims, one: Claim) -> str:
    """Return on whose say-so it rests; that several share none was only not found."""
    outlets = many(one.outlets, "outlet")
    if not one.origins:
        return f"{outlets}, nobody who asserts it."
    names = "; ".join(origin_name(found, one, place) for place in range(len(one.origins)))
    if len(one.origins) == 1:
        return f"{outlets}, 1 origin: {names}."
    shared = _same_words(found, one)
    told = f"though the same words stand in {shared}" if shared else "no shared one found"
    return f"{outlets}, {len(one.origins)} origins, {told}: {names}."


def _same_words(found: Claims, one: Claim) -> str:
    """Return the articles that tell it word by word on the say-so of several origins, if any do."""
    origins = [{one.mentions[at].row for at in origin.mentions} for origin in one.origins]
    for passage in found.repeats:
        rows = {each.row for each in one.mentions if stands_in(each.row, each.content, passage)}
        if sum(bool(each & rows) for each in origins) > 1:
            return ", ".join(f"[{row + 1}]" for row in sorted(rows))
    return ""


def _first_seen(found: Claims, one: Claim) -> Iterator[str]:
    """Yield on which day it is first told in what was read, and by whom; in all articles of that day."""
    days = [(found.articles[mention.row].published or "~")[:_DAY] for mention in one.mentions]
    first = min(days)
    if first == "~":
        return
    of_day: dict[int, Mention] = {}
    for day, mention in zip(days, one.mentions, strict=True):
        if day == first and (
            mention.row not in of_day or (mention.speaker and not of_day[mention.row].speaker)
        ):
            of_day[mention.row] = mention
    told = (f"{_in(found, mention)}{_TELLS.get(mention.stance, '')}" for mention in of_day.values())
    yield f"First seen here on {first}: {'; '.join(told)}."


_TELLS = {
    Stance.DENIES: ", who denies it",
    Stance.ASKS: ", who asks",
    Stance.UNSAID: ", who leaves it unsaid",
    Stance.REPORTS: ", who passes it on",
}


def _in(found: Claims, one: Mention) -> str:
    """Return who tells a mention and in which outlet, which its own voice names anyway."""
    outlet = found.articles[one.row].outlet
    where = f" in {outlet}" if outlet and one.statement else ""
    return f"{one.who}{where} {sign(one)}"


def origin_name(found: Claims, one: Claim, place: int) -> str:
    """Return the name of an origin; an outlet's own word is called so, with its number if it has no name."""
    origin = one.origins[place]
    if not origin.own_voice:
        return origin.name or "somebody not named"
    first = one.mentions[origin.mentions[0]]
    return first.who if found.articles[first.row].outlet else f"{first.who} {sign(first)}"


def _when(found: Claims, one: Mention) -> str:
    published = found.articles[one.row].published
    return f" on {published[:_DAY]}" if published else ""


def told_step(found: Claims, one: Claim, step: Step) -> str:
    """Return a step in words: what was, what is, between which articles."""
    bearers = step.bearers(one)
    if step.kind is ChangeKind.DETAIL_ADDED:
        return f"only in {', '.join(map(sign, bearers))}: {step.before or step.after}"
    if step.kind is ChangeKind.DENIED:
        return f"denied: by {'; '.join(_in(found, mention) for mention in bearers)}"
    name = _NAMES[step.kind] if step.after or step.kind is not ChangeKind.SOURCE_DROPPED else "source dropped"
    return f"{name}: {step.was or 'none'} → {step.is_now or 'none'} ({step.between(one)})"


_NAMES = {
    ChangeKind.NUMBER: "number",
    ChangeKind.CERTAINTY: "how sure",
    ChangeKind.SOURCE_DROPPED: "source named",
    ChangeKind.SOURCE_CHANGED: "other source",
}


def _stepwise(name: str, kept: Sequence[Step], one: Claim) -> Iterator[str]:
    """Yield the steps of one kind in one sentence: what was, what is, in which articles."""
    if kept:
        told = [f"{_quoted(step.before)} → {_quoted(step.after)} ({step.between(one)})" for step in kept]
        more = f", and {len(told) - _MOST} more" if len(told) > _MOST else ""
        yield f"{name}: {', '.join(told[:_MOST])}{more}."


def _quoted(words: str) -> str:
    """Return a number in quotation marks; a level of certainty is not of the article's words."""
    return words if words in {*Certainty} else f"“{words}”" if words else "no number"


def _unsourced(one: Claim) -> Iterator[str]:
    """Yield in which articles an outlet vouches for what others have from a source."""
    own = {one.mentions[at].row for origin in one.origins if origin.own_voice for at in origin.mentions}
    if own and any(not origin.own_voice for origin in one.origins):
        places = ", ".join(f"[{row + 1}]" for row in sorted(own))
        yield f"Told without a source in {places}, where others name one."


def by_origin(found: Claims, one: Claim) -> Iterator[tuple[str, tuple[str, ...], tuple[Mention, ...]]]:
    """Yield each origin with what shows it and its mentions, then those that nobody known asserts."""
    known = {place for origin in one.origins for place in origin.mentions}
    for number, origin in enumerate(one.origins):
        yield (
            origin_name(found, one, number),
            origin.evidence,
            tuple(one.mentions[at] for at in origin.mentions),
        )
    rest = [mention for place, mention in enumerate(one.mentions) if place not in known]
    order = tuple(_HEADINGS)
    for stance, group in groupby(
        sorted(rest, key=lambda each: order.index(each.stance)), key=lambda each: each.stance
    ):
        yield _HEADINGS[stance], (), tuple(group)


_HEADINGS = {
    Stance.DENIES: "Denied",
    Stance.UNSAID: "Left unsaid",
    Stance.ASKS: "Asked",
    Stance.REPORTS: "Passed on, on nobody's word",
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


def repeats_told(found: Claims, one: Claim) -> Iterator[str]:
    """Yield which articles have the same passage, a sentence a kind."""
    every: dict[PassageKind, set[int]] = {}
    for kind, rows in reprinted(found, one):
        every.setdefault(kind, set()).update(rows)
    for kind, together in every.items():
        yield f"Word by word the same ({kind}): {', '.join(f'[{row + 1}]' for row in sorted(together))}."


def others_told(trail: Trail) -> Iterator[str]:
    """Yield how many other claims hold the words, then some of them with their ids."""
    more = trail.found.total - 1
    if trail.others:
        yield f"{many(more, 'other claim')} with these words:"
    for one in trail.others:
        yield f"{one.id}  {one.mentions[one.gist].words}"


def nothing_found(trail: Trail) -> Iterator[str]:
    """Yield that no claim fits, among how many articles, and what to do."""
    asked = f"“{trail.asked}”"
    which = asked if trail.by_id else f"with {asked}"
    yield f"No claim {which} in {many(trail.found.read, 'article')}."
    if trail.by_id:
        yield "Ids stay as long as the articles do: ask with words, or see sayso claims -f json."
    else:
        yield (
            "A claim is told in two articles or more, or denied. Ask with fewer words, "
            "or with those of the article: sayso claims lists what there is."
        )
