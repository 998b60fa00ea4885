"""Accusations: who is accused, and what the accused is heard to answer."""

from dataclasses import replace

import pytest

from sayso.model.party import Party, PartyKind
from sayso.model.reading import Reading
from sayso.model.statement import Act, Polarity, Stance, Statement
from sayso.report.facts.accusations import Answer, find_accusations
from sayso.report.facts.folding import fold
from tests.readings import (
    ENGINEERS,
    KORVAN,
    OFFICIALS,
    POST,
    READING,
    RUIZ,
    STATEMENTS,
    at,
    statement,
    weakened,
)

CHARGE = STATEMENTS[3]
LATER = {"cue": (at("claimed"),), "source": (at("Ruiz", 2),)}


def told(
    *answers: Statement, parties: tuple[Party, ...] = READING.parties, charge: Statement = CHARGE
) -> Reading:
    """Return the reading with one accusation and these statements beside it."""
    return replace(READING, statements=(charge, *answers), parties=parties)


def end_of(reading: Reading) -> tuple[Answer, list[str]]:
    """Return what became of the one accusation, and the statements that answer it."""
    (accusation,) = find_accusations(reading)
    return accusation.answer, [one.id for one in accusation.answered_in]


def by(party: Party, act: Act = Act.SAY, **fields: object) -> Statement:
    """Return a later statement of a party."""
    plain = {"speaker": party, "chain": (party,), "act": act, **LATER}
    return statement(9, (at("no repair is needed"),), **{**plain, **fields})


def test_a_refusal_that_is_linked() -> None:
    """Korvan, accused by two officials, declined to comment."""
    assert end_of(READING) == (Answer.DECLINED, ["s5"])


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (Act.DENY, Answer.DENIED),
        (Act.DECLINE, Answer.DECLINED),
        (Act.NO_REPLY, Answer.UNREACHED),
        (Act.ADMIT, Answer.REPLIED),
        (Act.PREDICT, Answer.UNANSWERED),
    ],
)
def test_what_the_accused_says(act: Act, answer: Answer) -> None:
    """A denial, a reply, a refusal and a silence answer; other words are heard and answer nothing."""
    said = by(KORVAN, act)
    said = replace(said, content=()) if act is Act.DECLINE else said  # "declined to comment" has none
    assert end_of(told(said)) == (answer, ["s9"] if answer.is_answer else [])


def test_the_strongest_answer_counts() -> None:
    """Who declines and denies has denied; both statements are named."""
    refusal = replace(by(KORVAN, Act.DECLINE), id="s10", content=())
    assert end_of(told(refusal, by(KORVAN, Act.DENY))) == (Answer.DENIED, ["s10", "s9"])


def test_an_answer_to_something_else() -> None:
    """A denial of another statement is no answer to the accusation."""
    other = replace(by(RUIZ), id="s10")
    assert end_of(told(other, by(KORVAN, Act.DENY, answers="s10")))[0] is Answer.UNANSWERED


def test_talking_back_is_a_reply() -> None:
    """The accused who speaks about or to the accuser afterwards replies."""
    assert end_of(told(by(KORVAN, Act.CRITICISE, target=OFFICIALS)))[0] is Answer.REPLIED
    assert end_of(told(by(KORVAN, Act.CRITICISE, target=POST)))[0] is Answer.UNANSWERED


def test_a_no_right_after_it_is_a_reply() -> None:
    """A negative in the next paragraph replies; one before the accusation does not."""
    assert end_of(told(by(KORVAN, polarity=Polarity.NEGATIVE)))[0] is Answer.REPLIED
    before = replace(by(KORVAN, polarity=Polarity.NEGATIVE), content=(at("“The dam is safe,”"),))
    assert end_of(told(before))[0] is Answer.UNANSWERED


def test_a_spokesperson_answers() -> None:
    """Who is written to belong to the accused answers for it."""
    voice = Party(id="p9", name="a spokeswoman", kind=PartyKind.DESCRIBED, affiliations=(at("Korvan", 2),))
    reading = told(by(voice, Act.DENY), parties=(*READING.parties, voice))
    assert end_of(reading) == (Answer.DENIED, ["s9"])


def test_a_member_answers() -> None:
    """One of two accused together answers, and so do both for one."""
    both = Party(id="p9", name="Korvan and engineers", kind=PartyKind.COLLECTIVE, members=("p3", "p4"))
    parties = (*READING.parties, both)
    assert (
        end_of(told(by(ENGINEERS, Act.DENY), parties=parties, charge=replace(CHARGE, target=both)))[0]
        is Answer.DENIED
    )
    assert end_of(told(by(both, Act.DENY), parties=parties))[0] is Answer.DENIED


def test_the_accuser_does_not_answer() -> None:
    """What others say answers nothing, and a word inside the accusation does not."""
    assert end_of(told(by(OFFICIALS, Act.DENY)))[0] is Answer.UNHEARD
    assert end_of(told(by(KORVAN, Act.DENY, nested_in=CHARGE.id)))[0] is Answer.UNANSWERED


def test_an_accusation_of_somebody_not_made_out() -> None:
    """Where the accused is not known this is said, unless an answer is linked."""
    unknown = replace(CHARGE, target=None)
    assert end_of(told(by(KORVAN, Act.DENY), charge=unknown)) == (Answer.UNKNOWN, [])
    assert end_of(told(by(KORVAN, Act.DENY, answers=CHARGE.id), charge=unknown))[0] is Answer.DENIED


def test_what_is_no_accusation() -> None:
    """Not accusing, and saying again what was said, are not counted."""
    assert find_accusations(told(charge=replace(CHARGE, stance=Stance.UNSAID))) == ()
    assert find_accusations(told(charge=replace(CHARGE, repeat_of="s1"))) == ()


def test_turning_an_offer_down_is_no_answer_and_no_silence() -> None:
    """The accused who only rejects an offer is heard, and has not answered the accusation."""
    offer = by(KORVAN, Act.DECLINE, stance=Stance.DENIES)
    assert end_of(told(offer))[0] is Answer.UNANSWERED


@pytest.mark.parametrize(
    ("act", "answer"),
    [(Act.DENY, Answer.UNSURE), (Act.PREDICT, Answer.UNSURE)],
)
def test_a_weak_statement_may_answer(act: Act, answer: Answer) -> None:
    """Where the accused answers, or is heard, in a weak statement alone, it is not told as silent."""
    (accusation,) = find_accusations(*fold(weakened("s9", reading=told(by(KORVAN, act)))))
    assert (accusation.answer, accusation.answered_in) == (answer, ())
    assert not accusation.answer.is_answer


def test_a_weak_statement_changes_no_answer() -> None:
    """An answer that is printed stands, whatever weak statements tell."""
    denial = replace(by(KORVAN, Act.DENY), id="s10")
    (accusation,) = find_accusations(*fold(weakened("s10", reading=told(STATEMENTS[4], denial))))
    assert (accusation.answer, [one.id for one in accusation.answered_in]) == (Answer.DECLINED, ["s5"])
    (unheard,) = find_accusations(*fold(weakened("s9", reading=told(by(RUIZ)))))
    assert unheard.answer is Answer.UNHEARD


def test_a_wrong_that_is_merely_said() -> None:
    """Who says what somebody has done wrong accuses him, whatever the act is called."""
    said = replace(CHARGE, act=Act.SAY)
    assert [one.accused for one in find_accusations(told(charge=said))] == [CHARGE.target]
    assert find_accusations(told(charge=replace(said, target=None))) == ()


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.UNSAID, Stance.ASKS])
def test_what_is_not_asserted_accuses_nobody(stance: Stance) -> None:
    """Who did not say it accuses nobody."""
    assert find_accusations(told(charge=replace(CHARGE, stance=stance))) == ()
