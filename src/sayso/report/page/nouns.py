"""What pages are made of: looks of voices, notes in lines and bits, what stands elsewhere, a few facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.model.party import Party
from sayso.model.statement import Statement
from sayso.report.facts.voices import Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Bit:
    """Some words of a note, perhaps a link; `kind` is "strong", "as" (the article's own words) or nothing."""

    words: str
    href: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A citation to copy, with the address of its words in the original.

    `exact` is the same as JSON where the words hold characters that are shown as escapes.
    """

    words: str
    exact: str
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one statement, or the own voice of a paragraph, does there; `sorts` are what filters ask for.

    `correct` leads to where a person can put it right.
    """

    ids: tuple[str, ...]
    number: str = ""
    bits: tuple[Bit, ...]
    sorts: tuple[str, ...]
    cites: tuple[Cite, ...] = ()
    why: tuple[tuple[str, str], ...] = ()
    trail: Bit | None = None
    correct: str = ""
    inner: tuple["Note", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Who speaks, with the role as written, and what each statement does.

    `kind` is "voice", "open", "own", "sourced", "silent", "again" or "quoted".
    """

    kind: str
    who: Bit
    role: str = ""
    look: str
    lines: tuple[Line, ...]


COLOURS = 6  # that people tell apart whatever colours they see; each has a line of its own beside it
OTHERS = f"v{COLOURS}"


@dataclass(frozen=True, slots=True)
class Looks:
    """The look of each speaker by its id; those after the sixth share a grey one."""

    rows: Mapping[str, int]

    def of(self, party: Party | None) -> str:
        """Return the classes of a party's look."""
        row = self.rows.get(party.id, COLOURS) if party else COLOURS
        return f"v{row} l{row}" if row < COLOURS else OTHERS

    def said(self, one: Statement) -> str:
        """Return the classes of the words of a statement."""
        return self.of(one.speaker)


def looks_of(voices: Voices) -> Looks:
    """Return the looks of an article's speakers, the one with most words first."""
    return Looks({party.id: row for row, party in enumerate(one.party for one in voices.voices if one.party)})


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldElsewhere:
    """One claim that an article shares: its id, how many tell it, on how many origins if that is known."""

    claim: str
    articles: int
    origins: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What a store knows of an article besides its reading.

    `claims` are by the id of the statement or assertion that tells them; `speakers` give for a party's id
    that of the person in the store; `before` and `after` are the addresses of the articles beside this one.
    `same_words` counts the other articles that hold passages of it word by word.
    `known` is False where there is no store to look into.
    """

    known: bool = False
    claims: Mapping[str, ToldElsewhere] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)
    same_words: int = 0
    before: str | None = None
    after: str | None = None


NOWHERE_ELSE = Elsewhere()


MOST = 3  # of what a fact names; all stands below


class Named(NamedTuple):
    """A line of a fact: what it names, more about it, and where that leads."""

    name: str
    more: str
    href: str | None = None


class Fact(NamedTuple):
    """One of the four facts: what it is about, the answer in a word or a count, what that counts.

    `more` are those for which there is no room, and `note` what must be said with it.
    """

    about: str
    answer: str
    names: tuple[Named, ...]
    more: int = 0
    note: str = ""


def fact(about: str, answer: str, names: tuple[Named, ...], note: str = "") -> Fact:
    """Return a fact that names a few, and counts the others."""
    return Fact(about, answer, names[:MOST], len(names[MOST:]), note)
