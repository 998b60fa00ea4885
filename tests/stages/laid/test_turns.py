"""A label is a turn only where the layout repeats it."""

import pytest

from tests.stages.laid.said import laid


@pytest.mark.parametrize(
    "text",
    [
        "Storm news\n\nWarning: The quay is wet.\n\nDate: It is on Monday.\n\nPlace: It is in Sund.",
        "Cup\n\nRovers 4, Reds 1: Holm scored.\n\nReds 2, Rovers 0: So.\n\nRovers 1, Reds 1: None won.",
        "The film\n\nDirector: Ana Ruiz\n\nWriter: Tom Vey\n\nProducer: Ida Brook",
        "One quotation\n\nThe council met.\n\nThe mayor was clear: The pier will close.\n\nNobody spoke.",
        "Us\n\nAna Ruiz, clerk, wrote: It is shut.\n\nTom Vey, baker, said: Yes.\n\nIda, judge, said: No.",
    ],
    ids=["facts", "scores", "credits", "once", "told"],
)
def test_what_stands_before_a_colon_is_often_no_speaker(text: str) -> None:
    """Lists of facts, scores and credits, a colon in prose, and clauses that report are no turns."""
    assert laid(text) == []


def test_labels_that_come_again_are_speakers() -> None:
    """In a talk the labels take turns; what follows without one goes on."""
    text = (
        "At noon\n\nVEY: The gate is open.\n\nIt was shut before.\n\n"
        "RUIZ: Who opened it?\n\nVEY: The guard (LAUGHTER) did."
    )
    assert laid(text) == [
        ("VEY", "The gate is open … It was shut before", "turn"),
        ("RUIZ", "Who opened it?", "turn"),
        ("VEY", "The guard … did", "turn"),
    ]


def test_a_headline_opens_no_turn() -> None:
    """A name before a headline's colon speaks in the headline alone."""
    text = (
        "Brook: The pier is safe\n\nThe council met on Monday.\n\nVEY: Is it?\n\nBROOK: It is.\n\nVEY: Good."
    )
    assert [who for who, _, _ in laid(text)] == ["VEY", "BROOK", "VEY"]


def test_a_handle_before_a_colon_is_always_a_speaker() -> None:
    """One post is enough."""
    text = "The mayor's post\n\nThe union answered.\n\nRT @dockhands: We heard it on the radio."
    assert laid(text) == [("@dockhands", "We heard it on the radio", "turn")]


def test_a_name_with_its_function_before_a_whole_quotation_is_a_speaker() -> None:
    """Lists of voices name each once."""
    text = "Voices\n\n• Nora Lind, baker: “We waited.”\n\nThe rain went on."
    assert laid(text) == [("Nora Lind, baker", "“We waited.”", "turn")]


def test_what_follows_the_last_turn_is_its_only_where_it_speaks() -> None:
    """The paper goes on after a talk that it prints in part."""
    text = (
        "The talk\n\nVEY: Is it safe?\n\nRUIZ: It is.\n\nVEY: And the wall?\n\nRUIZ: I built it.\n\n"
        "I would build it again.\n\nThe council votes in May."
    )
    assert laid(text)[-1] == ("RUIZ", "I built it … I would build it again", "turn")


def test_names_before_dashes_are_turns_where_questions_are_asked() -> None:
    """A list of goods has the same form, and asks nothing."""
    talk = "The pier\n\nVey - Is it safe?\n\nBrook - It is.\n\nVey - Who says so?\n\nBrook - The firm does."
    assert [(who, words) for who, words, _ in laid(talk)] == [
        ("Vey", "Is it safe?"),
        ("Brook", "It is"),
        ("Vey", "Who says so?"),
        ("Brook", "The firm does"),
    ]
    assert laid(talk.replace("?", ".")) == []
