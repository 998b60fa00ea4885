"""Questions that stand alone and what follows each are an interview, where the lines above say with whom."""

from tests.stages.laid.said import laid

ASKED = (
    "What has changed?\n\nThe wall is higher. I see the water.\n\nWho paid?\n\nWe did, from the fees.\n\n"
    "And the boats?\n\nThey are back. My father's is the oldest.\n\nThe pier is open every day."
)


def test_questions_and_answers_without_labels_take_turns() -> None:
    """The first answer has the name above as its source; the paper's last line is its own."""
    assert laid(f"The pier\n\nWe spoke to Nora Lind, who runs it.\n\n{ASKED}") == [
        ("", "What has changed?", "turn:inferred"),
        ("Nora Lind", "The wall is higher. I see the water.", "turn:inferred"),
        ("", "Who paid?", "turn:inferred"),
        ("", "We did, from the fees.", "turn:inferred"),
        ("", "And the boats?", "turn:inferred"),
        ("", "They are back. My father's is the oldest.", "turn:inferred"),
    ]


def test_a_column_that_asks_is_no_interview() -> None:
    """Nobody was spoken to."""
    assert laid(f"The pier\n\nThe pier is old.\n\n{ASKED}") == []


def test_who_is_described_answers() -> None:
    """Of two who spoke, the author asks; "the singer Nora Lind" answers on either side of the verb."""
    for above in ("The singer Nora Lind spoke to Bo Lunt.", "Bo Lunt spoke to the singer Nora Lind."):
        assert [who for who, _, _ in laid(f"The pier\n\n{above}\n\n{ASKED}") if who] == ["Nora Lind"]


def test_marks_of_bold_are_none_of_a_question() -> None:
    """The question is asked, without the stars around it."""
    bold = ASKED.replace("Who paid?", "**Who paid?**")
    found = laid(f"The pier\n\nWe spoke to Nora Lind, who runs it.\n\n{bold}")
    assert [words for _, words, _ in found][2] == "Who paid?"


def test_the_talk_may_open_the_text() -> None:
    """Nothing stands before "interview with", and its name is the one behind."""
    found = laid(f"Interview with Nora Lind, who runs it.\n\nThe pier is old.\n\n{ASKED}")
    assert [who for who, _, _ in found if who] == ["Nora Lind"]
