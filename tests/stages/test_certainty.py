"""Certainty: how sure a content is presented to be."""

from dataclasses import replace

import pytest

from sayso.model.statement import Certainty, Hedge, HedgedBy, Polarity
from sayso.stages.judging.presenting import presented_at
from sayso.stages.judging.signs import find_signs
from tests.stages.said import ENGLISH, said

CERTAIN, PROBABLE, POSSIBLE = Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE
DOUBTFUL, CONDITIONAL = Certainty.DOUBTFUL, Certainty.CONDITIONAL


@pytest.mark.parametrize(
    ("content", "certainty", "polarity"),
    [
        ("the dam will hold", CERTAIN, Polarity.POSITIVE),
        ("the dam could fail", POSSIBLE, Polarity.POSITIVE),
        ("the dam will probably hold", PROBABLE, Polarity.POSITIVE),
        ("the dam is expected to hold", PROBABLE, Polarity.POSITIVE),
        ("it is possible that the dam will fail", POSSIBLE, Polarity.POSITIVE),
        ("there is a risk that the dam will fail", POSSIBLE, Polarity.POSITIVE),
        ("the dam is unlikely to fail", DOUBTFUL, Polarity.POSITIVE),
        ("the dam is not likely to fail", DOUBTFUL, Polarity.POSITIVE),
        ("it is not clear who built the dam", POSSIBLE, Polarity.POSITIVE),
        ("the dam did not fail", CERTAIN, Polarity.NEGATIVE),
        ("no dam failed", CERTAIN, Polarity.NEGATIVE),
        ("the council failed to mend the dam", CERTAIN, Polarity.NEGATIVE),
        ("the dam may not hold", POSSIBLE, Polarity.NEGATIVE),
        ("the dam not only leaked but failed", CERTAIN, Polarity.POSITIVE),
        ("not everyone left", CERTAIN, Polarity.NEGATIVE),
        ("the dam did not seem to leak", PROBABLE, Polarity.NEGATIVE),
        ("the dam could not fail", CERTAIN, Polarity.NEGATIVE),
        ("there is no doubt that the dam will hold", CERTAIN, Polarity.POSITIVE),
        ("it is unclear if the dam will hold", POSSIBLE, Polarity.POSITIVE),
        ("if it rains, the dam will fail", CONDITIONAL, Polarity.POSITIVE),
        ("the dam will fail unless the crew mends it", CONDITIONAL, Polarity.POSITIVE),
        ("if it rains, the farmers are going to lose their seed", CONDITIONAL, Polarity.POSITIVE),
        ("if it rained, the farmers were losing their seed", CERTAIN, Polarity.POSITIVE),
        ("even if it rains, the dam will hold", CERTAIN, Polarity.POSITIVE),
        ("the dam would fail in a flood", CERTAIN, Polarity.POSITIVE),
        ("the dam can no longer hold", CERTAIN, Polarity.NEGATIVE),
        ("the council did not fail to act", CERTAIN, Polarity.POSITIVE),
        ("the mill stopped buying grain", CERTAIN, Polarity.NEGATIVE),
        ("the talks averted a strike", CERTAIN, Polarity.POSITIVE),
        ("the mill is old but not a ruin", CERTAIN, Polarity.POSITIVE),
        ("the clerk left without paying", CERTAIN, Polarity.POSITIVE),
        ("the council tried to mend the dam", CERTAIN, Polarity.POSITIVE),
        ("I would say that the dam may fail", POSSIBLE, Polarity.POSITIVE),
        ("the trip was made possible by a grant", CERTAIN, Polarity.POSITIVE),
        ("a loan does not necessarily save the mill", POSSIBLE, Polarity.POSITIVE),
        ("there is no question that the dam will hold", CERTAIN, Polarity.POSITIVE),
        ("a strike is almost certain", PROBABLE, Polarity.POSITIVE),
        ("the vote is expected on Monday", PROBABLE, Polarity.POSITIVE),
    ],
)
def test_main_clause_sets_certainty_and_polarity(
    content: str, certainty: Certainty, polarity: Polarity
) -> None:
    """The main clause of the content is read with its hedge, negation or condition."""
    judged = said(f"Ruiz said {content}.", ("Ruiz", "said", "say:verb", content)).judgements[0]
    assert (judged.certainty, judged.polarity) == (certainty, polarity)


def test_hedge_in_an_apposition_is_listed_but_leaves_the_main_clause() -> None:
    """A hedge on a mere apposition is shown with its value; what is stated stays certain."""
    content = "“We saw it in three agencies, most likely foreign, last week”"
    judged = said(f"{content}, Ruiz said.", ("Ruiz", "said", "say:verb", content)).judgements[0]
    assert judged.certainty is CERTAIN
    assert [(hedge.value, hedge.by) for hedge in judged.hedges] == [(PROBABLE, HedgedBy.SPEAKER)]


def test_condition_is_a_span_of_its_own() -> None:
    """The conditional clause is given from its first word to its last."""
    content = "if it rains, the dam would fail"
    found = said(f"Ruiz said {content}.", ("Ruiz", "said", "say:verb", content))
    assert found.words(found.judgements[0].condition) == ["if it rains"]


def test_cue_that_hedges_is_the_outlets() -> None:
    """The cue "believes" lowers certainty, and is the outlet's word for it."""
    found = said(
        "Ruiz believes the dam will hold.", ("Ruiz", "believes", "believe:verb", "the dam will hold")
    )
    judged = found.judgements[0]
    cue = found.attributions[0].cue[0]
    assert judged.certainty is PROBABLE
    assert judged.hedges == (Hedge(span=cue, value=PROBABLE, by=HedgedBy.OUTLET),)


@pytest.mark.parametrize(
    ("text", "marked", "by"),
    [
        (
            "“I think the dam will hold,” Ruiz said.",
            ("I", "think", "think:verb", "the dam will hold"),
            HedgedBy.SPEAKER,
        ),
        ("We think the dam will hold.", ("We", "think", "think:verb", "the dam will hold"), HedgedBy.SPEAKER),
        (
            "The mayor thinks the dam will hold.",
            ("The mayor", "thinks", "think:verb", "the dam will hold"),
            HedgedBy.OUTLET,
        ),
    ],
)
def test_own_thought_is_the_speakers_hedge(
    text: str, marked: tuple[str, str, str, str], by: HedgedBy
) -> None:
    """What stands in quotation marks, and what a first person thinks, the outlet does not hedge."""
    found = said(text, marked)
    (one,) = found.attributions
    head = next(row for row, token in enumerate(found.syntax.tokens) if token.end == one.source[-1].end)
    judged = replace(found, attributions=(replace(one, head=head),)).judgements[0]
    assert [hedge.by for hedge in judged.hedges] == [by]


@pytest.mark.parametrize(
    "content",
    [
        "the proposed fishing treaty is bad",
        "we moved as many people as possible to the school",
        "we heard the message clearly",
        "the plan was well thought out",
        "she leads the Human Potential Fund",
        "he had no apparent injuries",
        "the poll asked 900 likely Harbour Party voters",
        "the crew could hear the crowd",
        "smoke could be seen for miles",
        "a would-be mayor left",
        "he is charged with attempted theft",
    ],
)
def test_words_that_hedge_nothing(content: str) -> None:
    """Manner, ability, names, visible wounds and kinds of deeds do not show how sure somebody is."""
    judged = said(f"Ruiz said {content}.", ("Ruiz", "said", "say:verb", content)).judgements[0]
    assert (judged.certainty, judged.hedges) == (CERTAIN, ())


def test_mood_is_no_hedge() -> None:
    """Who feels sorry is not less sure for it."""
    found = said("Ruiz feels sorry for him.", ("Ruiz", "feels", "feel:verb", "sorry for him"))
    assert found.judgements[0].hedges == ()


def test_unquoted_evidential_is_the_outlets() -> None:
    """The word "allegedly" inside indirect content is no word of the speaker's."""
    content = "the clerk allegedly took the money"
    judged = said(f"Police said {content}.", ("Police", "said", "say:verb", content)).judgements[0]
    assert [hedge.by for hedge in judged.hedges] == [HedgedBy.OUTLET]


@pytest.mark.parametrize(
    ("text", "marked", "polarity"),
    [
        (
            "Ruiz denied that the dam failed.",
            ("Ruiz", "denied", "deny:verb", "that the dam failed"),
            "negative",
        ),
        ("Ruiz denied she did not pay.", ("Ruiz", "denied", "deny:verb", "she did not pay"), "positive"),
        ("Ruiz does not want the mayor to go.", ("Ruiz", "want", "want:verb", "the mayor to go"), "negative"),
        ("Ruiz wants the mayor to go.", ("Ruiz", "wants", "want:verb", "the mayor to go"), "positive"),
        ("Ruiz did not ask who paid.", ("Ruiz", "ask", "ask:verb", "who paid"), "positive"),
    ],
)
def test_denial_turns_polarity(text: str, marked: tuple[str, str, str, str], polarity: str) -> None:
    """A denied content, and one not wanted, is negative; denied and negated together are positive."""
    assert said(text, marked).judgements[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“Who built the dam?” Ruiz asked.", ("Ruiz", "asked", "ask:verb", "“Who built the dam?”")),
        ("Ruiz said the council must resign.", ("Ruiz", "said", "say:verb", "the council must resign")),
        ("Ruiz declined to comment.", ("Ruiz", "declined", "decline:verb", "")),
    ],
)
def test_questions_demands_and_refusals_have_no_certainty(
    text: str, marked: tuple[str, str, str, str]
) -> None:
    """Nothing is put forward as so, so there is nothing to be sure of."""
    assert said(text, marked).judgements[0].certainty is None


@pytest.mark.parametrize(
    ("text", "word", "certainty", "negative"),
    [
        ("The council tried to mend the dam.", "tried", CERTAIN, False),
        ("The council tried to mend the dam.", "mend", POSSIBLE, False),
        ("The dam is expected to hold.", "expected", CERTAIN, False),
        ("The dam is expected to hold.", "hold", PROBABLE, False),
        ("The council failed to pay.", "failed", CERTAIN, False),
        ("The council failed to pay.", "pay", CERTAIN, True),
        ("The talks averted a strike.", "strike", CERTAIN, True),
        ("There is a risk of collapse.", "collapse", POSSIBLE, False),
        ("The leak may have a large impact.", "impact", POSSIBLE, False),
        ("A second bridge would halve the queue.", "halve", CONDITIONAL, False),
        ("The mayor said that a second bridge would halve the queue.", "halve", CERTAIN, False),
        ("They sold the mill in order to pay the debt.", "pay", POSSIBLE, False),
        ("Police looked into an attempted theft.", "theft", POSSIBLE, False),
        ("The clerk did not say whether the road was shut.", "shut", POSSIBLE, False),
        ("The clerk would later deny it.", "deny", CERTAIN, False),
        ("The clerk was charged with theft.", "charged", CERTAIN, False),
        ("The clerk was charged with theft.", "theft", POSSIBLE, False),
        ("The odds of a flood are one in three.", "flood", POSSIBLE, False),
        ("Indictment expected in fraud case", "expected", PROBABLE, False),
        ("The dam did not fail, nor did boats sink.", "sink", CERTAIN, True),
        ("The council has better prospects for the mill.", "has", CERTAIN, False),
    ],
)
def test_event_is_put_by_the_signs_over_it(
    text: str, word: str, certainty: Certainty, *, negative: bool
) -> None:
    """What is tried, expected or feared is less sure than the trying, expecting and fearing."""
    syntax = said(text).syntax
    row = next(row for row, token in enumerate(syntax.tokens) if token.start == text.index(word))
    shown = presented_at(syntax, find_signs(syntax, ENGLISH), row)
    assert (shown.certainty, shown.negative) == (certainty, negative)


def test_hedge_names_the_word_that_it_stands_over() -> None:
    """The hedge of a later sentence shows of what it speaks, and leaves the first as sure as it is."""
    content = "“The dam held. The mill may close”"
    found = said(f"{content}, Ruiz said.", ("Ruiz", "said", "say:verb", content))
    judged = found.judgements[0]
    assert judged.certainty is CERTAIN
    assert [found.words((hedge.span, *([hedge.over] if hedge.over else ()))) for hedge in judged.hedges] == [
        ["may", "close"]
    ]


def test_condition_of_a_later_sentence_is_not_the_statements() -> None:
    """Only what the main clause hangs on is its condition."""
    content = "“The dam held. If it rains, the mill will close”"
    judged = said(f"{content}, Ruiz said.", ("Ruiz", "said", "say:verb", content)).judgements[0]
    assert (judged.certainty, judged.condition) == (CERTAIN, ())
