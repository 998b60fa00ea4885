"""In short: what an article comes to in counts — who is heard, what rests on nobody named, who did not answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.statement import Assertion, Stance, Statement
from sayso.report.accusations import Accusation, Answer, find_accusations
from sayso.report.sourcing import Unheard, find_sourcing
from sayso.report.told import told_once
from sayso.report.voices import Voice, VoiceKind, Voices, is_unsaid, shown

_NAMED = frozenset({PartyKind.NAMED, PartyKind.ORGANISATION, PartyKind.WIRE, PartyKind.OUTLET})
# Whose words rest on a role, a number or nothing at all: "a spokesman", "residents", "a source".
_NAMELESS = frozenset({PartyKind.DESCRIBED, PartyKind.COLLECTIVE, PartyKind.UNNAMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class InShort:
    """The first facts of an article; repeats are counted once, and weak statements not at all.

    `heard` are those the article itself quotes or cites, the one with most words first, of whom so many are
    `named`; `through` speak only inside the words of others, `unheard` are spoken of.
    Of `passages`, statements and assertions together, `unsourced` are the outlet's own without a source and
    `nameless` those of somebody without a name.
    `accusations` are all of them with what became of each; `silent` are refusals and missing replies.
    """

    heard: tuple[Voice, ...]
    named: int
    words: int
    through: tuple[Party, ...]
    unheard: tuple[Unheard, ...]
    passages: int
    unsourced: tuple[Assertion, ...]
    nameless: tuple[Statement, ...]
    accusations: tuple[Accusation, ...]
    silent: tuple[Statement, ...]
    denied: tuple[Statement, ...]

    @property
    def resting(self) -> int:
        """How many passages rest on nobody named."""
        return len(self.unsourced) + len(self.nameless)


def in_short(reading: Reading, voices: Voices, weaker: Sequence[Statement] = ()) -> InShort:
    """Return the first facts of a reading without its `weaker` statements."""
    said = shown(reading.statements)
    spoken = [one for one in said if not is_unsaid(one)]
    assertions = [group[0] for group in told_once(reading)]
    sourcing = find_sourcing(reading, weaker)
    heard = tuple(one for one in voices.voices if one.kind is VoiceKind.SPEAKER and not one.nested_only)
    return InShort(
        heard=heard,
        named=sum(one.party is not None and one.party.kind in _NAMED for one in heard),
        words=voices.words,
        through=sourcing.through,
        unheard=sourcing.unheard,
        passages=len(spoken) + len(assertions),
        unsourced=tuple(one for one in assertions if not one.sourced_by),
        nameless=tuple(one for one in spoken if _is_nameless(one)),
        accusations=find_accusations(reading, weaker),
        silent=tuple(one for one in said if is_unsaid(one)),
        denied=tuple(one for one in said if one.stance is Stance.DENIES),
    )


def accused_unheard(short: InShort) -> Iterator[Accusation]:
    """Yield the accusations whose accused is not heard at all, each accused once."""
    met: set[str] = set()
    for one in short.accusations:
        if one.accused and one.answer is Answer.UNHEARD and one.accused.id not in met:
            met.add(one.accused.id)
            yield one


def accused_answering(short: InShort) -> Iterator[tuple[Party, Answer, Statement]]:
    """Yield who is accused and answers, what it does, and in which statement; each accused once."""
    met: set[str] = set()
    for one in short.accusations:
        if one.accused and one.answer.is_answer and one.accused.id not in met:
            met.add(one.accused.id)
            yield one.accused, one.answer, next(iter(one.answered_in), one.statement)


def _is_nameless(one: Statement) -> bool:
    """Tell whether nobody with a name stands behind a statement; who is left open may have one."""
    if one.candidates:
        return False
    behind = {party.kind for party in (one.speaker, *one.chain) if party}
    return not behind or behind <= _NAMELESS
