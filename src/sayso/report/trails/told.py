"""What a trail comes to in sentences, for the text and for the page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sayso.linking.origins import stands_in
from sayso.model.article import FoundDate
from sayso.model.claim import ChangeKind, PassageKind
from sayso.model.span import hull
from sayso.model.statement import Certainty, Stance
from sayso.report.claims.nouns import Claim, Claims, Mention
from sayso.report.facts.phrases import many
from sayso.report.trails.steps import (
    Step,
    is_rival,
    less_sure_steps,
    passages_of,
    sign,
    steps,
    surely_changed,
)
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
    numbers = [step for step in kept if step.kind is ChangeKind.NUMBER]
    yield from _stepwise("Numbers", [step for step in numbers if not is_rival(one, step)], one)
    yield from (_sentence(told_step(found, one, step)) for step in numbers if is_rival(one, step))
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
    """Yield on which day it is first told in what was read, and by whom; in all articles of that day.

    The day is that of an article, and where that stands is told, too: it may be none of when it was written.
    """
    dates = {mention.row: found.articles[mention.row].published or "" for mention in one.mentions}
    first = min((date[:_DAY] for date in dates.values() if len(date) >= _DAY), default="")
    of_day: dict[int, Mention] = {}
    for mention in one.mentions:
        told = of_day.get(mention.row)
        if (
            first
            and dates[mention.row][:_DAY] == first
            and (told is None or (mention.speaker and not told.speaker))
        ):
            of_day[mention.row] = mention
    if of_day:
        tellers = (f"{_in(found, mention)}{_TELLS.get(mention.stance, '')}" for mention in of_day.values())
        yield f"First seen here on {first}{_dated(found, of_day)}: {'; '.join(tellers)}."
    undated = [f"[{row + 1}]" for row, date in sorted(dates.items()) if len(date) < _DAY]
    if undated:
        yield f"Of no known day: {', '.join(undated)}."


def by_dates(found: Claims, rows: Iterable[int]) -> str:
    """Return where the date of some articles stands, if in one kind of place."""
    places = {_DATED[where] if (where := found.articles[row].dated) else "" for row in rows}
    place = places.pop() if len(places) == 1 else ""
    return f"by the date {place}" if place else ""


def _dated(found: Claims, rows: Iterable[int]) -> str:
    told = by_dates(found, rows)
    return f", {told}" if told else ""


_DATED = {
    FoundDate.GIVEN: "given with it",
    FoundDate.RECORD: "in its record",
    FoundDate.JSON_LD: "in its page",
    FoundDate.META: "in its page",
    FoundDate.TIME_TAG: "in its page",
    FoundDate.URL: "in its address",
    FoundDate.TEXT: "in its text",
    FoundDate.MODIFIED: "of its last change",
}
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
    if step.kind is ChangeKind.DENIED:
        return f"denied: by {'; '.join(_in(found, mention) for mention in step.bearers(one))}"
    if is_rival(one, step):
        sides = zip((step.was, step.is_now), passages_of(one, step), strict=True)
        accounts = (f"{words} ({_in(found, mention)})" for words, mention in sides)
        return f"two accounts: {' against '.join(accounts)}"
    if step.kind is ChangeKind.DETAIL_ADDED:
        more, fewer = (sign(mention) for mention in passages_of(one, step)[:: 1 if step.before else -1])
        return f"detail: more in {more} than in {fewer}"
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


def _sentence(told: str) -> str:
    return f"{told[:1].upper()}{told[1:]}."


def _quoted(words: str) -> str:
    """Return a number in quotation marks; a level of certainty is not of the article's words."""
    return words if words in {*Certainty} else f"“{words}”" if words else "no number"


def _unsourced(one: Claim) -> Iterator[str]:
    """Yield in which articles an outlet vouches for what others have from a source, where that is sure."""
    lost = [change for change in surely_changed(one) if change.kind is ChangeKind.SOURCE_DROPPED]
    own = {one.mentions[change.right if change.before else change.left].row for change in lost}
    named = {one.mentions[change.left if change.before else change.right].row for change in lost}
    if own:
        yield f"Told without a source in {_signs(own)}, with one in {_signs(named)}."


def _signs(rows: Iterable[int]) -> str:
    return ", ".join(f"[{row + 1}]" for row in sorted(rows))


def nothing_sure(one: Claim) -> str:
    """Return that nothing surely changed, or nothing at all."""
    if not one.changes:
        return "Nothing that was looked for: number, how sure, source, denial, detail."
    return "Nothing sure."


def unsure(one: Claim) -> str:
    """Return how many differences are less sure, and where they are told; nothing where there are none."""
    more = len(less_sure_steps(one))
    return f"{many(more, 'difference')} less sure: see --all, or JSON, each with its score." if more else ""


ABOUT_LESS_SURE = "More of these are wrong than right: nothing is new there, or something else is told."


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
