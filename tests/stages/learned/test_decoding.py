"""Scores become attributions: one owner a word, quotations whole, the likeliest source."""

import pytest

from sayso.stages.learned.decoding import Found, Limits, decode
from sayso.stages.learned.scores import Scores
from tests.stages.learned.network import scores_for, shown, words_of


def found_in(text: str, scores: Scores) -> list[tuple[list[str], list[str], list[str]]]:
    """Return (content, cue, source) of each attribution found."""
    words = words_of(text)

    def parts(one: Found) -> tuple[list[str], list[str], list[str]]:
        source = [] if one.source.run is None else [one.source.run]
        return shown(words, text, one.content), shown(words, text, [one.cue]), shown(words, text, source)

    return [parts(one) for one in decode(words, scores, Limits())]


def test_content_cue_and_source_are_found() -> None:
    """A cue takes the words it says and its likeliest source."""
    text = "Mayor Ida Brook said that the dam is safe."
    scores = scores_for(text, {"said": ["that the dam is safe"]}, {"said": "Mayor Ida Brook"})
    assert found_in(text, scores) == [(["that the dam is safe"], ["said"], ["Mayor Ida Brook"])]


def test_a_quotation_is_kept_whole() -> None:
    """Words of a quotation that the network missed are taken in."""
    text = "“The dam is safe and will hold,” she said."
    scores = scores_for(text, {"said": ["dam is safe and"]}, {"said": "she"})
    assert found_in(text, scores) == [(["“The dam is safe and will hold,”"], ["said"], ["she"])]


def test_a_split_quotation_is_one_content() -> None:
    """Both halves go to the cue between them."""
    text = "“The dam,” she said, “is safe.”"
    scores = scores_for(text, {"said": ["The dam", "is safe"]}, {"said": "she"})
    assert found_in(text, scores) == [(["“The dam,”", "“is safe.”"], ["said"], ["she"])]


def test_a_reopened_quotation_goes_on() -> None:
    """A paragraph that reopens the mark belongs to the speaker of the one before."""
    text = "She said: “The dam is safe.\n“It will hold.”"
    scores = scores_for(text, {"said": ["The dam is safe"]}, {"said": "She"})
    assert found_in(text, scores) == [(["“The dam is safe.", "“It will hold.”"], ["said"], ["She"])]


def test_a_cue_inside_anothers_words_is_not_one_of_its_own() -> None:
    """The outermost attribution takes the words; the inner cue is part of them."""
    text = "Brook said that Lind thinks so."
    scores = scores_for(text, {"said": ["that Lind thinks so"], "thinks": ["so"]}, {"said": "Brook"})
    assert found_in(text, scores) == [(["that Lind thinks so"], ["said"], ["Brook"])]


def test_a_short_gap_is_bridged_and_a_long_one_is_not() -> None:
    """Two unsure words inside a content are part of it; a sentence of the outlet's is not."""
    text = "It is, she said, too late and too dear for the town. Nobody in the hall spoke up. It is over."
    near = scores_for(text, {"said": ["It is", "too late", "too dear for the town"]}, {"said": "she"})
    assert found_in(text, near) == [(["It is", "too late and too dear for the town"], ["said"], ["she"])]
    far = scores_for(text, {"said": ["too late and too dear for the town", "It is over"]}, {"said": "she"})
    assert found_in(text, far)[0][0][0] == "too late and too dear for the town"


def test_no_source_is_no_source() -> None:
    """Where no word is likely to be the source, none is named."""
    text = "It was said that the dam is safe."
    assert found_in(text, scores_for(text, {"said": ["that the dam is safe"]}))[0][2] == []


def test_the_runner_up_is_kept() -> None:
    """The source not chosen is told with its chance."""
    text = "Brook met Lind, who said it rains."
    scores = scores_for(text, {"said": ["it rains"]}, {"said": "Lind"})
    scores.anchors[0].source[0] = -1.0
    (one,) = decode(words_of(text), scores, Limits())
    assert [(run, round(chance, 2)) for run, chance in one.source.over] == [((0, 0), 0.27)]


@pytest.mark.parametrize("text", ["", "No cue here.", "“” \n“"])
def test_nothing_said_is_nothing_found(text: str) -> None:
    """A text without cues has no attribution."""
    words = words_of(text) if text.strip() else words_of("it")
    scores = scores_for(text, {}) if text.strip() else scores_for("it", {})
    assert decode(words, scores, Limits()) == ()
