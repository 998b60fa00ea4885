"""The bar of voices: whose words follow whose, in the order of the text, with its key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.facts.phrases import many, percent
from sayso.report.facts.voices import Run, Voice, VoiceKind, Voices, find_runs
from sayso.report.page.nouns import Looks

WIDTH = 1000
_IN_SIGHT = frozenset({VoiceKind.OUTLET, VoiceKind.WEAK})
_FEW = 2  # keys that are not worth folding
_SIGNS = {
    VoiceKind.OUTLET: "own",
    VoiceKind.UNREAD: "unread",
    VoiceKind.NOBODY: "open",
    VoiceKind.WEAK: "weak",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One stretch of the bar: where it begins, how wide it is, its look and what it is."""

    x: int
    width: int
    look: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One voice in the key: its name, its share of the words, its look, what a filter asks for.

    The `first` stand in sight: those with a colour of their own, the own voice, weaker readings.
    """

    name: str
    share: str
    look: str
    sort: str
    href: str
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The bar with its key; `told` is the bar in words."""

    stretches: tuple[Stretch, ...]
    keys: tuple[Key, ...]
    told: str


def bar_of(reading: Reading, voices: Voices, weaker: Sequence[Statement], looks: Looks, prefix: str) -> Bar:
    """Return the bar of an article's voices."""
    runs = find_runs(reading, voices, weaker)
    keys = _in_sight(tuple(_keys(reading, voices, looks, prefix)))
    told = "; ".join(f"{key.name} {key.share}" for key in keys)
    return Bar(stretches=tuple(_stretches(runs, looks)), keys=keys, told=told)


def _in_sight(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Return the keys, all of them in sight where few would be left to unfold."""
    few = sum(not key.first for key in keys) <= _FEW
    return tuple(replace(key, first=True) for key in keys) if few else keys


def _stretches(runs: Sequence[Run], looks: Looks) -> Iterator[Stretch]:
    every = sum(run.words for run in runs) or 1
    done = 0
    for run in runs:
        x, end = round(WIDTH * done / every), round(WIDTH * (done + run.words) / every)
        done += run.words
        name = name_of(run.voice) if run.voice else "stands here again"
        title = f"{name}, {many(run.words, 'word')}"
        yield Stretch(x=x, width=max(end - x, 1), look=_look(run.voice, looks), title=title)


def _keys(reading: Reading, voices: Voices, looks: Looks, prefix: str) -> Iterator[Key]:
    for voice in sorted(voices.voices, key=lambda voice: voice.kind is VoiceKind.WEAK):
        if voice.nested_only or voice.kind is VoiceKind.SILENT:
            continue
        yield Key(
            name=name_of(voice),
            share=percent(voice.words, voices.words),
            look=_look(voice, looks),
            sort=voice.party.id if voice.party else _SIGNS[voice.kind],
            href=_first(reading, voice, prefix),
            first=voice.kind in _IN_SIGHT or looks.has_own(voice.party),
        )


def _first(reading: Reading, voice: Voice, prefix: str) -> str:
    """Return where a voice is met first."""
    said = (
        one.id
        for one in reading.statements
        if (one.speaker.id if one.speaker else None) == (voice.party.id if voice.party else None)
    )
    told = (one.id for one in reading.assertions if not one.sourced_by)
    first = next(told if voice.kind is VoiceKind.OUTLET else said, None)
    if voice.kind in {VoiceKind.UNREAD, VoiceKind.WEAK}:
        return f"#{prefix}coverage"
    return f"#{prefix}{first}" if first else f"#{prefix}text"


def name_of(voice: Voice) -> str:
    """Return what a voice is called in the bar and its key."""
    return voice.party.name if voice.party else str(voice.kind)


def _look(voice: Voice | None, looks: Looks) -> str:
    if voice is None:
        return "again"
    return looks.of(voice.party) if voice.party else _SIGNS[voice.kind]
