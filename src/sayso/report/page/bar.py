"""The bar of voices: whose words follow whose, in the order of the text, with its key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.report.facts.phrases import many, percent
from sayso.report.facts.voices import Run, Voice, VoiceKind, Voices, find_runs
from sayso.report.page.nouns import OTHERS, Looks

WIDTH = 1000
_FEW = 1  # keys that are not worth folding
_LINE = 136  # letters of the keys in sight, which stand in one line on a wide screen
_AROUND = 7  # letters that the edge and the dot of a key are as wide as
_SIGNS = {
    VoiceKind.OUTLET: "own",
    VoiceKind.UNREAD: "unread",
    VoiceKind.NOBODY: "open",
    VoiceKind.WEAK: "weak",
}
_ALWAYS = frozenset({_SIGNS[VoiceKind.OUTLET], _SIGNS[VoiceKind.WEAK]})
_TOLD = {
    VoiceKind.OUTLET: "all words that nobody is shown to say, with those that tell who speaks",
    VoiceKind.WEAK: "words of readings that are likely wrong, folded beside their paragraphs",
    VoiceKind.UNREAD: "sentences in which nothing was read",
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

    The `first` stand in sight: as many voices as fit in a line, the own voice, weaker readings.
    `told` says what is counted, where the name does not.
    """

    name: str
    share: str
    look: str
    sort: str
    href: str
    told: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The bar with its key; `told` is the bar in words."""

    stretches: tuple[Stretch, ...]
    keys: tuple[Key, ...]
    told: str

    @property
    def signs(self) -> frozenset[str]:
        """The looks of its stretches that are no colour of one voice: "strip-weak"."""
        looks = {one.look for one in self.stretches}
        return frozenset(f"strip-{look}" for look in looks if look in {*_SIGNS.values(), "again", OTHERS})


def bar_of(reading: Reading, voices: Voices, weaker: Sequence[Statement], looks: Looks, prefix: str) -> Bar:
    """Return the bar of an article's voices."""
    runs = find_runs(reading, voices, weaker)
    keys = _in_sight(tuple(_keys(reading, voices, looks, prefix)))
    told = "; ".join(f"{key.name} {key.share}" for key in keys)
    return Bar(stretches=tuple(_stretches(runs, looks)), keys=keys, told=told)


def _in_sight(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Return the keys with those marked that stand in sight, all where few would be left to unfold."""
    fixed = {key.sort for key in keys if key.sort in _ALWAYS}
    room = _LINE - sum(_width(key) for key in keys if key.sort in fixed)
    for key in keys:
        room -= 0 if key.sort in fixed else _width(key)
        if room < 0:
            break
        fixed.add(key.sort)
    every = len(keys) - len(fixed) <= _FEW
    return tuple(replace(key, first=every or key.sort in fixed) for key in keys)


def _width(key: Key) -> int:
    return len(key.name) + len(key.share) + _AROUND


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
        if voice.nested_only or voice.kind is VoiceKind.SILENT or not (voice.party or voice.words):
            continue
        yield Key(
            name=f"{name_of(voice)}{' and the rest' if voice.kind is VoiceKind.OUTLET else ''}",
            share=percent(voice.words, voices.words),
            look=_look(voice, looks),
            sort=voice.party.id if voice.party else _SIGNS[voice.kind],
            href=_first(reading, voice, prefix),
            told=_TOLD.get(voice.kind, ""),
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
