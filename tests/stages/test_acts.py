"""Acts: what each attribution does, from its cue and its content."""

from dataclasses import replace

import pytest

from sayso.model.statement import Act, Polarity
from sayso.stages.acts import find_acts
from tests.stages.said import ENGLISH, said

VERBS = {"insisted": "insist", "repeated": "repeat", "issued": "issue", "called": "call", "was": "be"}


@pytest.mark.parametrize(
    ("text", "marked", "act"),
    [
        ("Ruiz said the dam failed.", ("Ruiz", "said", "say:verb", "the dam failed"), Act.SAY),
        ("Ruiz said the dam will fail.", ("Ruiz", "said", "say:verb", "the dam will fail"), Act.PREDICT),
        (
            "Ruiz believes the dam will likely fail.",
            ("Ruiz", "believes", "believe:verb", "the dam will likely fail"),
            Act.PREDICT,
        ),
        (
            "Ruiz said the dam is going to fail.",
            ("Ruiz", "said", "say:verb", "the dam is going to fail"),
            Act.PREDICT,
        ),
        ("“We will mend it,” Ruiz said.", ("Ruiz", "said", "say:verb", "“We will mend it,”"), Act.PROMISE),
        (
            "“We will crush them,” Ruiz said.",
            ("Ruiz", "said", "say:verb", "“We will crush them,”"),
            Act.THREATEN,
        ),
        ("“Who built it?” Ruiz said.", ("Ruiz", "said", "say:verb", "“Who built it?”"), Act.ASK),
        (
            "Ruiz said the mayor must resign.",
            ("Ruiz", "said", "say:verb", "the mayor must resign"),
            Act.DEMAND,
        ),
        ("“We need to mend it,” Ruiz said.", ("Ruiz", "said", "say:verb", "“We need to mend it,”"), Act.SAY),
        ("Ruiz said Orr needs to win.", ("Ruiz", "said", "say:verb", "Orr needs to win"), Act.SAY),
        ("Ruiz said the mayor must be ill.", ("Ruiz", "said", "say:verb", "the mayor must be ill"), Act.SAY),
        ("Ruiz did not respond to a request.", ("Ruiz", "respond", "respond:verb", ""), Act.NO_REPLY),
        ("Ruiz would not comment on it.", ("Ruiz", "comment", "comment:verb", ""), Act.DECLINE),
        ("“They are thieves,” Ruiz said.", ("Ruiz", "said", "say:verb", "“They are thieves,”"), Act.SAY),
        (
            "Ruiz said the owners are not thieves.",
            ("Ruiz", "said", "say:verb", "the owners are not thieves"),
            Act.SAY,
        ),
        ("Ruiz denied the request.", ("Ruiz", "denied", "deny:verb", "the request"), Act.OTHER),
        ("Ruiz rejected the offer.", ("Ruiz", "rejected", "reject:verb", "the offer"), Act.DECLINE),
        ("Ruiz issued a threat.", ("Ruiz", "issued", "issue:verb", "a threat"), Act.THREATEN),
        (
            "Ruiz said it was not true that it fell.",
            ("Ruiz", "said", "say:verb", "it was not true that it fell"),
            Act.DENY,
        ),
        (
            "Ruiz said there was no truth in the report.",
            ("Ruiz", "said", "say:verb", "there was no truth in the report"),
            Act.DENY,
        ),
        (
            "Ruiz said the rumours were false.",
            ("Ruiz", "said", "say:verb", "the rumours were false"),
            Act.DENY,
        ),
        (
            "Ruiz said the bottom was false.",
            ("Ruiz", "said", "say:verb", "the bottom was false"),
            Act.SAY,
        ),
        (
            "“We were not involved,” Ruiz said.",
            ("Ruiz", "said", "say:verb", "“We were not involved,”"),
            Act.DENY,
        ),
        (
            "The council said it would not accept the offer.",
            ("The council", "said", "say:verb", "it would not accept the offer"),
            Act.DECLINE,
        ),
        (
            "The council said it would not raise taxes.",
            ("The council", "said", "say:verb", "it would not raise taxes"),
            Act.PLAN,
        ),
        (
            "Ruiz said a sale was out of the question.",
            ("Ruiz", "said", "say:verb", "a sale was out of the question"),
            Act.DECLINE,
        ),
        (
            "Ruiz said the council must be ready to talk.",
            ("Ruiz", "said", "say:verb", "the council must be ready to talk"),
            Act.DEMAND,
        ),
        (
            "Ostland said it would blockade the port.",
            ("Ostland", "said", "say:verb", "it would blockade the port"),
            Act.THREATEN,
        ),
        (
            "Ostland announced it will extend the curfew.",
            ("Ostland", "announced", "announce:verb", "it will extend the curfew"),
            Act.THREATEN,
        ),
        (
            "Ostland said it will leave unless the council pays.",
            ("Ostland", "said", "say:verb", "it will leave unless the council pays"),
            Act.THREATEN,
        ),
        (
            "Ostland is ready to impose tariffs, it said.",
            ("it", "said", "say:verb", "Ostland is ready to impose tariffs"),
            Act.PREDICT,
        ),
        (
            "Ruiz vowed to punish the league.",
            ("Ruiz", "vowed", "vow:verb", "to punish the league"),
            Act.THREATEN,
        ),
        ("Ruiz vowed to mend the dam.", ("Ruiz", "vowed", "vow:verb", "to mend the dam"), Act.PROMISE),
        ("Ruiz did not deny that it failed.", ("Ruiz", "deny", "deny:verb", "that it failed"), Act.OTHER),
    ],
)
def test_cue_and_content_show_the_act(text: str, marked: tuple[str, str, str, str], act: Act) -> None:
    """The cue's own act is read unless the content shows another."""
    assert said(text, marked).read[0].act is act


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("Ruiz insisted on a vote.", "insisted on", Act.DEMAND),
        ("Ruiz repeated his demand for a vote.", "repeated his demand", Act.DEMAND),
        ("Ruiz issued a note demanding a vote.", "issued a note demanding", Act.DEMAND),
        ("Ruiz issued a warning of a flood.", "issued a warning", Act.WARN),
        ("Ruiz called on the mayor to resign.", "called on", Act.URGE),
        ("Ruiz called for the mayor to resign.", "called for", Act.URGE),
        ("Ruiz repeated her attack on the mayor.", "repeated her attack on", Act.CRITICISE),
        ("Ruiz was critical of the plan.", "was critical of", Act.CRITICISE),
        ("Ruiz was wary of the plan.", "was wary of", Act.FEAR),
        ("Ruiz was eager for a vote.", "was eager for", Act.WANT),
        ("Ruiz was determined to mend the dam.", "was determined", Act.PLAN),
        ("Ruiz was a critic of the plan.", "was a critic of", Act.CRITICISE),
        ("Ruiz was quick to criticise the plan.", "was quick to criticise", Act.CRITICISE),
    ],
)
def test_a_cue_in_several_words_is_read_whole(text: str, cue: str, act: Act) -> None:
    """The verb alone tells less than its preposition, its object or the verb nearest to the content."""
    first, content = cue.split(maxsplit=1)[0], text.partition(cue)[2].strip(" .")
    found = said(text, ("Ruiz", cue, f"{VERBS[first]}:verb", content))
    verb = next(row for row, token in enumerate(found.syntax.tokens) if token.tag == "VBD")
    attribution = replace(found.attributions[0], cue_row=verb)
    assert replace(found, attributions=(attribution,)).read[0].act is act


def test_what_the_content_denies_is_no_more_negated_by_the_cue() -> None:
    """“Said it was not true” is negative by its content alone."""
    found = said("Ruiz said it was not true.", ("Ruiz", "said", "say:verb", "it was not true"))
    assert (found.acts[0].act, found.acts[0].shown) == (Act.DENY, True)
    assert found.judgements[0].polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("text", "marked", "target"),
    [
        ("Ruiz accused the mayor of lying.", ("Ruiz", "accused", "accuse:verb", "of lying"), ["the mayor"]),
        ("The mayor was accused of lying.", ("", "accused", "accuse:verb", "of lying"), ["The mayor"]),
        (
            "Ruiz accused the mill of dumping waste.",
            ("Ruiz", "accused", "accuse:verb", "the mill of dumping waste"),
            ["the mill"],
        ),
        (
            "Ruiz accused the owner of the mill of hiding it.",
            ("Ruiz", "accused", "accuse:verb", "the owner of the mill of hiding it"),
            ["the owner of the mill"],
        ),
        (
            "The mayor was accused of lying.",
            ("", "accused", "accuse:verb", "The mayor was accused of lying"),
            ["The mayor"],
        ),
        (
            "Police accused of lying denied it.",
            ("", "accused", "accuse:verb", "of lying"),
            ["Police"],
        ),
        (
            "Ruiz blamed the company for the fire.",
            ("Ruiz", "blamed", "blame:verb", "the company for the fire"),
            ["the company"],
        ),
        (
            "Ruiz blamed the fire on the company.",
            ("Ruiz", "blamed", "blame:verb", "the fire on the company"),
            ["the company"],
        ),
        (
            "The fire was blamed on the owner.",
            ("", "blamed", "blame:verb", "The fire"),
            ["the owner"],
        ),
        (
            "Ruiz criticised the council for the delay.",
            ("Ruiz", "criticised", "criticise:verb", "the council for the delay"),
            ["the council"],
        ),
        ("Ruiz criticised the plan.", ("Ruiz", "criticised", "criticise:verb", "the plan"), []),
        ("Ruiz criticised his plan.", ("Ruiz", "criticised", "criticise:verb", "his plan"), ["his"]),
        ("Ruiz said the mayor left.", ("Ruiz", "said", "say:verb", "the mayor left"), []),
    ],
)
def test_target_is_whom_it_is_done_to(
    text: str, marked: tuple[str, str, str, str], target: list[str]
) -> None:
    """The object of the accusation or criticism, or the owner of the thing criticised."""
    found = said(text, marked)
    assert found.words(found.acts[0].target) == target


@pytest.mark.parametrize(
    ("cue", "lexeme"), [("was critical of", "be:verb"), ("repeated her attack on", "repeat:verb")]
)
def test_target_hangs_on_the_word_that_tells_the_act(cue: str, lexeme: str) -> None:
    """In “was critical of the mayor” he hangs on the adjective, in “repeated her attack on” on the noun."""
    found = said(f"Ruiz {cue} the mayor.", ("Ruiz", cue, lexeme, "the mayor"))
    acts = find_acts(found.article, found.syntax, (replace(found.attributions[0], cue_row=1),), ENGLISH)
    assert (acts[0].act, found.words(acts[0].target)) == (Act.CRITICISE, ["the mayor"])


@pytest.mark.parametrize("content", ["“I will be stopped there,”", "“I will never forget it,”"])
def test_what_happens_to_one_is_no_promise(content: str) -> None:
    """A promise is of a deed: neither a passive nor what the mind does by itself."""
    assert said(f"{content} Ruiz said.", ("Ruiz", "said", "say:verb", content)).read[0].act is Act.PREDICT


def test_hoping_is_wanting() -> None:
    """The lemmatiser's "hop" for "hoped" is hoping."""
    assert said("Ruiz hoped it held.", ("Ruiz", "hoped", "hop:verb", "it held")).acts[0].act is Act.WANT


@pytest.mark.parametrize(
    ("text", "marked", "act"),
    [
        (
            "Ruiz said he did not agree with the plan.",
            ("Ruiz", "said", "say:verb", "he did not agree with the plan"),
            Act.SAY,
        ),
        (
            "“I expect to be sued,” Ruiz said.",
            ("Ruiz", "said", "say:verb", "“I expect to be sued,”"),
            Act.PREDICT,
        ),
        (
            "Ruiz defended keeping the tolls.",
            ("Ruiz", "defended", "defend:verb", "keeping the tolls"),
            Act.SAY,
        ),
        (
            "Ruiz issued a note demanding a vote.",
            ("Ruiz", "issued", "issue:verb", "a note demanding a vote"),
            Act.DEMAND,
        ),
        (
            "Ruiz lodged an official protest.",
            ("Ruiz", "lodged", "lodge:verb", "an official protest"),
            Act.CRITICISE,
        ),
        (
            "Ruiz summoned the clerk to complain of delays.",
            ("Ruiz", "summoned", "summon:verb", "the clerk to complain of delays"),
            Act.CRITICISE,
        ),
        ("Ruiz predicted a rough road.", ("Ruiz", "predicted", "predict:verb", "a rough road"), Act.PREDICT),
    ],
)
def test_what_is_not_what_it_looks_like(text: str, marked: tuple[str, str, str, str], act: Act) -> None:
    """A preposition, a passive, an object or an aim turns the act of the cue."""
    assert said(text, marked).read[0].act is act


@pytest.mark.parametrize(
    ("content", "accused"),
    [
        ("the files make it clear that the owners are thieves", ["the owners"]),
        ("the owners are thieves", ["the owners"]),
        ("these files discredit the harbour board", ["the harbour board"]),
        ("these files may discredit the harbour board", []),
        ("these files do not discredit the harbour board", []),
        ("if the owners are thieves, they will go", []),
    ],
)
def test_who_is_accused_by_what_is_told(content: str, accused: list[str]) -> None:
    """What makes a wrongdoer of somebody clear, or tells against him, accuses him."""
    found = said(f"Ruiz said {content}.", ("Ruiz", "said", "say:verb", content))
    assert found.words(found.acts[0].target) == accused
