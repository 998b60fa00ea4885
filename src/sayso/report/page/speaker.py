"""The page of a speaker: who it is as written, what it says and how, where, and who denies it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.model.party import PartyKind
from sayso.model.spoken import InOutlet, Reply, Role, Said, Spoken
from sayso.model.statement import Act, Certainty, Stance
from sayso.model.stored import StoredMerge
from sayso.report.facts.dates import day_told, days_told, of_day, one_year
from sayso.report.facts.names import is_plural
from sayso.report.facts.phrases import copied, many, not_done, tell, verb
from sayso.report.page.histogram import Sparkline, sparkline
from sayso.report.page.links import Links
from sayso.report.page.nouns import Fact, Named, fact
from sayso.report.page.rendering import NOWHERE, Shell, render

KINDS = {
    PartyKind.NAMED: "person",
    PartyKind.DESCRIBED: "person by role",
    PartyKind.COLLECTIVE: "group of people",
    PartyKind.ORGANISATION: "organisation",
    PartyKind.UNNAMED: "nameless source",
    PartyKind.OUTLET: "outlet",
    PartyKind.WIRE: "news agency",
    PartyKind.DOCUMENT: "document",
}
_MOST_GROUNDS = 12
_WIDE, _HIGH = 720, 72


class Written(NamedTuple):
    """A name or role as written: in how many articles, and when."""

    words: str
    articles: int
    when: str


class Answer(NamedTuple):
    """What answers a statement, or what it answers: who, how, the words, and where that leads."""

    who: str
    how: str
    words: str
    href: str | None


class Line(NamedTuple):
    """One statement in the list."""

    when: str
    outlet: str
    href: str | None
    how: str
    words: str
    marks: tuple[str, ...]
    answers: Answer | None
    answered: tuple[Answer, ...]


class Row(NamedTuple):
    """One outlet: how many articles and statements, and how long its bar is, of a hundred."""

    name: str
    href: str | None
    articles: int
    statements: int
    bar: float


class Ground(NamedTuple):
    """On which words articles were joined, and how often."""

    told: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """What the page of a speaker shows; `months` are the table of the plot of days."""

    name: str
    kind: str
    told: str
    facts: tuple[Fact, ...]
    days: Sparkline | None
    months: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]
    first: int
    total: int
    outlets: tuple[Row, ...]
    forms: tuple[Written, ...]
    roles: tuple[Written, ...]
    affiliations: tuple[Written, ...]
    grounds: tuple[Ground, ...]
    more_grounds: int
    joined: int
    weaker: int


def speaker_to_html(
    spoken: Spoken,
    *,
    links: Links = NOWHERE,
    address: str = "",
    earlier: str | None = None,
    later: str | None = None,
) -> str:
    """Return the page of a speaker; `earlier` and `later` lead to the other pages of what it says."""
    page = speaker_page(spoken, links)
    shell = Shell(title=page.name, styles=("figures.css",), links=links, address=address, section="speakers")
    return render("speaker.html", shell, page=page, earlier=earlier, later=later)


def speaker_page(spoken: Spoken, links: Links = NOWHERE) -> SpeakerPage:
    """Return what the page of a speaker shows."""
    speaker = spoken.speaker
    days = {day: count for day, count in spoken.days if day}
    grounds = tuple(_grounds(speaker.merges))
    year = not one_year(days)
    return SpeakerPage(
        name=speaker.name,
        kind=KINDS[speaker.kind],
        told=_told(spoken),
        facts=tuple(_facts(spoken, links)),
        days=sparkline(days, None, None, width=_WIDE, height=_HIGH),
        months=tuple(_months(spoken.days)),
        lines=tuple(_line(one, links, year=year) for one in spoken.said),
        first=spoken.start + 1,
        total=spoken.statements,
        outlets=tuple(_outlets(spoken.outlets, links)),
        forms=tuple(Written(words, articles, "") for words, articles in speaker.forms),
        roles=tuple(map(_written, spoken.roles)),
        affiliations=tuple(map(_written, spoken.affiliations)),
        grounds=grounds[:_MOST_GROUNDS],
        more_grounds=len(grounds[_MOST_GROUNDS:]),
        joined=len(speaker.merges),
        weaker=speaker.weaker,
    )


def _told(spoken: Spoken) -> str:
    known = [day for day, _ in spoken.days if day]
    articles = sum(one.articles for one in spoken.outlets)
    counted = f"{many(spoken.statements, 'statement')} in {many(articles, 'article')}"
    days = [days_told(min(known), max(known))] if known else []
    copies = [", ".join(copied(spoken.speaker.copies)).removeprefix("and ")] if spoken.speaker.copies else []
    return ", ".join([counted, *days]) + (f" · {copies[0]} left out" if copies else "")


def _facts(spoken: Spoken, links: Links) -> Iterator[Fact]:
    outlets = tuple(
        Named(outlet or "outlet not known", many(statements, "statement"), _outlet_href(outlet, links))
        for outlet, _, statements in spoken.outlets
    )
    yield fact("Heard in", many(len(outlets), "outlet"), outlets)
    acts = tuple(
        Named((not_done if one.negated else verb)(one.act), f"{one.statements:,} of {spoken.statements:,}")
        for one in spoken.acts
    )
    first = f"{acts[0].name} {acts[0].more}" if acts else "not heard"
    yield fact("How", first, acts[1:])
    roles = tuple(
        Named(one.words, many(one.articles, "article")) for one in (*spoken.roles, *spoken.affiliations)
    )
    yield fact("Written as", many(len(roles), "role") if roles else "by name alone", roles)
    denied = sum(count for _, count in spoken.deniers)
    deniers = tuple(Named(name or "somebody not known", f"{count:,}") for name, count in spoken.deniers)
    yield fact("Denied in the same article", f"{denied:,} times" if denied else "by nobody here", deniers)


def _outlet_href(outlet: str | None, links: Links) -> str | None:
    return links.page("outlet", outlet) if outlet else None


def _outlets(outlets: Sequence[InOutlet], links: Links) -> Iterator[Row]:
    most = max((one.statements for one in outlets), default=1)
    for name, articles, statements in outlets:
        bar = round(100 * statements / most, 1)
        yield Row(name or "outlet not known", _outlet_href(name, links), articles, statements, bar)


def _written(one: Role) -> Written:
    return Written(one.words, one.articles, days_told(one.first, one.last))


def _months(days: Iterable[tuple[str | None, int]]) -> Iterator[tuple[str, int]]:
    counts = Counter[str]()
    for day, count in days:
        counts[(day or "")[:7]] += count
    for month, count in sorted(counts.items()):
        yield (day_told(month) or "no date found"), count


def _line(one: Said, links: Links, *, year: bool) -> Line:
    when = day_told(of_day(one.published), year=year) or "no date"
    marks = [*(["as people left it"] if one.corrected else []), *(["weaker reading"] if one.weak else [])]
    return Line(
        when,
        one.outlet or one.title or "outlet not known",
        links.article(one.article, f"r1-{one.statement}"),
        _how(one.act, one.stance, one.certainty, one.cue, wordless=one.words == one.cue),
        one.words,
        tuple(marks),
        _answer(one.answers, one.article, links) if one.answers else None,
        tuple(_answer(each, one.article, links) for each in one.answered),
    )


def _answer(one: Reply, article: str, links: Links) -> Answer:
    how = _how(one.act, one.stance, None, several=is_plural(one.who or ""))
    return Answer(
        one.who or "somebody not known", how, one.words, links.article(article, f"r1-{one.statement}")
    )


def _how(
    act: Act,
    stance: Stance,
    certainty: Certainty | None,
    cue: str = "",
    *,
    several: bool = False,
    wordless: bool = False,
) -> str:
    """Return what the speaker does, and how sure: "says · possible"; an act without a name by its words."""
    told = [tell(act, stance, cue=cue, several=several, wordless=wordless)]
    if certainty not in {None, Certainty.CERTAIN}:
        told.append(str(certainty))
    return " · ".join(told)


def _grounds(merges: Sequence[StoredMerge]) -> Iterator[Ground]:
    """Yield on which words articles were joined, the most frequent first."""
    told = Counter("; ".join(map(_ground, merge.evidence)) for merge in merges)
    for words, times in sorted(told.items(), key=lambda item: (-item[1], item[0])):
        yield Ground(words, times)


def _ground(evidence: tuple[str, str, str]) -> str:
    ground, left, right = evidence
    return f"{ground} “{left}”" if left == right else f"{ground} “{left}” and “{right}”"
