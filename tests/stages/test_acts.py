"""Acts: what each attribution does, from its cue and its content."""

import pytest

from sayso.model.statement import Act
from tests.stages.said import said


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
        ("Ruiz said the mayor must be ill.", ("Ruiz", "said", "say:verb", "the mayor must be ill"), Act.SAY),
        ("Ruiz did not respond to a request.", ("Ruiz", "respond", "respond:verb", ""), Act.NO_REPLY),
        ("Ruiz would not comment on it.", ("Ruiz", "comment", "comment:verb", ""), Act.DECLINE),
        ("“They are thieves,” Ruiz said.", ("Ruiz", "said", "say:verb", "“They are thieves,”"), Act.SAY),
        (
            "Ruiz said the owners are thieves.",
            ("Ruiz", "said", "say:verb", "the owners are thieves"),
            Act.ACCUSE,
        ),
        (
            "Ruiz said the owners are not thieves.",
            ("Ruiz", "said", "say:verb", "the owners are not thieves"),
            Act.SAY,
        ),
        ("Ruiz denied the request.", ("Ruiz", "denied", "deny:verb", "the request"), Act.OTHER),
        ("Ruiz rejected the offer.", ("Ruiz", "rejected", "reject:verb", "the offer"), Act.DECLINE),
        ("Ruiz issued a threat.", ("Ruiz", "issued", "issue:verb", "a threat"), Act.THREATEN),
        ("Ruiz did not deny that it failed.", ("Ruiz", "deny", "deny:verb", "that it failed"), Act.OTHER),
    ],
)
def test_cue_and_content_show_the_act(text: str, marked: tuple[str, str, str, str], act: Act) -> None:
    """The cue's own act holds unless the content shows another."""
    assert said(text, marked).acts[0].act is act


@pytest.mark.parametrize(
    ("text", "marked", "target"),
    [
        ("Ruiz accused the mayor of lying.", ("Ruiz", "accused", "accuse:verb", "of lying"), ["the mayor"]),
        ("The mayor was accused of lying.", ("", "accused", "accuse:verb", "of lying"), ["The mayor"]),
        ("Ruiz criticised his plan.", ("Ruiz", "criticised", "criticise:verb", "his plan"), ["his"]),
        ("Ruiz said the mayor lied.", ("Ruiz", "said", "say:verb", "the mayor lied"), []),
    ],
)
def test_target_is_whom_it_is_done_to(
    text: str, marked: tuple[str, str, str, str], target: list[str]
) -> None:
    """The object of the accusation or criticism, or the owner of the thing criticised."""
    found = said(text, marked)
    assert found.words(found.acts[0].target) == target
