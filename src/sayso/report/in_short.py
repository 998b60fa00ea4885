"""In short: who is heard, what rests on nobody named, who is accused and not heard, who did not answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.statement import Act, Stance, Statement
from sayso.report.accusations import Accusation, Answer, find_accusations
from sayso.report.sourcing import Unheard, find_sourcing
from sayso.report.voices import Voice, VoiceKind, Voices, is_unsaid, shown

NAMED = frozenset(
    {PartyKind.NAMED, PartyKind.ORGANISATION, PartyKind.WIRE, PartyKind.OUTLET, PartyKind.DOCUMENT}
)
_SILENT = frozenset({Act.DECLINE, Act.NO_REPLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class InShort:
    """What a report tells first of one article, all of it counted, nothing of it in words of ours.

    `heard` are the voices quoted or cited, the loudest first; `through` those heard only inside the words of
    others.  Of `statements` said by the article itself, not inside another, `nameless` rest on nobody with a
    name, and of those `left_open` it is open who says them.  `unheard` are spoken of and not heard, those
    accused first; `accused` are their ids, and `charges` all accusations with their answers.
    """

    heard: tuple[Voice, ...]
    through: tuple[Voice, ...]
    statements: int
    nameless: tuple[Statement, ...]
    left_open: tuple[Statement, ...]
    unheard: tuple[Unheard, ...]
    charges: tuple[Accusation, ...]
    accused: frozenset[str]
    silent: tuple[Statement, ...]
    denied: tuple[Statement, ...]

    @property
    def nobodies(self) -> tuple[Party, ...]:
        """Those without a name on whom statements rest, each once, in the order of the text."""
        return tuple({one.speaker.id: one.speaker for one in self.nameless if one.speaker}.values())


def find_in_short(reading: Reading, voices: Voices, weaker: Sequence[Statement] = ()) -> InShort:
    """Return what is told first of a reading; `weaker` statements, which are not printed, let be heard."""
    every = shown(reading.statements)
    said = [one for one in every if not is_unsaid(one) and not one.nested_in]
    charges = find_accusations(reading, weaker)
    accused = frozenset(one.accused.id for one in charges if one.accused and one.answer is Answer.UNHEARD)
    heard = [voice for voice in voices.voices if voice.kind is VoiceKind.SPEAKER]
    unheard = find_sourcing(reading, weaker).unheard
    return InShort(
        heard=tuple(voice for voice in heard if not voice.nested_only),
        through=tuple(voice for voice in heard if voice.nested_only),
        statements=len(said),
        nameless=tuple(one for one in said if _rests_on_nobody(one)),
        left_open=tuple(one for one in said if one.candidates),
        unheard=tuple(sorted(unheard, key=lambda one: one.party.id not in accused)),
        charges=charges,
        accused=accused,
        silent=tuple(one for one in every if one.act in _SILENT),
        denied=tuple(one for one in every if one.stance is Stance.DENIES),
    )


def _rests_on_nobody(one: Statement) -> bool:
    """Tell whether nobody with a name says it, nor anybody with a name on whose say-so it is told."""
    if one.candidates:
        return False
    return not any(party.kind in NAMED for party in (*((one.speaker,) if one.speaker else ()), *one.chain))
