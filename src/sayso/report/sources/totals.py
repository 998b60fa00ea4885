"""Totals of an audit: over all articles, who got to speak, who was accused, who was not heard."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.linking.figures import forms_of
from sayso.model.figure import Figure
from sayso.model.party import PartyKind
from sayso.report.facts.accusations import Answer
from sayso.report.sources.nouns import ArticleAudit, Audit, Charge, Heard, Source

SPEAKING = (Heard.DIRECTLY, Heard.THROUGH)
Key = tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One kind of speaker: how many, with how many statements and words."""

    speakers: int
    statements: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequent:
    """One figure with its merged forms: in how many articles it speaks, how much."""

    figure: Figure
    forms: tuple[tuple[str, int], ...]
    articles: int
    statements: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """Accusations by one figure, or against one: all of them, those answered, and in how many articles."""

    name: str
    accusations: int
    answered: int
    unheard: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The sums; speakers are counted once an article."""

    articles: int
    outlets: int
    statements: int
    without_speaker: int
    left_open: int
    weaker: int
    words: int
    own: int
    unread: int
    speakers: int
    named: Share
    unnamed: Share
    through: int
    unheard: int
    kinds: Mapping[PartyKind, Share]
    answers: Mapping[Answer, int]
    by_act: int
    frequent: tuple[Frequent, ...]
    by_accuser: tuple[Facing, ...]
    by_accused: tuple[Facing, ...]
    persons: int
    persons_joinable: int

    @property
    def accusations(self) -> int:
        """Return the number of all accusations."""
        return sum(self.answers.values())

    @property
    def answered(self) -> int:
        """Return the number of those that are answered in their article."""
        return sum(number for answer, number in self.answers.items() if answer.is_answer)


def total(audit: Audit) -> Totals:
    """Return the sums over all articles of an audit."""
    articles = audit.articles
    speaking = [one for article in articles for one in article.heard(*SPEAKING)]
    answers = Counter(one.answer for article in articles for one in article.charges)
    persons = [one for figure in audit.figures for one in figure.appearances if one.kind is PartyKind.NAMED]
    return Totals(
        articles=len(articles),
        outlets=len({article.outlet for article in articles if article.outlet}),
        statements=sum(article.statements for article in articles),
        without_speaker=sum(article.without_speaker for article in articles),
        left_open=sum(article.left_open for article in articles),
        weaker=sum(article.weaker for article in articles),
        words=sum(article.words for article in articles),
        own=sum(article.own for article in articles),
        unread=sum(article.unread for article in articles),
        speakers=len(speaking),
        named=_share([one for one in speaking if one.named]),
        unnamed=_share([one for one in speaking if not one.named]),
        through=sum(one.heard is Heard.THROUGH for one in speaking),
        unheard=sum(len(article.heard(Heard.NOT, Heard.REFUSED)) for article in articles),
        kinds={
            kind: _share(same)
            for kind in reversed(PartyKind)
            if (same := [one for one in speaking if one.kind is kind])
        },
        answers={answer: answers[answer] for answer in Answer if answers[answer]},
        by_act=sum(one.by_act for article in articles for one in article.charges),
        frequent=tuple(_frequent(audit)),
        by_accuser=tuple(_facing(audit, "accuser")),
        by_accused=tuple(_facing(audit, "accused")),
        persons=len(persons),
        persons_joinable=sum(bool(one.roles) for one in persons),
    )


def _share(sources: list[Source]) -> Share:
    return Share(
        speakers=len(sources),
        statements=sum(one.statements for one in sources),
        words=sum(one.words for one in sources),
    )


def _frequent(audit: Audit) -> Iterator[Frequent]:
    """Yield the figures that speak, those in most articles first."""
    said = {
        (row, one.id): one for row, article in enumerate(audit.articles) for one in article.heard(*SPEAKING)
    }
    found = []
    for figure in audit.figures:
        own = [
            (one.row, said[one.row, one.party]) for one in figure.appearances if (one.row, one.party) in said
        ]
        if own:
            share = _share([source for _, source in own])
            found.append(
                Frequent(
                    figure=figure,
                    forms=forms_of(figure),
                    articles=len({row for row, _ in own}),
                    statements=share.statements,
                    words=share.words,
                )
            )
    yield from sorted(found, key=lambda one: (-one.articles, -one.statements, -one.words))


def _facing(audit: Audit, side: str) -> Iterator[Facing]:
    """Yield who accuses, or who is accused, those with most accusations unanswered first."""
    figures = {(one.row, one.party): figure for figure in audit.figures for one in figure.appearances}
    charges: dict[str, list[tuple[int, Charge]]] = {}
    names = {}
    for row, article in enumerate(audit.articles):
        for charge in article.charges:
            party = getattr(charge, side)
            figure = figures.get((row, party)) if party else None
            if figure:
                names[figure.id] = figure.name
                charges.setdefault(figure.id, []).append((row, charge))
    found = [_faced(names[key], faced) for key, faced in charges.items()]
    yield from sorted(found, key=lambda one: (one.answered - one.accusations, -one.accusations))


def _faced(name: str, charges: list[tuple[int, Charge]]) -> Facing:
    return Facing(
        name=name,
        accusations=len(charges),
        answered=sum(one.answer.is_answer for _, one in charges),
        unheard=sum(one.answer is Answer.UNHEARD for _, one in charges),
        articles=len({row for row, _ in charges}),
    )


def outcome(article: ArticleAudit) -> Mapping[Answer, int]:
    """Return how many accusations of one article came to each end."""
    counts = Counter(one.answer for one in article.charges)
    return {answer: counts[answer] for answer in Answer if counts[answer]}
