"""Answers: which claim a denial, a refusal or a silence answers."""

from sayso.model.party import Party, PartyKind, Speakers
from sayso.model.span import Span
from sayso.model.statement import Act, ActFound
from sayso.stages.answers import find_answers
from tests.stages.said import Said, said

ACCUSED = "Ruiz accused the mayor of fraud. Orr praised the harbour. The mayor denied any fraud."
PIECES = (
    ("Ruiz", "accused", "accuse:verb", "of fraud"),
    ("Orr", "praised", "praise:verb", "the harbour"),
    ("The mayor", "denied", "deny:verb", "any fraud"),
)


def answers(found: Said, speaker: tuple[str, ...], target: tuple[str | None, ...]) -> tuple[int | None, ...]:
    """Return what each attribution answers, for the parties given."""
    count = len(found.attributions)
    parties = tuple(
        Party(id=name, name=name, kind=PartyKind.NAMED, mentions=(Span(0, 1),))
        for name in sorted(set(speaker))
    )
    who = Speakers(
        parties=parties,
        speaker=speaker,
        chain=((),) * count,
        addressee=(None,) * count,
        target=target,
        confidence=(1.0,) * count,
        how=("name",) * count,
    )
    return find_answers(found.article, found.syntax, found.attributions, found.acts, who)


def test_denial_answers_the_accusation_against_its_speaker() -> None:
    """The nearest earlier statement whose target denies is what is answered."""
    assert answers(said(ACCUSED, *PIECES), ("ruiz", "orr", "mayor"), ("mayor", None, None)) == (None, None, 0)


def test_nobody_answers_himself() -> None:
    """A denial is no answer to what its own speaker said."""
    assert answers(said(ACCUSED, *PIECES), ("mayor", "mayor", "mayor"), (None, None, None)) == (
        None,
        None,
        None,
    )


def test_nothing_fits() -> None:
    """Where no earlier claim is on the matter, nothing is linked."""
    assert answers(said(ACCUSED, *PIECES), ("ruiz", "orr", "mayor"), (None, None, None)) == (None, None, None)


def test_no_denial_no_answer() -> None:
    """Without a denial, refusal or silence no statement answers another."""
    found = said("Ruiz said it fell.", ("Ruiz", "said", "say:verb", "it fell"))
    assert found.acts == (ActFound(act=Act.SAY, confidence=found.acts[0].confidence),)
    assert answers(found, ("ruiz",), (None,)) == (None,)


def test_only_a_refusal_to_speak_is_an_answer() -> None:
    """Refusing to sell the mill answers no claim; refusing to comment does."""
    text = "Ruiz accused Orr of fraud over the mill. Orr refused to sell the mill. Orr declined to comment."
    found = said(
        text,
        ("Ruiz", "accused", "accuse:verb", "of fraud over the mill"),
        ("Orr", "refused", "refuse:verb", "to sell the mill"),
        ("Orr", "declined", "decline:verb", "to comment"),
    )
    assert answers(found, ("ruiz", "orr", "orr"), ("orr", None, None)) == (None, None, 0)
