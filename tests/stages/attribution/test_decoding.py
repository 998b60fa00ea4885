"""Scores become statements: one owner a word, quotations whole, nested ones inside their hosts."""

import pytest

from sayso.model.statement import Act
from sayso.stages.attribution.decoding import Found
from sayso.stages.attribution.scores import Scores
from tests.stages.attribution.network import decoded, row_of, scores_for, shown, words_of

HOST = "Brook said that Lind thinks it rains. Nobody asked."


def parts(text: str, one: Found) -> tuple[list[str], list[str], list[str]]:
    """Return (content, cue, source) of what was found."""
    source = [] if one.source.run is None else [one.source.run]
    words = words_of(text)
    return shown(words, text, one.content), shown(words, text, [one.cue]), shown(words, text, source)


def found_in(text: str, scores: Scores) -> list[tuple[list[str], list[str], list[str]]]:
    """Return (content, cue, source) of each statement found."""
    return [parts(text, one) for one in decoded(text, scores)]


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


def test_a_quotation_belongs_to_the_cue_beside_it() -> None:
    """A cue of an earlier paragraph does not take a quotation from one in its own."""
    text = "“The dam is safe,” Brook said.\n“It will hold for years,” Lind, a builder, explained."
    said = {"said": ["The dam is safe", "It will hold for years"], "explained": ["It will"]}
    scores = scores_for(text, said, {"said": "Brook", "explained": "Lind, a builder"})
    assert [found[0] for found in found_in(text, scores)] == [
        ["“The dam is safe,”"],
        ["“It will hold for years,”"],
    ]


def test_a_content_is_a_piece_a_line() -> None:
    """Each paragraph of a speech is a piece of its own."""
    text = "She said the dam is safe\nand it will hold."
    scores = scores_for(text, {"said": ["the dam is safe\nand it will hold"]}, {"said": "She"})
    assert found_in(text, scores) == [(["the dam is safe", "and it will hold"], ["said"], ["She"])]


def test_a_cue_inside_anothers_words_is_not_one_of_its_own() -> None:
    """The outermost statement takes the words; what is no likely inner cue is part of them."""
    text = "Brook said that Lind thinks so."
    scores = scores_for(text, {"said": ["that Lind thinks so"], "thinks": ["so"]}, {"said": "Brook"})
    assert found_in(text, scores) == [(["that Lind thinks so"], ["said"], ["Brook"])]


def test_a_statement_inside_anothers_words_is_found_beside_it() -> None:
    """The host keeps all its words; the inner one has its own cue and source, and comes after."""
    scores = scores_for(
        HOST,
        {"said": ["that Lind thinks it rains"]},
        {"said": "Brook", "thinks": "Lind"},
        inner={"thinks": ["it rains"]},
    )
    outer, inner = decoded(HOST, scores)
    assert parts(HOST, outer) == (["that Lind thinks it rains"], ["said"], ["Brook"])
    assert parts(HOST, inner) == (["it rains"], ["thinks"], ["Lind"])
    assert (outer.nested, inner.nested) == (False, True)


def test_a_nested_statement_keeps_inside_its_hosts_words() -> None:
    """Words after the host's are not its own, whatever the network says of them."""
    scores = scores_for(
        HOST, {"said": ["that Lind thinks it rains"]}, inner={"thinks": ["it rains", "Nobody asked"]}
    )
    assert parts(HOST, decoded(HOST, scores)[1])[0] == ["it rains"]


def test_a_nested_statement_leaves_out_its_hosts_cue() -> None:
    """Where the host's words are interrupted, so are those inside them."""
    text = "“Lind thinks that the dam,” she said, “is safe and sound.”"
    said, inner = (
        {"said": ["Lind thinks that the dam", "is safe and sound"]},
        {"thinks": ["the dam", "is safe"]},
    )
    scores = scores_for(text, said, inner=inner)
    assert [parts(text, one)[0] for one in decoded(text, scores)] == [
        ["“Lind thinks that the dam,”", "“is safe and sound.”"],
        ["the dam", "is safe"],
    ]


def test_the_middle_one_of_three_holds_the_innermost() -> None:
    """Words inside words inside words belong to all three."""
    text = "Brook said that Lind thinks that Vey denied it rains."
    inner = {"thinks": ["that Vey denied"], "denied": ["it rains"]}
    scores = scores_for(text, {"said": ["that Lind thinks that Vey denied it rains"]}, inner=inner)
    assert [parts(text, one)[0] for one in decoded(text, scores)] == [
        ["that Lind thinks that Vey denied it rains"],
        ["that Vey denied it rains"],
        ["it rains"],
    ]


def test_an_inner_cue_that_no_host_holds_stands_alone() -> None:
    """Its host may have been missed; it keeps to what nobody else says."""
    scores = scores_for(HOST, {}, inner={"thinks": ["it rains"]})
    (only,) = decoded(HOST, scores)
    assert (parts(HOST, only)[0], only.nested) == (["it rains"], False)


@pytest.mark.parametrize("act", [Act.DECLINE, Act.NO_REPLY])
def test_a_refusal_has_no_content(act: Act) -> None:
    """Who declines says nothing, and is a statement all the same."""
    text = "Brook declined to comment."
    scores = scores_for(text, {"declined": []}, {"declined": "Brook"}, acts={"declined": act})
    assert found_in(text, scores) == [([], ["declined"], ["Brook"])]


def test_who_speaks_and_says_nothing_is_no_statement() -> None:
    """A cue of any other act without words is dropped."""
    text = "Brook spoke at noon."
    assert found_in(text, scores_for(text, {"spoke": []}, {"spoke": "Brook"})) == []


def test_a_short_gap_is_bridged_and_a_long_one_is_not() -> None:
    """Two unsure words inside a content are part of it; a sentence of the outlet's is not."""
    text = "It is, she said, too late and too dear for the town. Nobody in the hall spoke up. It is over."
    near = scores_for(text, {"said": ["It is", "too late", "too dear for the town"]}, {"said": "she"})
    assert found_in(text, near) == [(["It is", "too late and too dear for the town"], ["said"], ["she"])]
    far = scores_for(text, {"said": ["too late and too dear for the town", "It is over"]}, {"said": "she"})
    assert found_in(text, far)[0][0] == ["too late and too dear for the town", "It is over"]


def test_no_source_is_no_source() -> None:
    """Where no word is likely to be the source, none is named."""
    text = "It was said that the dam is safe."
    assert found_in(text, scores_for(text, {"said": ["that the dam is safe"]}))[0][2] == []


def test_a_source_never_runs_over_the_end_of_a_line() -> None:
    """Of two names that meet there, the one with the likelier word is the source."""
    text = "Ida Brook\nTomas Lind said it rains."
    scores = scores_for(text, {"said": ["it rains"]}, {"said": "Ida Brook\nTomas Lind"})
    scores.anchors[0].source[row_of(text, "Lind")] = 7.0
    assert found_in(text, scores)[0][2] == ["Tomas Lind"]


def test_the_runner_up_is_kept() -> None:
    """The source not chosen is told with its chance."""
    text = "Brook met Lind, who said it rains."
    scores = scores_for(text, {"said": ["it rains"]}, {"said": "Lind"})
    scores.anchors[0].source[0] = -1.0
    (one,) = decoded(text, scores)
    assert [(run, round(chance, 2)) for run, chance in one.source.over] == [((0, 0), 0.27)]


def test_the_chance_of_each_word_is_kept() -> None:
    """Later steps weigh the edges by it; beyond what was scored it is 0."""
    text = "Brook said it rains."
    (one,) = decoded(text, scores_for(text, {"said": ["it rains"]}, {"said": "Brook"}))
    assert [round(one.share.of(row), 2) for row in (0, 2, 3, 4, 99)] == [0.0, 1.0, 1.0, 0.0, 0.0]


@pytest.mark.parametrize("text", ["", "No cue here.", "“” \n“"])
def test_nothing_said_is_nothing_found(text: str) -> None:
    """A text without cues has no statement."""
    assert decoded(text, scores_for(text, {})) == ()


def test_a_source_is_no_word_of_its_cue() -> None:
    """Where the network takes the verb into the source, it is left out; the name before a turn is both."""
    text = "“It rains,” harrumphed Brook."
    scores = scores_for(text, {"harrumphed": ["It rains"]}, {"harrumphed": "harrumphed Brook"})
    assert [parts(text, one)[2] for one in decoded(text, scores)] == [["Brook"]]
