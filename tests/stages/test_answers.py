"""Answers: which claim a denial, a refusal or a silence answers."""

import re
from dataclasses import replace

from sayso.model.party import KnownBy, Party, PartyKind, Speakers
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


def answers(
    found: Said,
    speaker: tuple[str, ...],
    target: tuple[str | None, ...],
    mentions: dict[str, str] | None = None,
) -> tuple[int | None, ...]:
    """Return what each attribution answers, for the parties given and the words that mention them."""
    text, words = found.article.text, mentions or {}
    count = len(found.attributions)
    parties = tuple(
        Party(
            id=name,
            name=name,
            kind=PartyKind.NAMED,
            mentions=tuple(
                Span(match.start(), match.end()) for match in re.finditer(words.get(name, text[:1]), text)
            ),
        )
        for name in sorted(set(speaker))
    )
    who = Speakers(
        parties=parties,
        speaker=speaker,
        chain=((),) * count,
        addressee=(None,) * count,
        target=target,
        confidence=(1.0,) * count,
        known_by=(KnownBy.NAME,) * count,
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


FIRE = "Ruiz said the mayor had sold the old mill to a friend. Orr said the mill was sold in May. "


def test_what_names_the_speaker_on_the_same_matter_is_answered() -> None:
    """Of two reports on the sale only the one about the mayor is denied by him."""
    found = said(
        FIRE + "Mayor Vey denied having sold the mill.",
        ("Ruiz", "said", "say:verb", "the mayor had sold the old mill to a friend"),
        ("Orr", "said", "say:verb", "the mill was sold in May"),
        ("Mayor Vey", "denied", "deny:verb", "having sold the mill"),
    )
    assert answers(found, ("ruiz", "orr", "mayor"), (None, None, None), {"mayor": "the mayor"}) == (
        None,
        None,
        0,
    )


def test_a_neutral_report_on_the_matter_is_not_answered() -> None:
    """A report that does not speak of the one who denies is none against him."""
    found = said(
        FIRE + "Vey denied having sold the mill.",
        ("Orr", "said", "say:verb", "the mill was sold in May"),
        ("Vey", "denied", "deny:verb", "having sold the mill"),
    )
    assert answers(found, ("orr", "vey"), (None, None)) == (None, None)


def test_the_accusation_is_answered_before_a_report() -> None:
    """Whoever accuses on the matter is answered, though a report shares more words."""
    found = said(
        "Ruiz accused Vey of having sold the mill. Orr said Vey had sold the old mill to a friend. "
        "Vey denied selling the old mill to a friend.",
        ("Ruiz", "accused", "accuse:verb", "of having sold the mill"),
        ("Orr", "said", "say:verb", "Vey had sold the old mill to a friend"),
        ("Vey", "denied", "deny:verb", "selling the old mill to a friend"),
    )
    assert answers(found, ("ruiz", "orr", "vey"), ("vey", None, None), {"vey": "Vey"}) == (None, None, 0)


def test_turning_a_plan_down_answers_nobody() -> None:
    """To reject the charge is to answer it, to reject a plan is not."""
    accusation = ("Ruiz", "accused", "accuse:verb", "of fraud")
    for thing, answered in (("the charge", 0), ("the plan for a bridge", None)):
        found = said(
            f"Ruiz accused Vey of fraud. Vey rejected {thing}.",
            accusation,
            ("Vey", "rejected", "reject:verb", thing),
        )
        assert answers(found, ("ruiz", "vey"), ("vey", None)) == (None, answered)


def test_not_saying_more_answers_nobody() -> None:
    """Who does not elaborate leaves his own words as they are; who does not comment leaves others'."""
    for cue, answered in (("elaborate", None), ("comment", 0)):
        found = said(
            f"Ruiz accused Vey of fraud. Vey did not {cue}.",
            ("Ruiz", "accused", "accuse:verb", "of fraud"),
            ("Vey", cue, f"{cue}:verb", ""),
        )
        assert answers(found, ("ruiz", "vey"), ("vey", None)) == (None, answered)


def test_those_accusations_are_the_ones_just_told() -> None:
    """A denial without a matter of its own answers who repeats accusations against the speaker."""
    found = said(
        "Ruiz repeated accusations that Ostland paid the league. Ostland denied those accusations.",
        ("Ruiz", "repeated", "repeat:verb", "accusations that Ostland paid the league"),
        ("Ostland", "denied", "deny:verb", "those accusations"),
    )
    plain = replace(found.attributions[0], lexeme="say:verb", cue_row=None)
    told = replace(found, attributions=(plain, found.attributions[1]))
    assert answers(told, ("ruiz", "ostland"), (None, None), {"ostland": "Ostland"}) == (None, 0)
