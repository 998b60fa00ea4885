"""What a note is made of: who speaks, a line for each thing said, and in it bits of words, some linked."""

from dataclasses import dataclass


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
    """What one statement, or the own voice of a paragraph, does there; `sorts` are what filters ask for."""

    ids: tuple[str, ...]
    number: str = ""
    bits: tuple[Bit, ...]
    sorts: tuple[str, ...]
    cites: tuple[Cite, ...] = ()
    why: tuple[tuple[str, str], ...] = ()
    trail: Bit | None = None
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
