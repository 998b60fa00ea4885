"""Voice: what the outlet asserts itself."""

from dataclasses import replace

import pytest

from sayso.model.statement import Assertion, Certainty, HedgedBy, Polarity
from sayso.stages.quotations import find_quotations
from sayso.stages.voice import find_assertions
from tests.stages.said import ENGLISH, Said, said


def assertions(found: Said) -> tuple[Assertion, ...]:
    """Return the assertions of the text."""
    quotations = find_quotations(found.article, ENGLISH)
    return find_assertions(found.article, found.syntax, quotations, found.attributions, (), ENGLISH)


def contents(found: Said) -> list[list[str]]:
    """Return the exact words of each assertion."""
    return [found.words(assertion.content) for assertion in assertions(found)]


def test_plain_clause_is_the_outlets() -> None:
    """A clause that nobody is said to say is the outlet's own assertion."""
    assert contents(said("The bridge in Lowmere fell on Sunday.")) == [
        ["The bridge in Lowmere fell on Sunday"]
    ]


def test_frame_of_a_statement_is_no_assertion() -> None:
    """The frame "Ruiz said" asserts nothing of its own."""
    assert contents(said("Ruiz said the dam failed.", ("Ruiz", "said", "say:verb", "the dam failed"))) == []


def test_event_noun_in_a_frame_is_presupposed() -> None:
    """An event noun phrase beside a statement is the outlet's, whole with place, doer and time."""
    text = (
        "“They lied,” Ruiz told reporters, commenting on the attack on the bridge by nine boats Sunday night."
    )
    assert contents(said(text, ("Ruiz", "told", "tell:verb", "“They lied,”"))) == [
        ["the attack on the bridge by nine boats Sunday night"]
    ]


def test_clauses_joined_by_and_are_two() -> None:
    """Each conjoined clause with its own subject is one assertion."""
    assert contents(said("The dam failed and the crew left.")) == [["The dam failed"], ["the crew left"]]


def test_headline_without_finite_verb_asserts() -> None:
    """A headline's participle counts as its verb."""
    found = said("Bridge closed by storm", title=True)
    assert [found.words(each.trigger) for each in assertions(found)] == [["closed"]]


def test_same_main_proposition_is_the_source() -> None:
    """A statement that asserts the event stands in `sourced_by`; one that only mentions it does not."""
    text = (
        "Five people died in a mill explosion. Police said five people were killed. "
        "Ruiz said she wept after five deaths."
    )
    found = said(
        text,
        ("Police", "said", "say:verb", "five people were killed"),
        ("Ruiz", "Ruiz said", "say:verb", "she wept after five deaths"),
    )
    assert [each.sourced_by for each in assertions(found)] == [("s1",)]


def test_rival_numbers_are_no_source() -> None:
    """Another count of victims is another event, as far as the text tells."""
    text = "Five miners died in Lowmere. Police said nine miners died in Lowmere."
    found = said(text, ("Police", "said", "say:verb", "nine miners died in Lowmere"))
    assert [each.sourced_by for each in assertions(found)] == [()]


def test_hedge_of_the_outlet() -> None:
    """The outlet's own hedge lowers its assertion."""
    (only,) = assertions(said("The dam may not hold."))
    assert (only.certainty, only.polarity) == (Certainty.POSSIBLE, Polarity.NEGATIVE)
    assert [hedge.by for hedge in only.hedges] == [HedgedBy.OUTLET]


def test_quoted_words_are_never_the_outlets() -> None:
    """Words between quotation marks stay somebody's, even when nobody is named."""
    assert contents(said("“The dam has failed and the crew has left us all behind.”")) == []


def test_source_that_another_clause_is_about_is_part_of_it() -> None:
    """Who speaks in a relative clause is still whom the mayor met."""
    found = said(
        "The mayor met two officials, who said the dam failed.",
        ("two officials", "said", "say:verb", "the dam failed"),
    )
    assert contents(found) == [["The mayor met two officials"]]


def test_thing_somebody_praises_is_part_of_what_the_outlet_says_of_it() -> None:
    """The plan he praised is his to praise, and the outlet's to price."""
    found = said(
        "The plan he praised costs nine million crowns.", ("he", "praised", "praise:verb", "The plan")
    )
    assert contents(found) == [["The plan", "costs nine million crowns"]]


@pytest.mark.parametrize("frame", ["Voters seem to say", "The risk is, Ruiz would say,"])
def test_clause_that_leads_to_a_cue_is_a_frame(frame: str) -> None:
    """What only leads up to a cue asserts nothing."""
    text = f"{frame} that the dam failed."
    assert contents(said(text, ("", "say", "say:verb", "that the dam failed"))) == []


def test_topic_ends_where_the_comment_begins() -> None:
    """The raid is the outlet's; what it is called is the speaker's."""
    found = said(
        "Ruiz condemned the raid on Lowmere describing it as a crime.",
        ("Ruiz", "condemned", "condemn:verb", "the raid on Lowmere describing it as a crime"),
    )
    assert contents(found) == [["the raid on Lowmere"]]


def test_line_without_a_stop_after_whole_sentences_is_furniture() -> None:
    """Where all other paragraphs end in a stop, one that does not is a menu or a list of headlines."""
    prose = "The dam failed on Sunday.\nThe crew left on Monday.\nThe mayor wept.\n"
    assert len(contents(said(f"{prose}Watch us live Storm hits the mill Contact us"))) == 3


def test_standfirst_and_post_need_no_stop() -> None:
    """What stands before the first whole sentence is the outlet's, and so is a text that sets no stops."""
    assert contents(said("The dam failed on Sunday\nThe crew left."))[0] == ["The dam failed on Sunday"]
    assert len(contents(said("The dam failed on Sunday\nThe crew fled the town"))) == 2


def test_headline_has_the_statement_that_says_it_in_full() -> None:
    """A statement that holds half of the headline's words, and is mainly about one of them, is its source."""
    text = (
        "Ten Killed in Lowmere Mill Blast\n"
        "Police said that 10 workers were killed when a blast tore through a mill in Lowmere. "
        "Ruiz said that the blast in Lowmere closed the mill. "
        "Brook said that 40 workers were killed in a mill in Oberfeld."
    )
    found = said(
        text,
        (
            "Police",
            "Police said",
            "",
            "that 10 workers were killed when a blast tore through a mill in Lowmere",
        ),
        ("Ruiz", "Ruiz said", "", "that the blast in Lowmere closed the mill"),
        ("Brook", "Brook said", "", "that 40 workers were killed in a mill in Oberfeld"),
        title=True,
    )
    assert [each.sourced_by for each in assertions(found)] == [("s1",)]


@pytest.mark.parametrize(
    ("own", "statement", "sources"),
    [
        ("Ten miners died in Lowmere.", "10 miners died in Lowmere", ("s1",)),
        ("Five miners died in two pits.", "nine miners died in two pits", ()),
        ("Nine boats began a raid on Lowmere.", "the raid on Lowmere by nine boats was an answer", ()),
        ("The board is paying the crew in crowns.", "Korvan is paying the bills in crowns", ()),
    ],
)
def test_same_event_is_told_of_the_same(own: str, statement: str, sources: tuple[str, ...]) -> None:
    """Numbers are compared by value and by what they count; a plain verb needs the same doer or thing."""
    found = said(f"{own} Ruiz said that {statement}.", ("Ruiz", "Ruiz said", "", f"that {statement}"))
    assert [each.sourced_by for each in assertions(found)] == [sources]


@pytest.mark.parametrize(
    ("own", "statement"),
    [
        ("Boats shell Lowmere by 37 percent more in May.", "boats shell Lowmere by a few percent in May"),
        ("The rebels also shelled the mill in Lowmere.", "the rebels shelled the mill in Lowmere"),
        ("A raid closed the mill near Oberfeld.", "a raid closed the mill near Lowmere"),
    ],
)
def test_another_event_is_no_source(own: str, statement: str) -> None:
    """A vague amount is not a number, "also" tells of one more, and another place is another event."""
    found = said(f"{own} Ruiz said that {statement}.", ("Ruiz", "Ruiz said", "", f"that {statement}"))
    assert [each.sourced_by for each in assertions(found)] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Read on. Share it with a friend.",
        "Thank you so much for coming.",
        "Who sank the ferry in May?",
        "Here are the three reasons for the strike:",
        "Yup, you heard it right.",
        "The ferry sank [click to enlarge].",
    ],
)
def test_what_asserts_nothing(text: str) -> None:
    """Nothing is asserted by commands, thanks, questions, what leads on, talk, and words in brackets."""
    assert all("click" not in piece and "ferry sank" in piece for (piece,) in contents(said(text)))


@pytest.mark.parametrize("row", ENGLISH.table("furniture")["note"], ids=lambda row: row["words"])
def test_note_on_the_page_asserts_nothing(row: dict[str, str]) -> None:
    """Each note of the language pack is furniture where it stands."""
    assert contents(said(row["example"])) == []


def test_short_line_without_a_stop_is_a_label() -> None:
    """A few words alone in a paragraph, after whole sentences, name a list."""
    text = "The dam failed on Sunday.\nMost read in Velmouth\nTags: dam mill"
    assert contents(said(text)) == [["The dam failed on Sunday"]]


def test_nor_stays_with_its_clause() -> None:
    """The "nor" that joins a clause denies it, and is shown with it."""
    found = said("The mills do not close at once; nor do boats sink in an hour.")
    assert [(found.words(one.content), one.polarity) for one in assertions(found)] == [
        (["The mills do not close at once"], Polarity.NEGATIVE),
        (["nor do boats sink in an hour"], Polarity.NEGATIVE),
    ]


def test_relative_clause_has_its_noun() -> None:
    """What a relative clause adds is told of its noun, as long as that stands in the text."""
    text = "The crew met the head of the mill, who was arrested in May."
    assert contents(said(text)) == [
        ["The crew met the head of the mill"],
        ["the head of the mill, who was arrested in May"],
    ]


def test_second_question_goes_with_the_first() -> None:
    """A clause that tells what is asked is none of its own."""
    text = "The board has not settled what it will ask or how it will pay."
    assert contents(said(text)) == [["The board has not settled what it will ask or how it will pay"]]


def test_half_of_a_clause_is_left_out() -> None:
    """A clause whose object or subject is somebody's words says nothing by itself; a phrase of it is cut."""
    words = "the old dam"
    half = said("Here are her views on the old dam.", ("", "views", "view:noun", words))
    cut = said(
        "The mayor left after a week in which Ruiz warned of the old dam.",
        ("Ruiz", "warned", "warn:verb", words),
    )
    assert (contents(half), contents(cut)) == ([], [["The mayor left after a week"]])


def test_clause_hung_on_a_statement_is_shown_without_its_while() -> None:
    """The clause is the outlet's; the word that hangs it on the statement is no part of it."""
    text = "“We will stay,” Ruiz said, even after the dam failed."
    found = said(text, ("Ruiz", "said", "say:verb", "“We will stay,”"))
    assert contents(found) == [["the dam failed"]]


@pytest.mark.parametrize(
    ("headline", "asserted"),
    [
        ("Three nurses among 18 hurt in Senka market", True),
        ("3 demonstrators killed in clashes", True),
        ("Korvan & Partners Seize Mill in Lowmere", True),
        ("The last ferry", False),
        ("Call the bluff of the board", False),
    ],
)
def test_headline_is_one_assertion(headline: str, *, asserted: bool) -> None:
    """A title is asserted whole, also without a verb; a topic and a call are not."""
    found = contents(said(f"{headline}\nThe mayor wept on Sunday.", title=True))
    assert found == ([[headline]] if asserted else []) + [["The mayor wept on Sunday"]]


@pytest.mark.parametrize(
    ("sure", "chance", "asserted"), [(0.4, 0.1, True), (0.4, 0.3, False), (0.9, 0.1, False)]
)
def test_unlikely_statement_takes_no_words(sure: float, chance: float, *, asserted: bool) -> None:
    """What is hardly a statement is left to the outlet, as long as its words are unsure, too."""
    text = "The mayor enjoyed the long trip to Lowmere."
    found = said(text, ("The mayor", "enjoyed", "enjoy:verb", "the long trip to Lowmere"))
    (one,) = found.attributions
    told = find_assertions(
        found.article,
        found.syntax,
        (),
        (replace(one, content_confidence=sure),),
        (),
        ENGLISH,
        chances=(chance,),
    )
    assert bool(told) is asserted


def test_few_marked_words_stay_in_the_outlets_clause() -> None:
    """A word in marks that nobody is heard to say is the outlet's; a clause in marks is not."""
    assert contents(said("It may delay the “Wende.” “We all left,” it went on the wall.")) == [
        ["It may delay the “Wende.”"]
    ]


def test_hedge_in_quotation_marks_is_not_the_outlets() -> None:
    """Marked words hedge for whoever said them."""
    (only,) = assertions(said("The plan for a “possible” bridge may fail."))
    assert [hedge.value for hedge in only.hedges] == [Certainty.POSSIBLE]


def test_alleged_deed_makes_what_it_did_unsure() -> None:
    """Where the deed is only alleged, so is that somebody was hit by it; who is suspected still did it."""
    hit, held = said("Halden was hit by an alleged raid."), said("Halden was held by suspected rebels.")
    assert [assertions(one)[0].certainty for one in (hit, held)] == [Certainty.POSSIBLE, Certainty.CERTAIN]


def test_a_condition_is_not_asserted_beside_a_misread_main_clause() -> None:
    """A main clause whose noun the parser takes for its verb keeps what it depends on."""
    text = "Even if the cook wins and his crew make gains, it may be autumn before a host is picked."
    assert contents(said(text)) == [[text.removesuffix(".")]]


def test_what_tells_when_somebody_spoke_stands_by_itself() -> None:
    """Of "weeks after she left" beside a cue only that she left is asserted."""
    text = "Then in May, weeks after Mayor Lind resigned, the club announced that nothing was left."
    assert contents(said(text, ("the club", "announced", "announce:verb", "that nothing was left"))) == [
        ["Mayor Lind resigned"]
    ]
