"""Browsed: what a store answers to somebody who looks through it, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model.span import Span
from sayso.model.stored import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsed:
    """A page of the places that fit, and how all that fit are spread.

    `facets` give for each thing to narrow by ("outlet", "speaker" …) its values with their counts, the most
    frequent first, each counted as if nothing were chosen of its own sort; `values` is how many there are.
    `days` are the days of publication with their counts; None stands for no date.
    `at_least` is true where so many fit that only the newest were looked at.
    """

    hits: tuple[Hit, ...]
    start: int
    total: int
    at_least: bool
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    values: Mapping[str, int]
    days: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """An article in a list; `copy_of` is the id of the one that it counts with, if any."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    file: str | None
    statements: int
    weaker: int
    assertions: int
    copy_of: str | None
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSpeaker:
    """A person or body in a list.

    `id` names it by its first article and the party it is there, "ARTICLE.p2", which stays as articles come.
    `statements` are those it makes that are not weak, copies left out.
    """

    id: str
    name: str
    kind: str
    articles: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOutlet:
    """An outlet in a list; None is that of articles that name none."""

    name: str | None
    articles: int
    copies: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim in a list, by the words of its first mention, `content` in the article `article`."""

    id: str
    article: str
    anchor: str
    words: str
    content: tuple[Span, ...]
    articles: int
    outlets: int
    mentions: int
    denials: int
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUnread:
    """An input that could not be read, why, and when it was tried."""

    file: str
    reason: str
    tried: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToReview:
    """A statement that nobody has looked at, and how likely its line is wholly right."""

    article: str
    statement: str
    line: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedCorrection:
    """What somebody made of a statement; `last` tells that nothing came after it: it can be undone."""

    number: int
    article: str
    title: str | None
    statement: str
    kind: str
    words: str
    annotator: str | None
    tool: str
    time: str | None
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a store knows of an article besides its reading.

    `claims` gives for a statement or assertion the claim it tells and how many articles tell that, and
    `speakers` for a party the person or body it is.  `copies` are other articles with nearly the same words,
    `before` and `after` the articles published next to it.
    """

    claims: Mapping[str, tuple[str, int]]
    speakers: Mapping[str, str]
    copies: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    """The last run of adding: when, how many articles it brought, and the claims they retold."""

    started: str | None
    articles: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a store holds; `weak` are among the `statements`, `speakers` are those who are heard."""

    articles: int
    repeats: int
    outlets: int
    statements: int
    weak: int
    speakers: int
    claims: int
    corrections: int
    unread: int
    first_day: str | None
    last_day: str | None
