"""In short: who is heard, what rests on nobody named, who is accused and not heard, who did not answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.article import Article
from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Act, Assertion, Stance, Statement
from sayso.report.facts.accusations import Accusation, Answer, find_accusations
from sayso.report.facts.names import folded
from sayso.report.facts.phrases import percent
from sayso.report.facts.sourcing import Unheard, find_sourcing
from sayso.report.facts.told import told_once
from sayso.report.facts.voices import Voice, VoiceKind, Voices, count_words, is_unsaid, shown

NAMED = frozenset(
    {PartyKind.NAMED, PartyKind.ORGANISATION, PartyKind.WIRE, PartyKind.OUTLET, PartyKind.DOCUMENT}
)
_WITH_NAME = 3  # capitals in a row that a post has only with its holder's name: "Foreign Minister Ruiz"


@dataclass(frozen=True, slots=True, kw_only=True)
class InShort:
    """What a report tells first of one article, all of it counted, nothing of it in words of ours.

    `heard` are the voices quoted or cited, the loudest first; `loudest` those with as large a share as the
    first, `beside` the bodies they speak for, or who speak for them; `through` those heard only inside the
    words of others.  `passages` are the statements of the article itself, not inside another, and the clauses
    in its own voice, each once, `words` all words of the article: of these `nameless` and `unsourced` rest on
    nobody with a name, with `resting` words; of whom `left_open` tell it is open.  `unheard` are spoken of
    and not heard, those accused first; `accused` are their ids, and `charges` all accusations with their
    answers: who declined, or did not reply, is told of as such.  Who has `declined`
    would not say; of who is in `unanswered` no reply is told.
    """

    heard: tuple[Voice, ...]
    loudest: tuple[Voice, ...]
    beside: tuple[Voice, ...]
    through: tuple[Voice, ...]
    statements: int
    passages: int
    words: int
    nameless: tuple[Statement, ...]
    unsourced: tuple[Assertion, ...]
    resting: int
    left_open: tuple[Statement, ...]
    unheard: tuple[Unheard, ...]
    charges: tuple[Accusation, ...]
    accused: frozenset[str]
    declined: tuple[Statement, ...]
    unanswered: tuple[Statement, ...]
    denied: tuple[Statement, ...]

    @property
    def spoken_of(self) -> tuple[Unheard, ...]:
        """Those not heard who are not accused, nor told not to have said anything."""
        told = {one.accused.id for one in self.charges if one.accused}
        told |= {one.speaker.id for one in (*self.declined, *self.unanswered) if one.speaker}
        return tuple(one for one in self.unheard if one.party.id not in told)

    @property
    def by_role(self) -> tuple[Statement, ...]:
        """Those of the nameless whose speaker is known by a role alone: "the harbour master"."""
        return tuple(one for one in self.nameless if _has_role(one))

    @property
    def unnamed(self) -> tuple[Statement, ...]:
        """Those of the nameless whose speaker has no name and no role."""
        return tuple(one for one in self.nameless if not _has_role(one))


def find_in_short(reading: Reading, voices: Voices, weaker: Sequence[Statement] = ()) -> InShort:
    """Return what is told first of a reading; `weaker` statements, which are not printed, let be heard."""
    every, article = shown(reading.statements), reading.article
    said = [one for one in every if not is_unsaid(one) and not one.nested_in]
    charges = find_accusations(reading, weaker)
    unheard = find_sourcing(reading, weaker).unheard
    silent = [one for one in charges if one.answer is Answer.UNHEARD and not one.refused]
    accused = frozenset(one.accused.id for one in silent if one.accused)
    accused &= {one.party.id for one in unheard}
    speakers = [voice for voice in voices.voices if voice.kind is VoiceKind.SPEAKER]
    heard = tuple(voice for voice in speakers if not voice.nested_only)
    loudest = tuple(one for one in heard if _share(one, voices) == _share(heard[0], voices))
    nameless = tuple(one for one in said if _rests_on_nobody(one))
    told = [group[0] for group in told_once(reading)]
    unsourced = tuple(one for one in told if not one.sourced_by)
    return InShort(
        heard=heard,
        loudest=loudest,
        beside=tuple(_beside(reading, heard, loudest)),
        through=tuple(voice for voice in speakers if voice.nested_only),
        statements=len(said),
        passages=len(said) + len(told),
        words=voices.words,
        nameless=nameless,
        unsourced=unsourced,
        resting=words_of(article, (*nameless, *unsourced)),
        left_open=tuple(one for one in said if one.candidates),
        unheard=tuple(sorted(unheard, key=lambda one: one.party.id not in accused)),
        charges=charges,
        accused=accused,
        declined=tuple(one for one in every if is_unsaid(one) and one.act is Act.DECLINE),
        unanswered=tuple(one for one in every if is_unsaid(one) and one.act is Act.NO_REPLY),
        denied=tuple(one for one in every if one.stance is Stance.DENIES and one.act is not Act.DECLINE),
    )


def words_of(article: Article, passages: Sequence[Statement | Assertion]) -> int:
    """Return how many words some passages have."""
    return count_words(article, (span for one in passages for span in one.content))


def _share(voice: Voice, voices: Voices) -> str:
    return percent(voice.words, voices.words)


def _rests_on_nobody(one: Statement) -> bool:
    """Return whether nobody with a name says it, nor anybody with a name on whose say-so it is told."""
    return not one.candidates and not any(map(_has_name, ((one.speaker,) if one.speaker else ()) + one.chain))


def _has_name(party: Party) -> bool:
    """Return whether a party has a name; a post followed by a name has one, even if it was not read so."""
    if party.kind in NAMED:
        return True
    row = longest = 0
    for word in party.name.split():
        row = row + 1 if word[:1].isupper() else 0
        longest = max(longest, row)
    return party.kind is PartyKind.DESCRIBED and longest >= _WITH_NAME


def _has_role(one: Statement) -> bool:
    return one.speaker is not None and one.speaker.kind is PartyKind.DESCRIBED


def _beside(reading: Reading, heard: Sequence[Voice], loudest: Sequence[Voice]) -> Iterator[Voice]:
    """Yield the heard bodies that the loudest speak for, and who speaks for them where they are bodies."""
    first = [one.party for one in loudest if one.party]
    for voice in heard:
        party = voice.party
        if party and voice not in loudest and any(_belong(reading, party, one) for one in first):
            yield voice


def _belong(reading: Reading, one: Party, other: Party) -> bool:
    """Return whether one of two is a body and the other is written, or cited, as its own."""
    bodies = [party for party in (one, other) if party.kind is PartyKind.ORGANISATION]
    persons = [party for party in (one, other) if party.kind is PartyKind.NAMED]
    if not bodies or not persons:
        return False
    body, person = bodies[0], persons[0]
    cited = any(
        one.speaker and one.speaker.id == person.id and body.id in {party.id for party in one.chain}
        for one in reading.statements
    )
    text = reading.article.text
    names = {_within(text, span) for span in body.mentions}
    return cited or any(
        name in _within(text, span) for span in (*person.affiliations, *person.roles) for name in names
    )


def _within(text: str, span: Span) -> str:
    return f" {folded(span.of(text))} "
