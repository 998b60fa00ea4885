"""Spoken: what one person or body says across the articles of a store, counted and a page at a time."""

from dataclasses import dataclass
from typing import NamedTuple

from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Stance
from sayso.model.stored import StoredSpeaker


class Role(NamedTuple):
    """A role or affiliation as written: in how many articles, from which day to which."""

    words: str
    articles: int
    first: str | None
    last: str | None


class InOutlet(NamedTuple):
    """One outlet: in how many of its articles somebody is heard, with how many statements."""

    outlet: str | None
    articles: int
    statements: int


class Done(NamedTuple):
    """An act, whether it is what is not done ("does not say"), and of how many statements."""

    act: Act
    negated: bool
    statements: int


class Reply(NamedTuple):
    """A statement that answers another one, or is answered by it: who makes it, what it does, its words."""

    statement: str
    who: str | None
    act: Act
    stance: Stance
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement as it stands in a list: its article, its words, what it does, and what answers it.

    `pieces` are where the words stand in the article's text; of who said nothing they are those of the cue.
    `answers` is what it answers itself, `answered` what answers it, both in the same article.
    """

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    statement: str
    pieces: tuple[Span, ...]
    words: str
    cue: str
    act: Act
    stance: Stance
    certainty: Certainty | None
    weak: bool
    corrected: bool
    answers: Reply | None
    answered: tuple[Reply, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What a speaker says: counts over all of it, and `said`, a page from `start` on, the newest first.

    `acts` counts statements by what is done with their words, `days` by day of publication; `deniers` are
    those who deny in the same article what the speaker says, with how often.
    Repeats, copies of articles and superseded versions are left out.
    """

    speaker: StoredSpeaker
    roles: tuple[Role, ...]
    affiliations: tuple[Role, ...]
    statements: int
    outlets: tuple[InOutlet, ...]
    acts: tuple[Done, ...]
    days: tuple[tuple[str | None, int], ...]
    deniers: tuple[tuple[str | None, int], ...]
    said: tuple[Said, ...]
    start: int
