"""The page of an outlet: whose words its articles hold, how sources are named, who is accused and heard.

Every share stands with what it is a part of and an interval over articles; nothing is summed up to a score.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.model.party import PartyKind
from sayso.report.facts.about import ways_of_making
from sayso.report.facts.accusations import Answer
from sayso.report.facts.dates import day_told, days_told, of_day
from sayso.report.facts.phrases import copied, made_line, many, percent
from sayso.report.facts.shares import FEWEST, Share, share_of
from sayso.report.page.histogram import Sparkline, sparkline
from sayso.report.page.links import Links
from sayso.report.page.nouns import Fact, Named, fact
from sayso.report.page.rendering import NOWHERE, Shell, render
from sayso.report.page.speaker import KINDS
from sayso.report.sources.nouns import ArticleAudit, Audit, Heard, Source
from sayso.report.sources.totals import SPEAKING, total

_MOST = 15  # speakers, and accused, that a page names
_ARTICLES = 25
_WIDE, _HIGH = 720, 56


class Row(NamedTuple):
    """One share: of what, the counts, and in hundredths where its bar and its interval end."""

    name: str
    part: int
    whole: int
    share: str
    interval: str
    bar: float
    low: float | None
    high: float | None


class Group(NamedTuple):
    """Shares of one whole: what they are shares of, in words."""

    key: str
    title: str
    whole: str
    rows: tuple[Row, ...]


class Speaking(NamedTuple):
    """Who is heard: the name, the kind, and in how many articles with how many statements."""

    name: str
    kind: str
    articles: int
    statements: int


class Accused(NamedTuple):
    """Who is accused: how often, and how often an answer stands in the same article."""

    name: str
    accusations: int
    answered: int


class Listed(NamedTuple):
    """An article: headline, day, and where it leads."""

    title: str
    when: str
    href: str | None
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPage:
    """What the page of an outlet shows; `few` tells that too few articles are there for an interval."""

    name: str
    told: str
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    few: bool
    days: Sparkline | None
    heard: tuple[Speaking, ...]
    more_heard: int
    accused: tuple[Accused, ...]
    more_accused: int
    articles: tuple[Listed, ...]
    more_articles: int
    weaker: int
    made_by: tuple[str, ...]


def outlet_to_html(
    audit: Audit, name: str, *, of: int | None = None, links: Links = NOWHERE, address: str = ""
) -> str:
    """Return the page of an outlet from the audit of its articles: the newest, where there are more."""
    page = outlet_page(audit, name, of=of, links=links)
    shell = Shell(title=name, styles=("figures.css",), links=links, address=address, section="outlets")
    return render("outlet.html", shell, page=page)


def outlet_page(audit: Audit, name: str, *, of: int | None = None, links: Links = NOWHERE) -> OutletPage:
    """Return what the page of an outlet shows."""
    articles = audit.articles
    sums = total(audit)
    groups = tuple(_groups(articles))
    days = [one.published for one in articles if one.published]
    newest = sorted(articles, key=lambda one: one.published or "", reverse=True)
    return OutletPage(
        name=name,
        told=_told(articles, of),
        facts=tuple(_facts(articles)),
        groups=groups,
        few=len(articles) < FEWEST,
        days=sparkline(_by_day(days), None, None, width=_WIDE, height=_HIGH),
        heard=tuple(
            Speaking(one.figure.name, KINDS[one.figure.kind], one.articles, one.statements)
            for one in sums.frequent[:_MOST]
        ),
        more_heard=len(sums.frequent[_MOST:]),
        accused=tuple(Accused(one.name, one.accusations, one.answered) for one in sums.by_accused[:_MOST]),
        more_accused=len(sums.by_accused[_MOST:]),
        articles=tuple(_listed(one, links) for one in newest[:_ARTICLES]),
        more_articles=len(newest[_ARTICLES:]),
        weaker=sums.weaker,
        made_by=tuple(map(made_line, ways_of_making(articles))),
    )


def _told(articles: Sequence[ArticleAudit], of: int | None) -> str:
    dates = sorted(one.published for one in articles if one.published)
    counted = many(len(articles), "article")
    if of and of > len(articles):
        counted = f"the newest {len(articles):,} of {many(of, 'article')}"
    copies = copied(sum(one.copies for one in articles))
    words = f"{sum(one.words for one in articles):,} words"
    told = [counted, *([days_told(dates[0], dates[-1])] if dates else []), words]
    return ", ".join(told) + (f" · {copies[0]} left out" if copies else "")


def _by_day(days: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for day in days:
        counts[of_day(day)] = counts.get(of_day(day), 0) + 1
    return counts


def _facts(articles: Sequence[ArticleAudit]) -> Iterator[Fact]:
    """Yield the outlet's own words, those of nobody named, who is not heard, and who gave no reply."""
    own = _over(articles, _own)
    counted = f"{own.part:,} of {own.whole:,}"
    yield fact("In its own voice", _percent(own), (Named("of the words", counted),))
    unnamed = _over(articles, _speakers(_nameless))
    kinds = Counter(source.kind for one in articles for source in one.heard(*SPEAKING) if _nameless(source))
    yield fact(
        "Speakers without a name",
        f"{unnamed.part:,} of {unnamed.whole:,}",
        tuple(Named(KINDS[kind], f"{count:,}") for kind, count in kinds.most_common()),
    )
    answers = Counter(charge.answer for one in articles for charge in one.charges)
    answered = sum(count for answer, count in answers.items() if answer.is_answer)
    yield fact(
        "Accusations answered in the same article",
        f"{answered:,} of {answers.total():,}" if answers else "none found",
        tuple(Named(str(answer), f"{answers[answer]:,}") for answer in Answer if answers[answer]),
    )
    silent = _over(articles, _silent)
    yield fact("Declined, or gave no reply", f"{silent.part:,} of {silent.whole:,} parties", ())


def _groups(articles: Sequence[ArticleAudit]) -> Iterator[Group]:
    whole = [_over(articles, part).whole for part in (_own, _not_known, _speakers(_nameless), _answers(None))]
    words, statements, speakers, accusations = whole
    yield Group(
        "words",
        "Whose words the articles hold",
        f"{words:,} words",
        (
            _row("own voice", _over(articles, _own)),
            _row("speakers by name", _over(articles, _words(_by_name))),
            _row("speakers without a name", _over(articles, _words(_nameless))),
            _row("documents", _over(articles, _words(_is(PartyKind.DOCUMENT)))),
            _row("speaker not known, or not understood", _over(articles, _unread)),
        ),
    )
    yield Group(
        "statements",
        "Whom statements are from",
        f"{statements:,} statements",
        (
            _row("speaker not known", _over(articles, _not_known)),
            _row("of these, left open between some", _over(articles, _open)),
        ),
    )
    yield Group(
        "speakers",
        "Who is heard",
        f"{speakers:,} speakers, counted once an article",
        (
            *(_row(KINDS[kind], _over(articles, _speakers(_is(kind)))) for kind in reversed(PartyKind)),
            _row("heard only through others", _over(articles, _speakers(_through))),
        ),
    )
    if accusations:
        yield Group(
            "accusations",
            "What became of accusations in the same article",
            many(accusations, "accusation"),
            tuple(_row(str(answer), _over(articles, _answers(answer))) for answer in Answer),
        )


# Of an article, a part and its whole.
Part = Callable[[ArticleAudit], tuple[int, int]]
Fits = Callable[[Source], bool]


def _over(articles: Sequence[ArticleAudit], part: Part) -> Share:
    return share_of(map(part, articles))


def _row(name: str, one: Share) -> Row:
    low, high = (None if end is None else round(100 * end, 1) for end in (one.low, one.high))
    interval = "" if low is None or high is None else f"{low:.0f}–{high:.0f} %"
    bar = round(100 * (one.share or 0.0), 1)
    return Row(name, one.part, one.whole, _percent(one), interval, bar, low, high)


def _percent(one: Share) -> str:
    """Return a share in whole percent; that of nothing is none."""
    return percent(one.part, one.whole) if one.whole else "none"


def _own(one: ArticleAudit) -> tuple[int, int]:
    return one.own, one.words


def _unread(one: ArticleAudit) -> tuple[int, int]:
    return one.unread, one.words


def _not_known(one: ArticleAudit) -> tuple[int, int]:
    return one.without_speaker, one.statements


def _open(one: ArticleAudit) -> tuple[int, int]:
    return one.left_open, one.without_speaker


def _silent(one: ArticleAudit) -> tuple[int, int]:
    return len(one.heard(Heard.REFUSED)), len(one.sources)


def _speakers(fits: Fits) -> Part:
    """Return how many of the speakers fit."""
    return lambda one: (sum(map(fits, one.heard(*SPEAKING))), len(one.heard(*SPEAKING)))


def _words(fits: Fits) -> Part:
    """Return how many of the words are those of speakers that fit."""
    return lambda one: (sum(each.words for each in one.heard(*SPEAKING) if fits(each)), one.words)


def _answers(answer: Answer | None) -> Part:
    """Return how many of the accusations came to this end."""
    return lambda one: (sum(charge.answer is answer for charge in one.charges), len(one.charges))


def _is(kind: PartyKind) -> Fits:
    return lambda source: source.kind is kind


def _through(source: Source) -> bool:
    return source.heard is Heard.THROUGH


def _by_name(source: Source) -> bool:
    return source.named and source.kind is not PartyKind.DOCUMENT


def _nameless(source: Source) -> bool:
    """Return whether a speaker is one without a name of its own; a document is no speaker to be named."""
    return not source.named and source.kind is not PartyKind.DOCUMENT


def _listed(one: ArticleAudit, links: Links) -> Listed:
    when = day_told(one.published) or "no date found"
    return Listed(one.title or "(no headline found)", when, links.article(one.article), one.copies)
