"""Voices: who speaks in an article, under which letter, and how many of its words are theirs."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from string import ascii_uppercase

from sayso.model.article import Article
from sayso.model.party import Party
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Stance, Statement
from sayso.report.facts.told import told_once

_WORD = re.compile(r"\S*\w\S*")


class VoiceKind(StrEnum):
    """Whose words they are."""

    SPEAKER = "speaker"
    SILENT = "left unsaid"  # who declines, does not reply, does not say
    NOBODY = "speaker not known"
    WEAK = "weaker readings"  # statements that are not printed
    OUTLET = "own voice"
    UNREAD = "not understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One voice: its letter, its statements (assertions, sentences) and words, repeats counted once.

    Of who is silent the statements are those left unsaid, which are no words of anybody.
    `nested_only` is True for a speaker whose words stand only inside the statements of others.
    """

    letter: str
    kind: VoiceKind
    party: Party | None
    statements: int
    words: int
    nested_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """All voices of an article, the loudest speaker first.

    `words` counts the words of the article once; `repeated` those that stand there again.
    """

    voices: tuple[Voice, ...]
    words: int
    repeated: int

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each speaker, by the party's id."""
        return {voice.party.id: voice.letter for voice in self.voices if voice.party}


def find_voices(reading: Reading, weaker: Sequence[Statement] = ()) -> Voices:
    """Return every voice of a reading with its share of the words; each word belongs to exactly one.

    The words of `weaker` statements, which are not printed, are nobody's: they are counted apart.
    """
    speakers = tuple({said.speaker.id: said.speaker for said in reading.statements if said.speaker}.values())
    tally = _tally(reading, weaker, {party.id: row for row, party in enumerate(speakers)})
    repeated = tally.pop(_REPEATED, 0)
    return Voices(
        voices=(*_heard(reading, speakers, tally), *_others(reading, weaker, tally)),
        words=sum(tally.values()),
        repeated=repeated,
    )


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that are one voice's; None for those that stand in the article before."""

    voice: Voice | None
    words: int


def find_runs(reading: Reading, voices: Voices, weaker: Sequence[Statement] = ()) -> tuple[Run, ...]:
    """Return the voices of a reading in the order of its text, each with as many words as it has in a row."""
    speakers = [voice for voice in voices.voices if voice.party]
    rows = {voice.party.id: row for row, voice in enumerate(speakers) if voice.party}
    codes = {
        VoiceKind.NOBODY: _NOBODY,
        VoiceKind.WEAK: _WEAK,
        VoiceKind.OUTLET: _OUTLET,
        VoiceKind.UNREAD: _UNREAD,
    }
    by_owner: dict[int, Voice] = dict(enumerate(speakers))
    by_owner |= {codes[voice.kind]: voice for voice in voices.voices if voice.kind in codes}
    owners = groupby(_owners(reading, weaker, rows))
    return tuple(Run(by_owner.get(owner), len(list(words))) for owner, words in owners)


def _heard(reading: Reading, speakers: tuple[Party, ...], tally: Counter[int]) -> Iterator[Voice]:
    """Yield the speakers, those with the most words first."""
    every = [said for said in shown(reading.statements) if said.speaker]
    counts = Counter(said.speaker.id for said in every if said.speaker and not is_unsaid(said))
    unsaid = Counter(said.speaker.id for said in every if said.speaker and is_unsaid(said))
    outermost = {said.speaker.id for said in reading.statements if said.speaker and not said.nested_in}
    hidden = [party.id not in outermost for party in speakers]
    silent = [not counts[party.id] for party in speakers]
    order = sorted(range(len(speakers)), key=lambda row: (hidden[row], silent[row], -tally[row], row))
    for rank, row in enumerate(order):
        yield Voice(
            letter=letter(rank),
            kind=VoiceKind.SILENT if silent[row] else VoiceKind.SPEAKER,
            party=speakers[row],
            statements=(unsaid if silent[row] else counts)[speakers[row].id],
            words=tally[row],
            nested_only=hidden[row],
        )


def _others(reading: Reading, weaker: Sequence[Statement], tally: Counter[int]) -> Iterator[Voice]:
    """Yield the voices that are no party's, as far as there are any."""
    nobody = sum(said.speaker is None for said in shown(reading.statements))
    for sign, kind, code, number in (
        ("·", VoiceKind.NOBODY, _NOBODY, nobody),
        ("~", VoiceKind.WEAK, _WEAK, len(weaker)),
        ("–", VoiceKind.OUTLET, _OUTLET, len(told_once(reading))),
        ("?", VoiceKind.UNREAD, _UNREAD, len(reading.coverage.unread)),
    ):
        if number or tally[code]:
            yield Voice(letter=sign, kind=kind, party=None, statements=number, words=tally[code])


def letter(row: int) -> str:
    """Return the letter of a row: A … Z, then AA, AB, as spreadsheets name their columns.

    >>> [letter(row) for row in (0, 25, 26, 27, 702)]
    ['A', 'Z', 'AA', 'AB', 'AAA']
    """
    letters = ""
    while row >= 0:
        row, place = divmod(row, len(ascii_uppercase))
        letters = ascii_uppercase[place] + letters
        row -= 1
    return letters


def shown(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements that count: a repeat is shown with the one it repeats."""
    return tuple(statement for statement in statements if statement.repeat_of is None)


def is_unsaid(statement: Statement) -> bool:
    """Return whether this is what its source did not say: a refusal, a silence, "did not say whether"."""
    return statement.stance is Stance.UNSAID


def count_words(article: Article, spans: Iterable[Span]) -> int:
    """Return how many words of the article's prose begin inside some spans, each counted once."""
    inside = array("i", [0]) * len(article.text)
    _paint(inside, spans, 1)
    return sum(inside[start] for start in _word_starts(article))


_OUTLET, _NOBODY, _UNREAD, _REPEATED, _WEAK = -1, -2, -3, -4, -5


def _tally(reading: Reading, weaker: Sequence[Statement], rows: dict[str, int]) -> Counter[int]:
    return Counter(_owners(reading, weaker, rows))


def _owners(reading: Reading, weaker: Sequence[Statement], rows: dict[str, int]) -> list[int]:
    """Return the owner of each word: paint the text from the widest layer to the narrowest, then look."""
    article = reading.article
    owner = array("i", [_OUTLET]) * len(article.text)
    _paint(owner, reading.coverage.unread, _UNREAD)
    for repeat in reading.repeats:
        _paint(owner, repeat.mentions[1:], _REPEATED)
    for said in weaker:
        _paint(owner, said.content, _REPEATED if said.repeat_of else _WEAK)
    for said in sorted(reading.statements, key=lambda said: said.repeat_of is None):
        if said.nested_in is None and not is_unsaid(said):
            _paint(owner, said.content, _owner(said, rows))
    return [owner[start] for start in _word_starts(article)]


def _owner(said: Statement, rows: dict[str, int]) -> int:
    if said.repeat_of is not None:
        return _REPEATED
    return rows[said.speaker.id] if said.speaker else _NOBODY


def _paint(owner: "array[int]", spans: Iterable[Span], value: int) -> None:
    for span in spans:
        owner[span.start : span.end] = array("i", [value]) * len(span)


def _word_starts(article: Article) -> Iterable[int]:
    for block in article.blocks:
        if block.kind.is_prose:
            yield from (
                found.start() for found in _WORD.finditer(article.text, block.span.start, block.span.end)
            )
