"""The sourcing audit: who got to speak, on whose say-so, who was accused and not heard."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sayso.linking.figures import join_appearances
from sayso.model.figure import Appearance, Figure
from sayso.model.party import PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.report.about import About
from sayso.report.accusations import Answer


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
    """One accusation as reported: number of the statement, who against whom, exact words, place, answer."""

    statement: str
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

    def to_dict(self) -> dict[str, Any]:
        """Return the audit as plain values in the `sayso-sources/1` JSON form."""
        from sayso.report.audit_json import audit_to_dict  # noqa: PLC0415 — it needs this module's types

        return audit_to_dict(self)

    def to_csv(self) -> str:
        """Return one row a speaker and article as CSV, safe to open in a spreadsheet."""
        from sayso.report.audit_table import audit_to_csv  # noqa: PLC0415 — it needs this module's types

        return audit_to_csv(self)

    def to_text(self, *, width: int = 100, colour: bool = False) -> str:
        """Return the audit for people, as `sayso sources` prints it."""
        from sayso.report.audit_text import audit_to_text  # noqa: PLC0415 — it needs this module's types

        return audit_to_text(self, width=width, colour=colour)


def audit(
    readings: Reading | Iterable[Reading],
    *,
    no_merge: Collection[str] = (),
    weak: bool = False,
    copies: bool = False,
) -> Audit:
    """Return who got to speak in some articles, on whose say-so, and who was accused and not heard.

    A party whose name is in `no_merge` is not joined to any of another article.
    Weak statements, too likely wrong to be printed, are left out of it and counted; with `weak` they are in.
    Copies and superseded versions count with the article that they repeat; with `copies` each is audited.
    """
    from sayso.report.audit_article import audit_article  # noqa: PLC0415 — it needs this module's types
    from sayso.report.once import Once  # noqa: PLC0415 — it needs this module's types

    several, once = [readings] if isinstance(readings, Reading) else readings, Once(each=copies)
    every = (audit_article(once.meet(reading), row, weak=weak) for row, reading in enumerate(several))
    return join_audits(once.kept(every), no_merge=no_merge)


def join_audits(articles: Sequence[ArticleAudit], *, no_merge: Collection[str] = ()) -> Audit:
    """Return the audit of articles that have been audited one by one."""
    appearances = [one for article in articles for one in article.appearances]
    return Audit(articles=tuple(articles), figures=join_appearances(appearances, no_merge=no_merge))
