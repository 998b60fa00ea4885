"""Silences: who did not reply, or would not speak, where the words alone show it."""

import pytest

from sayso.model.statement import Act
from sayso.stages.doing.silences import find_silences, settle_silences
from sayso.stages.doing.words import act_words
from sayso.stages.parse import parse
from tests.articles import article
from tests.stages.said import ENGLISH, said

WORDS = act_words(ENGLISH)


def silences(text: str) -> list[tuple[str, str, str | None]]:
    """Return act, cue and who of each silence that the words of `text` show."""
    syntax = parse(article(text), ENGLISH)
    found = find_silences(syntax, WORDS)
    return [
        (
            one.act.value,
            syntax.span(one.rows[0], one.rows[-1]).of(text),
            None if one.who is None else syntax.phrase(one.who).of(text),
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "act", "cue", "who"),
    [
        ("Mayor Brandt did not respond to a request.", Act.NO_REPLY, "did not respond", "Mayor Brandt"),
        ("The company had not responded by Friday.", Act.NO_REPLY, "had not responded", "The company"),
        ("Mayor Brandt had no comment.", Act.DECLINE, "had no comment", "Mayor Brandt"),
        ("The mayor did not offer a response.", Act.NO_REPLY, "did not offer a response", "The mayor"),
        ("There was no reply from the council.", Act.NO_REPLY, "no reply", "the council"),
        ("Calls to the council were not returned.", Act.NO_REPLY, "were not returned", "the council"),
        ("Emails to the council went unanswered.", Act.NO_REPLY, "went unanswered", "the council"),
        (
            "Ilse Brandt left without answering questions.",
            Act.NO_REPLY,
            "left without answering",
            "Ilse Brandt",
        ),
        ("Dario Lund could not be reached.", Act.NO_REPLY, "could not be reached", "Dario Lund"),
        ("Dario Lund was unavailable for comment.", Act.NO_REPLY, "was unavailable", "Dario Lund"),
        ("The mayor ignored two emails.", Act.NO_REPLY, "ignored", "The mayor"),
        ("The mayor declined to comment.", Act.DECLINE, "declined to comment", "The mayor"),
        ("The mayor refused to answer questions.", Act.DECLINE, "refused to answer", "The mayor"),
    ],
)
def test_silence_shown(text: str, act: Act, cue: str, who: str) -> None:
    """A refusal to speak and a missing reply show by their verb, their noun or what was asked."""
    assert silences(text) == [(act.value, cue, who)]


@pytest.mark.parametrize(
    "text",
    [
        "The fighters would not return to the front.",
        "The port has not returned to work.",
        "The rate declined to 3 per cent.",
        "The fever did not respond to treatment.",
        "The mayor answered every question.",
        "Lund reached the harbour.",
        "The mayor was reached at home.",
    ],
)
def test_no_silence(text: str) -> None:
    """Verbs of replying do other things, too, and these are silent of nobody."""
    assert silences(text) == []


def test_a_silence_has_no_words() -> None:
    """What a silence is about is no content of it; a question left open is."""
    marked = said(
        "Brandt did not respond to a request. Lund declined to comment on the sale.",
        ("Brandt", "did not respond", "respond:verb", "a request"),
        ("Lund", "declined to comment", "decline:verb", "the sale"),
    )
    assert [one.content for one in settle_silences(marked.syntax, WORDS, marked.attributions)] == [(), ()]


def test_what_is_no_silence_is_left_out() -> None:
    """A cue without words that is a verb of replying in another sense is no statement."""
    marked = said(
        "The fighters would not return to the front.", ("The fighters", "would not return", "return:verb", "")
    )
    assert settle_silences(marked.syntax, WORDS, marked.attributions) == ()


def test_what_was_overlooked_is_added() -> None:
    """A silence that nothing else found is added with its source; one's own "I will not answer" is not."""
    text = "The mayor has not replied to questions. I have not replied to questions."
    marked = said(text)
    (added,) = settle_silences(marked.syntax, WORDS, ())
    assert marked.words((*added.source, *added.cue)) == ["The mayor", "has not replied"]


def test_nobody_is_no_source() -> None:
    """Of what nobody said, nobody is the source."""
    marked = said(
        "Nobody at the county said it was safe.", ("Nobody at the county", "said", "say:verb", "it was safe")
    )
    (one,) = settle_silences(marked.syntax, WORDS, marked.attributions)
    assert (one.source, one.content) == ((), marked.attributions[0].content)
