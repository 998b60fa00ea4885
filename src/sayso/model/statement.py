"""Statements and assertions: what is said, on whose say-so, how sure and about when."""

from dataclasses import dataclass, field
from enum import StrEnum

from sayso.model.attribution import Manner
from sayso.model.notebook import shown_html
from sayso.model.party import KnownBy, Party
from sayso.model.span import Span


class Act(StrEnum):
    """What a cue does, read from cue and content together."""

    SAY = "say"
    CLAIM = "claim"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    ADMIT = "admit"
    DENY = "deny"
    ACCUSE = "accuse"
    CRITICISE = "criticise"
    PRAISE = "praise"
    AGREE = "agree"
    PREDICT = "predict"
    PROMISE = "promise"
    THREATEN = "threaten"
    WARN = "warn"
    DEMAND = "demand"
    URGE = "urge"
    ASK = "ask"
    DECLINE = "decline"
    NO_REPLY = "no_reply"
    KNOW = "know"
    BELIEVE = "believe"
    WANT = "want"
    PLAN = "plan"
    FEAR = "fear"
    OTHER = "other"


class Certainty(StrEnum):
    """How sure the main clause is, as presented."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"
    CONDITIONAL = "conditional"


class Polarity(StrEnum):
    """The source's stance to the content as cited."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    UNSAID = "unsaid"  # "did not say whether", "could not confirm"
    ASKS = "asks"
    REPORTS = "reports"  # of a point alone: passes on what nobody is named to vouch for


# The stance that an act takes by itself.
_STANCES = {
    Act.DENY: Stance.DENIES,
    Act.DECLINE: Stance.UNSAID,
    Act.NO_REPLY: Stance.UNSAID,
    Act.ASK: Stance.ASKS,
}


# The stances that a statement can take.
STATED = (Stance.ASSERTS, Stance.DENIES, Stance.UNSAID, Stance.ASKS)


def stance_by(act: Act) -> Stance:
    """Return the stance that an act takes where nothing else tells it.

    >>> stance_by(Act.DENY)
    <Stance.DENIES: 'denies'>
    """
    return _STANCES.get(act, Stance.ASSERTS)


# Acts that tell of themselves that something is not said or not so, and the act that tells of no deed.
_ITSELF = {
    Stance.DENIES: frozenset({Act.DENY, Act.DECLINE, Act.NO_REPLY, Act.OTHER}),
    Stance.UNSAID: frozenset({Act.DECLINE, Act.NO_REPLY, Act.OTHER}),
}


def is_not_done(act: Act, stance: Stance) -> bool:
    """Return whether an act is what is not done: "did not say", "did not want", "no one claimed".

    >>> is_not_done(Act.SAY, Stance.UNSAID), is_not_done(Act.DENY, Stance.DENIES)
    (True, False)
    """
    return stance in _ITSELF and act not in _ITSELF[stance]


def stance_to_claim(stance: Stance, certainty: Certainty | None) -> str:
    """Return what a point does with a claim.  Who asks, leaves it unsaid or thinks it unlikely questions it.

    >>> stance_to_claim(Stance.ASKS, None)
    'questions'
    """
    unlikely = certainty is Certainty.DOUBTFUL and stance is not Stance.DENIES
    return "questions" if unlikely or stance in {Stance.ASKS, Stance.UNSAID} else str(stance)


class HedgedBy(StrEnum):
    """Whose hedge it is."""

    SPEAKER = "speaker"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Words that show how sure, what they make it, whose they are, and the word that they stand over."""

    span: Span
    value: Certainty
    by: HedgedBy
    over: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How one content is presented; `certainty` is None for questions, demands and refusals."""

    certainty: Certainty | None
    polarity: Polarity
    hedges: tuple[Hedge, ...] = ()
    condition: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The smallest piece of a statement or assertion that can be repeated, denied or changed by itself.

    That is one clause.  `trigger` is the word that makes it an event, `participants` are who does it and to
    whom, where the clause leaves its subject to another one too ("met Vale and LEFT").
    `quantities` are places in the list of quantities of the same reading.
    """

    content: tuple[Span, ...]
    trigger: tuple[Span, ...]
    participants: tuple[Span, ...]
    certainty: Certainty | None
    stance: Stance
    polarity: Polarity
    when: str | None
    quantities: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How sure sayso is of each inferred field, between 0 and 1.

    `line` is the calibrated chance that everything a report shows of the statement is right: that it was said
    at all, the words, the speaker, the act, and whether it stands inside another's words.
    """

    content: float
    source: float
    speaker: float
    act: float
    certainty: float
    line: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something said, written, thought or felt by a source.

    Spans are code points of the article's text.  `chain` runs from the immediate source to the origin, and
    `chain_words` are for each of its steps the words that tell it ("a spokeswoman for the ministry").
    `when` is the event's time and `said` that of the saying, both as TIMEX3 values.
    `nested_in`, `answers` and `repeat_of` are ids of other statements of the same reading.
    `lexeme` is the cue's entry in the language pack, `known_by` tells by what the speaker is known, `how` the
    same in more words, and `runner_up` names who came second.
    Where `speaker` is open, `candidates` are those who could be meant, each with its chance, best first.
    What is `unsaid` by its `stance` is no word of the speaker.
    A `weak` one is too likely wrong to be printed: reports fold it behind a count.
    `words` are those of its content, cut from the article's text when a reading is made.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: Party | None
    chain: tuple[Party, ...]
    addressee: Party | None
    target: Party | None
    manner: Manner
    act: Act
    certainty: Certainty | None
    polarity: Polarity
    hedges: tuple[Hedge, ...]
    condition: tuple[Span, ...]
    when: str | None
    said: str | None
    nested_in: str | None
    answers: str | None
    repeat_of: str | None
    rule: str
    over: tuple[tuple[str, float], ...]
    confidence: Confidence
    lexeme: str = ""
    known_by: KnownBy = KnownBy.NOTHING
    how: str = ""
    runner_up: str = ""
    candidates: tuple[tuple[Party, float], ...] = ()
    chain_words: tuple[tuple[Span, ...], ...] = ()
    weak: bool = False
    stance: Stance = Stance.ASSERTS
    points: tuple[Point, ...] = ()
    words: str = field(default="", compare=False)

    def _repr_html_(self) -> str:
        return shown_html(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A factual clause or event noun phrase in the outlet's own voice.

    `trigger` is the word that makes it an event ("attack", "killed").
    `sourced_by` holds ids of statements that assert the event as their main proposition.
    """

    id: str
    content: tuple[Span, ...]
    trigger: tuple[Span, ...]
    sourced_by: tuple[str, ...]
    certainty: Certainty | None
    polarity: Polarity
    hedges: tuple[Hedge, ...]
    when: str | None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFound:
    """What one attribution does, the words for whom it is done to (accused, praised …), and its stance.

    `shown` where the content rather than the cue shows it: "said it was not true that …" denies.
    """

    act: Act
    target: tuple[Span, ...] = ()
    confidence: float = 1.0
    shown: bool = False
    stance: Stance = Stance.ASSERTS


@dataclass(frozen=True, slots=True, kw_only=True)
class LineScore:
    """How likely all that a report shows of a statement is right, and whether that is too weak to print."""

    confidence: float
    weak: bool
