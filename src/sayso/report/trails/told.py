"""What a trail comes to in sentences, for the text and for the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from sayso.model.article import FoundDate
from sayso.model.claim import ChangeKind
from sayso.model.statement import Certainty, Stance
from sayso.report.claims.nouns import Claim, Claims, Mention
from sayso.report.facts.phrases import many
from sayso.report.trails.same_words import same_words
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
    """Return how many tell it, among how many articles that were looked through, of which days those are."""
    days = [found.first[:_DAY], found.last[:_DAY]] if found.first and found.last else []
    between = f", of {' to '.join(dict.fromkeys(days))}" if days else ""
    looked = f"{many(found.read, 'article')} of {many(found.outlets, 'outlet')} read{between}"
    copies = f" ({one.copies} a copy)" if one.copies == 1 else f" ({one.copies} copies)" if one.copies else ""
    return f"Told in {many(one.articles, 'article')}{copies}, among {looked}."


def _origins(found: Claims, one: Claim) -> str:
    """Return on whose say-so it rests; that several share none was only not found."""
    outlets = many(one.outlets, "outlet")
    if not one.origins:
        return f"{outlets}, nobody who asserts it."
    names = "; ".join(origin_name(found, one, place) for place in range(len(one.origins)))
    if len(one.origins) == 1:
        return f"{outlets}, 1 origin: {names}."
    shared = _of_several_origins(found, one)
    told = f"though the same words stand in {shared}" if shared else "no shared one found"
    return f"{outlets}, {len(one.origins)} origins, {told}: {names}."


def _of_several_origins(found: Claims, one: Claim) -> str:
    """Return the articles that tell it word by word on the say-so of several origins, if any do."""
    for _, mentions in same_words(found, one):
        resting = [{*mentions} & {*origin.mentions} for origin in one.origins]
        rows = {one.mentions[at].row for places in resting for at in places}
        if sum(map(bool, resting)) > 1 and len(rows) > 1:
            return _signs(rows)
    return ""


def _first_seen(found: Claims, one: Claim) -> Iterator[str]:
    """Yield on which day it is first told in what was read, and by whom; in all articles of that day.

    The day is that of an article, and where that stands is told, too: it may be none of when it was written.
    """
    rows = sorted({mention.row for mention in one.mentions})
    days = {row: found.articles[row].sure_day for row in rows}
    first, of_day = first_told(one, days)
    doubtful = [row for row in rows if found.articles[row].otherwise]
    if of_day:
        tellers = (f"{_in(found, mention)}{_TELLS.get(mention.stance, '')}" for mention in of_day.values())
        where = _dated(found, of_day)
        yield f"First seen here on {first}{where}: {'; '.join(tellers)}{_or_in(found, first, doubtful)}."
    if doubtful:
        told = "; ".join(f"[{row + 1}], {_two_days(found, row)}" for row in doubtful)
        yield f"Of no sure day: {told}."
    undated = [row for row in rows if days[row] is None and row not in doubtful]
    if undated:
        yield f"Of no known day: {_signs(undated)}."


def first_told(one: Claim, days: Mapping[int, str | None]) -> tuple[str, dict[int, Mention]]:
    """Return the first of the sure days of articles, and who tells a claim on it: one mention an article."""
    first = min((day for day in days.values() if day), default="")
    of_day: dict[int, Mention] = {}
    for mention in one.mentions:
        told = of_day.get(mention.row)
        known = told is not None and (told.speaker or not mention.speaker)
        if first and days[mention.row] == first and not known:
            of_day[mention.row] = mention
    return first, of_day


def _or_in(found: Claims, first: str, doubtful: Sequence[int]) -> str:
    """Return which articles of two days each are perhaps as early."""
    both = {row: (found.articles[row].days or "").split(" or ") for row in doubtful}
    early = [row for row, days in both.items() if min(days) <= first]
    return f"; perhaps no later in {_signs(early)}" if early else ""


def _two_days(found: Claims, row: int) -> str:
    """Return both days of an article, and where each stands."""
    article = found.articles[row]
    own, other = article.dated, article.otherwise
    told = f"dated {(article.published or '')[:_DAY]}{f' {_DATED[own]}' if own else ''}"
    return f"{told}, {other.value[:_DAY]} {_DATED_TOO[other.where]}" if other else told


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
_DATED_TOO = {**_DATED, FoundDate.MODIFIED: "as of its last change"}
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
    days = found.articles[one.row].days
    return f" on {days}" if days else ""


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
    if not step.ordered:
        return f"{DIFFERS[step.kind]}: {_side_by_side(one, step, step.was or 'none', step.is_now or 'none')}"
    name = _NAMES[step.kind] if step.after or step.kind is not ChangeKind.SOURCE_DROPPED else "source dropped"
    return f"{name}: {step.was or 'none'} → {step.is_now or 'none'} ({step.between(one)})"


def _side_by_side(one: Claim, step: Step, was: str, is_now: str) -> str:
    """Return what the one articles have and what the others, of which none is surely earlier."""
    left, right = step.sides(one)
    return f"{was} {left}, {is_now} {right}"


DIFFERS = {
    ChangeKind.NUMBER: "number differs",
    ChangeKind.CERTAINTY: "how sure differs",
    ChangeKind.SOURCE_DROPPED: "source in one alone",
    ChangeKind.SOURCE_CHANGED: "sources differ",
}
_NAMES = {
    ChangeKind.NUMBER: "number",
    ChangeKind.CERTAINTY: "how sure",
    ChangeKind.SOURCE_DROPPED: "source named",
    ChangeKind.SOURCE_CHANGED: "other source",
}


def _stepwise(name: str, kept: Sequence[Step], one: Claim) -> Iterator[str]:
    """Yield the steps of one kind in one sentence: what was, what is, in which articles."""
    if kept:
        told = [
            f"{_quoted(step.before)} → {_quoted(step.after)} ({step.between(one)})"
            if step.ordered
            else _side_by_side(one, step, _quoted(step.before), f"against {_quoted(step.after)}")
            for step in kept
        ]
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


def repeats_told(found: Claims, one: Claim) -> Iterator[str]:
    """Yield which articles have the same passage, a sentence a passage."""
    for kind, mentions in same_words(found, one):
        yield f"Word by word the same ({kind}): {_signs({one.mentions[at].row for at in mentions})}."


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
        yield "Ids stay as long as the articles do: ask with words, or see sayso claims."
    else:
        yield (
            "A claim is told in two articles or more, or denied. Ask with fewer words, "
            "or with those of the article: sayso claims lists what there is."
        )
