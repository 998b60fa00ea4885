"""Corrections: one statement as a person left it, which stands above the machine's."""

from dataclasses import dataclass

from sayso.model.attribution import Manner
from sayso.model.party import Party
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Polarity, Stance, Statement, stance_by

# The rule of a statement that stands as a person left it.
BY_PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person made of one statement: every field here is as the person left it, changed or not.

    `article` is the article's id and `statement` that of the statement, None for one the machine missed.
    `removed` takes the statement away; its other fields then say nothing.
    `speaker`, `addressee` and `target` are names as written in the article, None for nobody.
    `stance` is None where it is the one that the act takes by itself.
    `tool` says where ("labelstudio", "brat"), `annotator` by whom, `time` when (ISO 8601) it was corrected.
    """

    article: str
    statement: str | None = None
    removed: bool = False
    content: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: str | None = None
    addressee: str | None = None
    target: str | None = None
    manner: Manner = Manner.INDIRECT
    act: Act = Act.SAY
    certainty: Certainty | None = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    stance: Stance | None = None
    tool: str = ""
    annotator: str | None = None
    time: str | None = None

    def __post_init__(self) -> None:
        """Leave out a stance that the act takes anyway: two ways to say the same are one."""
        if self.stance is stance_by(self.act):
            object.__setattr__(self, "stance", None)

    @property
    def taken(self) -> Stance:
        """The stance that is meant."""
        return self.stance or stance_by(self.act)


def as_it_stands(article: str, statement: Statement) -> Correction:
    """Return the correction that changes nothing; `dataclasses.replace` sets what a person changed."""
    return Correction(
        article=article,
        statement=statement.id,
        content=statement.content,
        cue=statement.cue,
        source=statement.source,
        speaker=_name(statement.speaker),
        addressee=_name(statement.addressee),
        target=_name(statement.target),
        manner=statement.manner,
        act=statement.act,
        certainty=statement.certainty,
        polarity=statement.polarity,
        stance=statement.stance,
    )


def _name(party: Party | None) -> str | None:
    return party.name if party else None
