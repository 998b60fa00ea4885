"""Layers about the same attribution become one statement."""

from sayso.model.attribution import Attribution, Manner
from sayso.model.measure import Dated
from sayso.model.party import KnownBy, Party, PartyKind, Speakers
from sayso.model.span import Span
from sayso.model.statement import Act, ActFound, Certainty, Confidence, Judgement, LineScore, Polarity
from sayso.stages.join import join_statements

LIND = Party(id="p1", name="Mara Lind", kind=PartyKind.NAMED, mentions=(Span(0, 9),))
INNER = Attribution(
    content=(Span(20, 30),),
    cue=(Span(10, 14),),
    source=(Span(0, 9),),
    manner=Manner.INDIRECT,
    lexeme="say:verb",
    rule="verb_clause",
    within=0,
    content_confidence=0.9,
    source_confidence=0.8,
)


def test_every_layer_finds_its_statement() -> None:
    """Rows of the layers are joined by position, and rows become ids."""
    first, second = join_statements(
        (INNER, INNER),
        acts=(ActFound(act=Act.SAY), ActFound(act=Act.DENY, confidence=0.7)),
        speakers=Speakers(
            parties=(LIND,),
            speaker=(None, "p1"),
            chain=((), ("p1",)),
            addressee=(None, None),
            target=(None, "p1"),
            confidence=(0.0, 0.6),
            known_by=(KnownBy.NOTHING, KnownBy.NAME),
            how=("", "name"),
        ),
        judgements=(
            Judgement(certainty=None, polarity=Polarity.POSITIVE),
            Judgement(certainty=Certainty.CERTAIN, polarity=Polarity.NEGATIVE, confidence=0.5),
        ),
        dated=(Dated(None, None), Dated("2026-03-01", "2026-03-02")),
        answers=(None, 0),
        repeated=(None, 0),
        lines=(LineScore(confidence=0.3, weak=True), LineScore(confidence=0.8, weak=False)),
    )
    assert (first.id, second.id) == ("s1", "s2")
    assert (second.nested_in, second.answers, second.repeat_of) == ("s1", "s1", "s1")
    assert (second.speaker, second.chain, second.target, second.addressee) == (LIND, (LIND,), LIND, None)
    assert (second.act, second.polarity, second.when, second.said) == (
        Act.DENY,
        Polarity.NEGATIVE,
        "2026-03-01",
        "2026-03-02",
    )
    assert second.confidence == Confidence(
        content=0.9, source=0.8, speaker=0.6, act=0.7, certainty=0.5, line=0.8
    )
    assert (first.weak, second.weak) == (True, False)
    assert (first.speaker, first.chain, first.certainty) == (None, (), None)


def test_a_repeat_by_a_pronoun_has_the_speaker_of_what_it_repeats() -> None:
    """“He” said the same words before, so he is the same."""
    other = Party(id="p2", name="Brannoc", kind=PartyKind.ORGANISATION, mentions=(Span(40, 47),))
    _, again = join_statements(
        (INNER, INNER),
        acts=(ActFound(act=Act.SAY), ActFound(act=Act.SAY)),
        speakers=Speakers(
            parties=(LIND, other),
            speaker=("p1", "p2"),
            chain=(("p1",), ("p2",)),
            addressee=(None, None),
            target=(None, None),
            confidence=(0.9, 0.4),
            known_by=(KnownBy.NAME, KnownBy.PRONOUN),
            how=("name", "pronoun:nearest"),
        ),
        judgements=(Judgement(certainty=Certainty.CERTAIN, polarity=Polarity.POSITIVE),) * 2,
        dated=(Dated(None, None),) * 2,
        answers=(None, None),
        repeated=(None, 0),
        lines=(LineScore(confidence=0.8, weak=False),) * 2,
    )
    assert (again.speaker, again.chain, again.how, again.confidence.speaker) == (LIND, (LIND,), "name", 0.9)


def test_no_attributions_are_no_statements() -> None:
    """An article in which nobody says anything has no statement."""
    nobody = Speakers(
        parties=(), speaker=(), chain=(), addressee=(), target=(), confidence=(), known_by=(), how=()
    )
    made = join_statements(
        (), acts=(), speakers=nobody, judgements=(), dated=(), answers=(), repeated=(), lines=()
    )
    assert made == ()
