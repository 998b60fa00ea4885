"""Stored: what a store answers — what became of an article, what a search found, who a speaker is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sayso.model.figure import Evidence
from sayso.model.party import PartyKind
from sayso.model.span import Span


class AddedAs(StrEnum):
    """What an article was to the store."""

    NEW = "new"
    KNOWN = "known"  # the same input under the same address or key, outlet and date: nothing was done
    VERSION = "version"  # another text under an address that was known


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of an article; `repeats` is the id of an earlier article with nearly the same words."""

    id: str
    status: AddedAs
    repeats: str | None = None


class HitKind(StrEnum):
    """What a search found."""

    STATEMENT = "statement"
    ASSERTION = "assertion"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place that a search found.

    `id` is that of the statement or assertion in its article, None for the article's own text.
    `pieces` are the stretches of the article shown, `matches` those of the words asked for inside them,
    and `snippet` the exact words of the pieces, joined with ` … ` where text between them is left out.
    `corrected` tells a statement that a person corrected or added, `weak` one that is too likely wrong to be
    printed.  `copies` counts the copies and superseded versions that count with its article, and `copy_of` is
    the id of the one that it counts with itself, if any.  A higher `score` fits better.
    `link` is the address of these words in the page they come from, `key` that of the article's record,
    and `own_columns` those of its columns that were to be kept.
    `content` is all that a statement or assertion says, of which `pieces` may be a part, and `content_words`
    its exact words.  Of a statement, `cue` are the exact words that tell what is done; it is `wordless` where
    nothing is said, and by `nobody` where the text names none who says it.  `speaker_kind` is what the
    speaker is, and `speakers` how many, where it is several by name.
    """

    kind: HitKind
    article: str
    id: str | None
    file: str | None
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None
    speaker: str | None
    act: str | None
    certainty: str | None
    pieces: tuple[Span, ...]
    matches: tuple[Span, ...]
    snippet: str
    corrected: bool
    weak: bool
    copies: int = 0
    copy_of: str | None = None
    score: float
    stance: str | None = None
    link: str | None = None
    key: str | None = None
    own_columns: tuple[tuple[str, str], ...] = ()
    content: tuple[Span, ...] = ()
    content_words: str | None = None
    cue: str = ""
    wordless: bool = False
    nobody: bool = False
    speaker_kind: PartyKind | None = None
    speakers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: the best hits, how many there are in all, and how many people corrected.

    `weaker` counts weak statements that match too and were left out, and `copied` places in copies and
    superseded versions.  `words` are the words that were looked
    for, as understood.  `at_least` is true where words stand in so many places that filters looked at the
    newest 12,000 of each kind only.
    """

    hits: tuple[Hit, ...]
    total: int
    corrected: int
    weaker: int
    copied: int = 0
    words: tuple[str, ...]
    at_least: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A name that could be the same person's: of how many who are counted apart, with their statements."""

    name: str
    bearers: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many statements have one value, None where they have none, and in how many articles they stand.

    Of an act, `negated` tells that it is what is not done: "does not say".
    Of a person, `alike` are the names further down that could be the same one's: nothing shows that they are.
    """

    value: str | None
    statements: int
    articles: int
    alike: tuple[Alike, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Statements counted by outlet, month, act, speaker or name, the largest count first.

    They are so many `statements` in so many `articles`; `weaker` ones and `copied` places were left out.
    """

    by: str
    counts: tuple[Count, ...]
    statements: int
    articles: int
    weaker: int
    copied: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search by its name: what was asked, the last article there was then, and when that was."""

    name: str
    words: str
    filters: Mapping[str, str]
    seen: int
    asked_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMerge:
    """Why two parties of two articles are taken for one speaker."""

    left_article: str
    left_party: str
    right_article: str
    right_party: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSpeaker:
    """A person or body across the articles of a store.

    `forms`, `roles` and `affiliations` are as written, each with the number of articles that write it so.
    `articles` are the ids of those in which it is a party, in the order added.
    `statements` counts those it makes, repeats once; `weaker` those among its weak ones that were left out.
    `copies` counts articles that only repeat one of these, or are superseded, and were left out.
    """

    id: int
    name: str
    kind: PartyKind
    forms: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]
    affiliations: tuple[tuple[str, int], ...]
    articles: tuple[str, ...]
    statements: int
    weaker: int
    copies: int = 0
    merges: tuple[StoredMerge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClaims:
    """The claims of a store: their numbers in the order asked for, of those that could fit what was chosen.

    `total` counts all that are told in two articles or more, or told and denied in one; `within` those told
    again in one article alone; `points` all that could be told again, `weaker` those among them that were
    left out.  `copies` of the `articles` count with another; `waiting` articles have yet to be linked.
    The articles are of so many `outlets`, published from `first` to `last`.
    """

    claims: tuple[int, ...]
    total: int
    within: int
    points: int
    weaker: int
    articles: int
    copies: int
    waiting: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What was taken out; `wiped` is False where somebody reading kept the old log from being emptied."""

    articles: tuple[str, ...]
    statements: int
    wiped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What became of people's corrections; `unchanged` ones say what stood already."""

    changed: int
    added: int
    removed: int
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What `doctor` found: one line each, none where all is well; `checked` lists what was looked at.

    `notes` are no faults of the store, and worth knowing.
    """

    findings: tuple[str, ...]
    checked: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Return whether nothing was found."""
        return not self.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of a store that was found whole: its file, that file's size in bytes, and its articles."""

    path: str
    size: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacuumed:
    """How large the file of a store was with its log, and is, in bytes."""

    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What could be read of a damaged store, and stands in a new one, at `path`.

    `lost` counts the rows of each table that could not be read, `to_read` the articles that were not whole;
    their texts stand in the file `texts`, as JSON Lines.
    """

    path: str
    articles: int
    statements: int
    to_read: int
    texts: str | None
    lost: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """What a store holds; `size` is that of its file in bytes, `weak_statements` are among the statements."""

    path: str
    size: int
    schema: int
    articles: int
    versions: int
    repeats: int
    statements: int
    weak_statements: int
    corrected: int
    assertions: int
    parties: int
    speakers: int
    outlets: int
    runs: int
    unread: int
    first_day: str | None
    last_day: str | None
