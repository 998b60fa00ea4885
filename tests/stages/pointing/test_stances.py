"""Stances of points: what is denied, left open, asked or only passed on, clause by clause."""

import pytest

from sayso.languages.pack import Entry
from sayso.model.span import Span
from sayso.model.statement import Act, Certainty, Point, Polarity, Stance, Statement, stance_to_claim
from sayso.stages.parse import parse
from sayso.stages.points import find_points
from tests.articles import article
from tests.readings import statement
from tests.stages.said import ENGLISH

TABLE = ENGLISH.table("open")


def points(text: str, *said: Statement) -> list[tuple[Point, ...]]:
    """Return the points of statements of one text; of one that is the whole text without any."""
    syntax = parse(article(text), ENGLISH)
    return list(find_points(syntax, said or (statement(1, (Span(0, len(text)),)),), (), (), ENGLISH))


def stances(text: str, *said: Statement) -> set[Stance]:
    """Return the stances of all points of a text."""
    return {point.stance for own in points(text, *said) for point in own}


def cued(text: str, lemma: str, **fields: object) -> Statement:
    """Return what the first word says by the second: "Vale | called | the report a lie"."""
    source, cue, content = text.split(" ", 2)
    begins = len(source) + 1
    return statement(
        1,
        (Span(len(text) - len(content), len(text)),),
        **{
            "cue": (Span(begins, begins + len(cue)),),
            "source": (Span(0, len(source)),),
            "lexeme": f"{lemma}:verb",
            **fields,
        },
    )


def rows(*kinds: str) -> list[Entry]:
    """Return the rows of some kinds of words."""
    return [row for kind in kinds for row in TABLE[kind]]


@pytest.mark.parametrize(
    ("kinds", "stance"),
    [
        (("negated", "alone", "hard", "trace", "seeing", "wary", "telling", "early"), Stance.UNSAID),
        (("doubting", "whether", "able", "none"), Stance.UNSAID),
        (("reported", "relayed", "emerging", "retelling"), Stance.REPORTS),
        (("about", "charging", "empty"), Stance.REPORTS),
        (("denying", "deniable", "pleading"), Stance.DENIES),
    ],
)
def test_every_word_does_what_its_example_shows(kinds: tuple[str, ...], stance: Stance) -> None:
    """Each word leaves its example open, passes it on or denies it."""
    for row in rows(*kinds):
        assert (row["lemma"], stance in stances(row["example"])) == (row["lemma"], True)


def test_every_word_of_a_cue_does_what_its_example_shows() -> None:
    """To call a report a lie, to insist that it was "not" and to plead are denials."""
    for row in rows("calling", "scorned", "insisting", "plea"):
        text = row["example"]
        verb = parse(article(text), ENGLISH).tokens[1].lemma
        negative = Polarity.NEGATIVE if " not " in text else Polarity.POSITIVE
        assert (text, stances(text, cued(text, verb, polarity=negative))) == (text, {Stance.DENIES})


def test_what_is_confirmed_is_no_hearsay() -> None:
    """Who confirms reports vouches for what they say, and so does whose reports they are."""
    texts = [row["example"] for row in rows("confirming", "by", "no")]
    for text in (*texts, "Her claims that the mill had closed were wrong.", "Claims by Vale that it failed."):
        assert (text, Stance.REPORTS in stances(text)) == (text, False)


def test_that_is_outrageous_denies_what_was_charged() -> None:
    """After an accusation it answers that; else it only criticises."""
    said = " “That is outrageous,” Vale said."
    for text in (*(row["example"] for row in rows("accusing")), "Vale read the letter."):
        first = len(text) + 2
        one = statement(1, (Span(first, first + len("That is outrageous")),), lexeme="say:verb")
        expected = Stance.ASSERTS if "read" in text else Stance.DENIES
        assert (text, stances(text + said, one)) == (text, {expected})


def test_what_is_asked_for_is_no_question() -> None:
    """Who asks for a thing wants it; who asks whether it is there asks."""
    for row in rows("asking"):
        one = cued(row["example"], row["lemma"], stance=Stance.ASKS, act=Act.ASK, certainty=None)
        assert stances(row["example"], one) == {Stance.ASSERTS}
    text = "Vale asked whether the mill had closed."
    assert stances(text, cued(text, "ask", stance=Stance.ASKS, act=Act.ASK, certainty=None)) == {Stance.ASKS}


def test_a_sentence_beside_a_question_asks_nothing() -> None:
    """What the one who asks says himself is told as so."""
    text = "The dam failed in May. Did you see it?"
    one = statement(1, (Span(0, len(text)),), stance=Stance.ASKS, act=Act.ASK, certainty=None)
    assert [(point.stance, point.certainty) for point in points(text, one)[0]] == [
        (Stance.ASSERTS, Certainty.CERTAIN),
        (Stance.ASKS, None),
    ]


def test_what_nobody_claims_is_told_as_so() -> None:
    """That nobody claimed the raid leaves nothing open."""
    for row in rows("taken"):
        one = cued(row["example"], "claim", stance=Stance.UNSAID)
        assert Stance.UNSAID not in stances(row["example"], one)


def test_a_refusal_is_no_denial() -> None:
    """Who refuses to leave does not deny that anybody left; it is told that he will not."""
    text = "Vale refused to leave."
    one = cued(text, "refuse", stance=Stance.DENIES, act=Act.DECLINE, certainty=None)
    assert [(point.stance, point.polarity) for point in points(text, one)[0]] == [
        (Stance.ASSERTS, Polarity.NEGATIVE)
    ]


def test_who_does_not_deny_passes_on() -> None:
    """He neither vouches for it nor says that it is not so."""
    text = "Vale disputed that the dam failed."
    one = cued(text, "dispute", stance=Stance.UNSAID)
    assert [(point.stance, point.certainty) for point in points(text, one)[0]] == [
        (Stance.REPORTS, Certainty.POSSIBLE)
    ]


def test_what_rumours_say_is_the_deniers_to_deny() -> None:
    """Nobody's rumours in a denial have no point: what they say is denied by who denies them."""
    text = "Vale denied rumours that the dam had failed."
    outer = cued(text, "deny", stance=Stance.DENIES, act=Act.DENY)
    inner = statement(2, (Span(text.index("the dam"), len(text)),), nested_in="s1", lexeme="rumour:noun")
    found = points(text, outer, inner)
    assert ([point.stance for point in found[0]], found[1]) == ([Stance.DENIES], ())


def test_a_word_that_passes_on_introduces_hearsay_only_of_nobody() -> None:
    """What "allegedly" introduces is nobody's; what somebody alleges is his."""
    text = "Vale alleged that the dam failed."
    assert stances(text, cued(text, "allege")) == {Stance.ASSERTS}
    assert stances(text, cued(text, "allege", source=())) == {Stance.REPORTS}


def test_the_deed_of_which_somebody_is_accused_is_a_point() -> None:
    """It is passed on, and the trial around it told as so."""
    text = "The trial of two men accused of taking ninety crates began in May."
    told = {point.content[0].of(text): point.stance for point in points(text)[0]}
    assert told["taking ninety crates"] is Stance.REPORTS
    assert told[text[:-1]] is Stance.ASSERTS


def test_the_stance_to_a_claim() -> None:
    """To ask, to leave unsaid and to think unlikely question a claim alike."""
    told = [stance_to_claim(stance, Certainty.CERTAIN) for stance in Stance]
    assert told == ["asserts", "denies", "questions", "questions", "reports"]
    unlikely = [stance_to_claim(stance, Certainty.DOUBTFUL) for stance in (Stance.ASSERTS, Stance.DENIES)]
    assert unlikely == ["questions", "denies"]
