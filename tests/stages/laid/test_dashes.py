"""Paragraphs that open with a dash are somebody's words."""

from sayso.stages.laid.dashes import find_dialogue
from sayso.stages.parse import parse
from tests.articles import article
from tests.stages.laid.said import PACK, laid


def test_dialogue_with_dashes_is_direct_speech() -> None:
    """The clause behind the words says whose they are; after a second dash they go on."""
    text = (
        "The night of the fire\n\n— We thought the barn was empty, said farmer Tom Vey.\n\n"
        "— Who told you that? asked the judge.\n\n— The agent did — he answered. — He told us twice."
    )
    assert laid(text) == [
        ("farmer Tom Vey", "We thought the barn was empty", "dash"),
        ("the judge", "Who told you that?", "dash"),
        ("he", "The agent did … He told us twice", "dash"),
    ]


def test_he_who_answers_is_not_he_who_asked() -> None:
    """The answer goes on from who spoke before the question."""
    text = (
        "The fire\n\n— We thought the barn was empty, said farmer Tom Vey.\n\n"
        "— Who told you that? asked the judge.\n\n— The agent did — he answered. — He told us twice."
    )
    made = article(text, title=True)
    found = find_dialogue(made, parse(made, PACK), PACK)
    assert [one.continues for one in found] == [None, None, 0]


def test_notes_behind_dashes_are_no_dialogue() -> None:
    """Without clauses that say who speaks, a dash only marks a list."""
    assert laid("Our week\n\n— The barn burned in Sund.\n\n— The weir leaks in Halden.") == []
