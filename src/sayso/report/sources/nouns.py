"""The nouns of the sourcing audit: who got to speak, on whose say-so, who was accused and not heard."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.figure import Appearance, Figure
from sayso.model.party import PartyKind
from sayso.model.span import Span
from sayso.report.facts.about import About
from sayso.report.facts.accusations import Answer


class Heard(StrEnum):
    """How a party is heard in an article."""

    DIRECTLY = "directly"  # the article itself quotes or cites it
    THROUGH = "through others"  # its words stand only inside the statements of others
    PERHAPS = "in weaker readings alone"  # which are not printed
    REFUSED = "refused"  # it only declined or did not reply
    NOT = "not heard"  # it is spoken of


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One party of one article: how it is heard, how much, through whom, on whose say-so.

    `named` tells a person by name or a body by its own name; `through` are those who cite it and
    `relies_on` those it cites, each with the number of its statements; `about` says what is done to it.
    """

    id: str
    letter: str
    name: str
    kind: PartyKind
    named: bool
    roles: tuple[str, ...]
    affiliations: tuple[str, ...]
    heard: Heard
    statements: int
    words: int
    through: tuple[tuple[str, int], ...]
    relies_on: tuple[tuple[str, int], ...]
    about: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One accusation as reported: number of the statement, who against whom, exact words, place, answer.

    `by_act` where the statement accuses by its act; else it tells of a wrong that somebody did.
    """

    statement: str
    by_act: bool
    accuser: str | None
    accused: str | None
    accused_name: str | None
    content: tuple[Span, ...]
    words: str
    place: str
    answer: Answer
    answered_in: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleAudit(About):
    """The audit of one article; every count here is a denominator of the others.

    `words` are those of the article, repeats once; `spoken` those of its speakers, `own` the outlet's.
    `statements` are those that are printed, repeats once; `weaker` counts the weak ones left out.
    """

    by_row = ("appearances",)

    own_voice: str
    words: int
    spoken: int
    own: int
    unread: int
    statements: int
    without_speaker: int
    left_open: int
    weaker: int
    sources: tuple[Source, ...]
    charges: tuple[Charge, ...]
    appearances: tuple[Appearance, ...]

    def heard(self, *how: Heard) -> tuple[Source, ...]:
        """Return the parties heard in one of these ways."""
        return tuple(one for one in self.sources if one.heard in how)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The audit of any number of articles, and who is who across them."""

    articles: tuple[ArticleAudit, ...]
    figures: tuple[Figure, ...]
