"""Redacting: a reading in which private persons have labels for names, in its text and in every field.

Offsets are those of the text with the labels, so that every word shown is still a slice of it.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, NamedTuple, TypeVar, cast
from urllib.parse import unquote, urlsplit

from sayso.errors import NotRedacted
from sayso.languages.pack import LanguagePack, installed, load_pack
from sayso.model.article import Article
from sayso.model.party import Party, PartyKind
from sayso.model.reading import MadeBy, Reading
from sayso.model.span import Span
from sayso.stages.people import Named, find_named, is_private_role, private_nouns
from sayso.stages.who.lexicon import lexicon_of

T = TypeVar("T")

# Initials and short words of names ("Jo", "de") are replaced inside whole names, not alone.
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# Before the name of a ship, a road, a court.
_ARTICLE = re.compile(r"\b(?:the|a|an|this|that)\s$", re.IGNORECASE)
# A person of whom it is not clear which one.
_ANY = "[person]"


class _Change(NamedTuple):
    """A stretch of the text and the label that stands for it."""

    span: Span
    label: str


def redact(reading: Reading) -> Reading:
    """Return a reading without the names of private persons: `[person 3]` and the like stand for them.

    Private is who is named without an office, a title, a role or an organisation; docs/export.md tells what
    is not promised.  Raises `NotRedacted` for a language whose names sayso does not find.
    """
    article = reading.article
    if article.language not in installed():
        raise NotRedacted(
            f"{article.file or article.id} is in {article.language!r}, whose names are not found. "
            f"Expected one of {', '.join(installed())}. It was left out; look through it yourself."
        )
    pack = load_pack(article.language)
    labels = _Labels(reading, pack)
    changes = labels.changes()
    note = (
        f"Names of {labels.count:,} private persons are replaced by labels; offsets are those of this text."
    )
    redacted = _Redaction(article.text, changes, labels).of(reading)
    return replace(
        redacted,
        article=replace(
            redacted.article, notes=(*redacted.article.notes, note) if labels.count else article.notes
        ),
    )


class _Labels:
    """Who is private in an article, by what words each is named, and what stands for each."""

    def __init__(self, reading: Reading, pack: LanguagePack) -> None:
        self._text = reading.article.text
        self._reading = reading
        named = find_named(reading.article, reading.quotations, pack)
        bylines = {_folded(name) for name in reading.article.authors}
        private = [one for one in named if one.private and not self._is_other(one, bylines)]
        public = [one for one in named if one not in private]
        self._kept = sorted({*self._public_names(public), *(time.span for time in reading.times)})
        self._own = [list(one.names) for one in private]
        self._join_parties(
            pack, {_folded(span.of(self._text)) for one in public for span in one.names}, bylines
        )
        self._own.sort(key=min)
        self.count = len(self._own)
        self._by_word = self._words()
        self._pattern = self._any_of(self._by_word)

    def _public_names(self, public: Sequence[Named]) -> Iterator[Span]:
        """Yield the names in which a private word stays: of public persons, and whole ones of others."""
        for one in public:
            for span in one.names:
                words = span.of(self._text)
                if one.person or (" " in words and not words.isupper()):
                    yield span

    def _is_other(self, one: Named, bylines: set[str]) -> bool:
        """Return whether a name is that of an author, of a place, or of a thing, which has an article."""
        if any(_folded(span.of(self._text)) in bylines for span in one.names):
            return True
        places = [place.span for place in self._reading.places]
        if any(place.covers(span) for place in places for span in one.names):
            return True
        return all(_ARTICLE.search(self._text, max(span.start - 6, 0), span.start) for span in one.names)

    def _join_parties(self, pack: LanguagePack, public: set[str], bylines: set[str]) -> None:
        """Add those who speak, or were corrected to, and whom the names alone do not tell."""
        lexicon, alone = lexicon_of(pack), private_nouns(pack)
        known = {_folded(span.of(self._text)) for names in self._own for span in names}
        for party in self._reading.parties:
            name = _folded(party.name)
            roles = [span.of(self._text) for span in party.roles]
            private = (
                all(is_private_role(role, lexicon, alone) for role in roles)
                if roles
                else not party.affiliations
            )
            if _is_name(party) and private and name not in known | public | bylines:
                spans = [span for span in party.mentions if _is_written_name(span.of(self._text), party.name)]
                if spans:
                    self._own.append(spans)
                    known.add(name)

    def _words(self) -> Mapping[str, str]:
        """Return for each word of a private name its label; one of two persons says neither."""
        found: dict[str, set[str]] = defaultdict(set)
        for number, names in enumerate(self._own, 1):
            for span in names:
                for word in _WORD.findall(span.of(self._text)):
                    if word[0].isupper() and len(word) >= _SHORTEST:
                        found[word].add(f"[person {number}]")
        return {word: labels.pop() if len(labels) == 1 else _ANY for word, labels in found.items()}

    @staticmethod
    def _any_of(by_word: Mapping[str, str]) -> re.Pattern[str] | None:
        """Return what finds runs of these words, as written or in capitals."""
        if not by_word:
            return None
        every = sorted({form for word in by_word for form in (word, word.upper())}, key=len, reverse=True)
        one = f"(?:{'|'.join(map(re.escape, every))})"
        return re.compile(rf"(?<!\w){one}(?:[^\S\n]+{one})*(?!\w)")

    def changes(self) -> list[_Change]:
        """Return what is replaced in the text, in order, nothing twice."""
        found = [
            _Change(span, f"[person {number}]") for number, names in enumerate(self._own, 1) for span in names
        ]
        taken = sorted([*self._kept, *(one.span for one in found)])
        if self._pattern:
            for match in self._pattern.finditer(self._text):
                span = Span(*match.span())
                if not _touches(taken, span):
                    found.append(_Change(span, self.label(match[0])))
        kept: list[_Change] = []
        for one in sorted(found, key=lambda change: (change.span.start, -change.span.end)):
            if not kept or one.span.start >= kept[-1].span.end:
                kept.append(one)
        return kept

    def label(self, words: str) -> str:
        """Return what stands for a run of words of names."""
        by_capitals = {word.upper(): label for word, label in self._by_word.items()}
        labels = {
            self._by_word.get(word) or by_capitals.get(word.upper(), _ANY) for word in _WORD.findall(words)
        }
        told = labels - {_ANY}
        return told.pop() if len(told) == 1 else _ANY

    def plain(self, text: str) -> str:
        """Return a text of some other field without the names."""
        return self._pattern.sub(lambda match: self.label(match[0]), text) if self._pattern else text

    def is_in(self, name: str) -> bool:
        """Return whether the name of a file, or an address, holds a word of a private name."""
        words = {word.casefold() for word in self._by_word}
        return any(piece.casefold() in words for piece in re.findall(r"[^\W\d_]+", unquote(name)))


class _Redaction:
    """Makes each part of a reading anew, with spans of the new text."""

    def __init__(self, text: str, changes: Sequence[_Change], labels: _Labels) -> None:
        self._labels = labels
        self._starts = [one.span.start for one in changes]
        self._changes = changes
        self._shift = [0]
        for one in changes:
            self._shift.append(self._shift[-1] + len(one.label) - len(one.span))
        self._text = "".join(_pieces(text, changes))

    def of(self, reading: Reading) -> Reading:
        """Return the reading anew."""
        return cast("Reading", self._anew(reading))

    def _anew(self, value: Any) -> Any:  # noqa: ANN401 — whatever a reading holds
        if isinstance(value, Span):
            return self._moved(value)
        if isinstance(value, Article):
            return self._article(value)
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._labels.plain(value)
        if isinstance(value, tuple):
            several = [self._anew(one) for one in value]
            return tuple(_apart(several))
        if is_dataclass(value) and not isinstance(value, (MadeBy, type)):
            changed = {one.name: self._anew(getattr(value, one.name)) for one in fields(value) if one.init}
            return replace(value, **changed)
        return value

    def _article(self, article: Article) -> Article:
        shown = self._labels
        parts = urlsplit(article.url or "")
        hides = shown.is_in(f"{parts.path} {parts.query} {parts.fragment}")
        return replace(
            article,
            text=self._text,
            blocks=tuple(replace(one, span=self._moved(one.span)) for one in article.blocks),
            url=f"{parts.scheme}://{parts.netloc}/" if hides else article.url,
            file=None if article.file and shown.is_in(article.file) else article.file,
            key=None if article.key and shown.is_in(article.key) else article.key,
            notes=tuple(map(shown.plain, article.notes)),
            own_columns=tuple((name, shown.plain(cell)) for name, cell in article.own_columns),
            sections=tuple(map(shown.plain, article.sections)),
        )

    def _moved(self, span: Span) -> Span:
        return Span(self._place(span.start, end=False), self._place(span.end, end=True))

    def _place(self, place: int, *, end: bool) -> int:
        """Return where a place is in the new text; inside a name, the edge of its label."""
        before = bisect_right(self._starts, place - 1 if end else place)
        if before:
            last = self._changes[before - 1]
            if place < last.span.end or (end and place == last.span.end):
                start = last.span.start + self._shift[before - 1]
                return start + len(last.label) if end else start
        return place + self._shift[before]


def _pieces(text: str, changes: Iterable[_Change]) -> Iterator[str]:
    at = 0
    for span, label in changes:
        yield text[at : span.start]
        yield label
        at = span.end
    yield text[at:]


def _apart(several: list[Any]) -> list[Any]:
    """Return spans that fell together in one label once; anything else as it is."""
    if not all(isinstance(one, Span) for one in several):
        return several
    kept: list[Span] = []
    for one in several:
        if kept and kept[-1].overlaps(one):
            one = Span(min(kept[-1].start, one.start), max(kept.pop().end, one.end))  # noqa: PLW2901 — joined
        kept.append(one)
    return kept


def _touches(taken: Sequence[Span], span: Span) -> bool:
    at = bisect_right(taken, span)
    return any(one.overlaps(span) for one in taken[max(at - 3, 0) : at + 1])


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _is_name(party: Party) -> bool:
    if party.kind not in {PartyKind.NAMED, PartyKind.DESCRIBED}:
        return False
    written = _WORD.findall(party.name)
    return bool(written) and all(word[0].isupper() for word in written)


def _is_written_name(words: str, name: str) -> bool:
    """Return whether a mention is the name, or a part of it."""
    written = _WORD.findall(words)
    return bool(written) and set(written) <= set(_WORD.findall(name)) and written[0][0].isupper()
