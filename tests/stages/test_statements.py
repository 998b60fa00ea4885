"""Statements: what holds for every article, and what the shipped network finds in plain ones."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings, strategies
from numpy.typing import NDArray

from sayso.languages.pack import load_pack
from sayso.model.article import Article, Block, BlockKind
from sayso.model.attribution import Attribution, Manner
from sayso.model.span import Span, words
from sayso.model.statement import Act
from sayso.model.syntax import Sentence, Syntax, Token
from sayso.stages import statements
from sayso.stages.attribution.scores import Outputs, Scores
from sayso.stages.attribution.weights import Network
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.statements import bracketed, find_attributions, in_order, in_story, one_side
from tests.articles import article
from tests.spent import processor_time
from tests.stages.attribution.network import playing, scores_for

PACK = load_pack("en")
TEXT = (
    "Mayor Ida Brook said on Monday that the dam is safe.\n"
    "“We checked every gate,” she told reporters, “and it will hold.”\n"
    "The rain began at noon."
)


def found(page: Article) -> tuple[Attribution, ...]:
    """Return the attributions of a page, read by the real parser."""
    return find_attributions(page, parse(page, PACK), find_quotations(page, PACK), PACK)


def played(text: str, network: Network, monkeypatch: pytest.MonkeyPatch) -> tuple[Attribution, ...]:
    """Return the attributions of a text, read by the real parser and a network played by hand."""
    monkeypatch.setattr(statements, "load_network", lambda _: network)
    return found(article(text))


def test_nothing_is_found_in_nothing() -> None:
    """An article without text holds no statement."""
    assert found(article("")) == ()


def test_who_says_what_is_found() -> None:
    """Indirect speech and a split quotation come with cue and source; the outlet's own words do not."""
    assert [
        (words(TEXT, one.source), words(TEXT, one.cue), words(TEXT, one.content))
        for one in found(article(TEXT))
    ] == [
        ("Mayor Ida Brook", "said", "that the dam is safe"),
        ("she", "told", "“We checked every gate,” … “and it will hold.”"),
    ]


def test_an_attribution_says_what_found_it_and_how_sure() -> None:
    """The network's name and chances stand with each."""
    for one in found(article(TEXT)):
        assert one.rule == f"model:{statements.attribution_model(PACK)}"
        assert one.chances is not None
        assert (one.chances.content, one.chances.source) == (one.content_confidence, one.source_confidence)
        assert len(one.chances.acts) == len(Act)


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“We won,” she said.", Manner.DIRECT),
        ("She said they “won big on Friday” again.", Manner.MIXED),
        ("She said they won.", Manner.INDIRECT),
    ],
)
def test_manner_is_read_off_the_marks(text: str, manner: Manner) -> None:
    """A content all in marks is direct, with none indirect, else mixed."""
    assert [one.manner for one in found(article(text))] == [manner]


def test_the_same_text_gives_the_same_answer() -> None:
    """Two runs agree to the last digit."""
    assert found(article(TEXT)) == found(article(TEXT))


@pytest.mark.parametrize("text", [TEXT.lower(), TEXT.upper(), TEXT.replace("“", '"').replace("”", '"')])
def test_other_typography_does_not_break_it(text: str) -> None:
    """In small letters, in capitals and with straight marks the same contents are found."""
    contents = [one.content for one in found(article(TEXT))]
    assert [one.content for one in found(article(text))] == contents


def test_head_and_cue_are_rows_of_the_parse() -> None:
    """`head` and `cue_row` name the words themselves."""
    page = article("The old harbour master said that the ferry was safe.")
    (one,) = found(page)
    tokens = parse(page, PACK).tokens
    assert one.head is not None
    assert one.cue_row is not None
    assert [page.text[tokens[row].start : tokens[row].end] for row in (one.head, one.cue_row)] == [
        "master",
        "said",
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content", "source", "lexeme"),
    [
        ("Brook said it rains.", "said", "it rains", "Brook", "say:verb"),
        ("Brook pointed out it rains.", "pointed", "it rains", "Brook", "point out:verb"),
        ("The claims by Brook that it rains were heard.", "claims", "that it rains", "Brook", "claim:noun"),
        ("According to Brook, it rains.", "According", "it rains", "Brook", "according:prep"),
    ],
)
def test_a_cue_is_named_by_its_lemma_and_class(
    text: str, cue: str, content: str, source: str, lexeme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verb has its particle with it; other words stand as written."""
    (one,) = played(text, playing(scores_for(text, {cue: [content]}, {cue: source})), monkeypatch)
    assert (words(text, one.content), words(text, one.source), one.lexeme) == (content, source, lexeme)


def test_a_name_before_a_turn_has_the_colon_for_a_cue(monkeypatch: pytest.MonkeyPatch) -> None:
    """The network takes the name for the cue; without a mark behind it there is none."""
    text, dashless = "LIND: It rains.", "LIND\nIt rains."
    network = playing(scores_for(text, {"LIND": ["It rains"]}, {"LIND": "LIND"}))
    (one,) = played(text, network, monkeypatch)
    assert (words(text, one.source), words(text, one.cue), one.lexeme) == ("LIND", ":", ":")
    bare = playing(scores_for(dashless, {"LIND": ["It rains"]}, {"LIND": "LIND"}))
    (two,) = played(dashless, bare, monkeypatch)
    assert (words(dashless, two.source), two.cue, two.lexeme) == ("LIND", (), "")


def test_whom_it_is_said_to_is_no_word_of_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """An object of the cue is the addressee unless it is content."""
    told, said = "Brook told reporters it rains.", "Brook welcomed the plan."
    (one,) = played(told, playing(scores_for(told, {"told": ["it rains"]}, {"told": "Brook"})), monkeypatch)
    assert words(told, one.addressee) == "reporters"
    (two,) = played(said, playing(scores_for(said, {"welcomed": ["the plan"]})), monkeypatch)
    assert (two.addressee, two.source) == ((), ())


def test_a_refusal_has_no_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who declines to comment is heard saying nothing."""
    text = "Brook declined to comment."
    scores = scores_for(text, {"declined": []}, {"declined": "Brook"}, acts={"declined": Act.DECLINE})
    (one,) = played(text, playing(scores), monkeypatch)
    assert (one.content, words(text, one.source), one.lexeme) == ((), "Brook", "decline:verb")


@pytest.mark.parametrize(("chance", "count"), [(0.4, 0), (0.6, 1)])
def test_what_is_likelier_wrong_is_left_out(
    chance: float, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Content and source must both be right: .4 of .4 is too little to keep, .6 of .6 is not."""
    text = "Brook said it rains."
    network = playing(scores_for(text, {"said": ["it rains"]}, {"said": "Brook"}), chance=chance)
    assert len(played(text, network, monkeypatch)) == count


def test_the_sources_not_chosen_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """`over` names them in their own words."""
    text = "Brook met Lind, who said it rains."
    scores = scores_for(text, {"said": ["it rains"]}, {"said": "Lind"})
    scores.anchors[0].source[0] = -1.0
    (one,) = played(text, playing(scores), monkeypatch)
    assert one.over == (("Brook", 0.269),)


def test_inner_statement_stands_within_the_outer(monkeypatch: pytest.MonkeyPatch) -> None:
    """`within` is the row of the statement whose content holds the cue."""
    text = "Ana Ruiz said the diver believed that the wall was cracked."
    scores = scores_for(
        text,
        {"said": ["the diver believed that the wall was cracked"]},
        {"said": "Ana Ruiz", "believed": "the diver"},
        inner={"believed": ["that the wall was cracked"]},
    )
    outer, inner = played(text, playing(scores), monkeypatch)
    assert (outer.within, inner.within) == (None, 0)
    assert (words(text, inner.source), words(text, inner.content)) == (
        "the diver",
        "that the wall was cracked",
    )


def said(*content: tuple[int, int], cue: tuple[int, int] | None = None) -> Attribution:
    """Return an attribution of these offsets."""
    return Attribution(
        content=tuple(Span(*piece) for piece in content),
        cue=() if cue is None else (Span(*cue),),
        source=(),
        manner=Manner.INDIRECT,
        lexeme="",
        rule="by hand",
    )


@pytest.mark.parametrize(
    ("made", "within"),
    [
        pytest.param([said((10, 30), cue=(5, 9)), said((20, 30), cue=(15, 19))], [None, 0], id="nested"),
        pytest.param([said((20, 30), cue=(15, 19)), said((10, 30), cue=(5, 9))], [None, 0], id="any order"),
        pytest.param(
            [said((10, 40), cue=(5, 9)), said((20, 40), cue=(15, 19)), said((30, 40), cue=(25, 29))],
            [None, 0, 1],
            id="the innermost holds",
        ),
        pytest.param(
            [said((10, 40), cue=(5, 9)), said((12, 15), cue=(16, 18)), said((30, 40), cue=(25, 29))],
            [None, 0, 0],
            id="siblings",
        ),
        pytest.param(
            [said((10, 20), (30, 40), cue=(22, 25)), said((32, 40), cue=(24, 25))],
            [None, None],
            id="a cue between the pieces is in none of them",
        ),
        pytest.param(
            [said((10, 30), cue=(31, 35)), said((10, 30), cue=(12, 16))], [None, 0], id="as wide, cue inside"
        ),
        pytest.param([said((10, 30), cue=(5, 9)), said(cue=(15, 19))], [None, 0], id="a refusal inside"),
        pytest.param([said((10, 20), cue=(5, 9)), said((20, 30))], [None, None], id="one after the other"),
    ],
)
def test_within_is_the_innermost_that_holds_the_cue(
    made: list[Attribution], within: list[int | None]
) -> None:
    """Attributions come in text order, each with the row of the one it stands in."""
    ordered = in_order(made)
    assert [one.within for one in ordered] == within
    starts = [(one.content or one.cue)[0].start for one in ordered]
    assert starts == sorted(starts)


def test_a_source_without_cue_and_words_is_no_attribution() -> None:
    """Where both were taken away nothing is said."""
    bare = Attribution(
        content=(), cue=(), source=(Span(0, 4),), manner=Manner.INDIRECT, lexeme="", rule="by hand"
    )
    assert tuple(one_side(article("Vale left."), (bare,))) == ()


def test_a_dateline_is_neither_said_nor_a_source() -> None:
    """What the network reads on from the head of a line into the story ends where the story begins."""
    text = "4 March 2026 Pier burns Monitor The pier burned a monitor said."
    story, said = text.index("The"), text.index("said")
    blocks = (
        Block(span=Span(0, story - 1), kind=BlockKind.DATELINE),
        Block(span=Span(story, len(text)), kind=BlockKind.PARAGRAPH),
    )
    one = Attribution(
        content=(Span(24, said - len(" a monitor ")),), cue=(Span(said, said + 4),), source=(Span(24, 31),),
        manner=Manner.INDIRECT, lexeme="say:verb", rule="by hand",
    )  # fmt: skip
    apart = replace(one, content=(Span(13, 23),), cue=())
    (kept,) = in_story(Article(text=text, blocks=blocks, language="en"), (one, apart))
    assert (words(text, kept.content), kept.source) == ("The pier burned", ())


def test_hand_made_parse_will_do() -> None:
    """The stage needs rows, not a parser."""
    page = article("Ruiz said so.")
    rows = (
        Token(0, 4, "Ruiz", "PROPN", "NNP", "nsubj", 1),
        Token(5, 9, "say", "VERB", "VBD", "ROOT", 1),
        Token(10, 12, "so", "ADV", "RB", "advmod", 1),
        Token(12, 13, ".", "PUNCT", ".", "punct", 1),
    )
    syntax = Syntax(tokens=rows, sentences=(Sentence(0, 4, 0),))
    assert all(one.cue for one in find_attributions(page, syntax, (), PACK))


def test_no_parse_will_do() -> None:
    """A text whose parse is empty is read by its words alone."""
    nothing = Syntax(tokens=(), sentences=())
    assert all(one.head is None for one in find_attributions(article(TEXT), nothing, (), PACK))


@settings(max_examples=40, deadline=None)
@given(strategies.text(alphabet="ab “”\"'‘’.,:—\n?!SaidHe", max_size=120))
@example("H“H\n:")  # one token across the mark
def test_any_mixture_of_marks_is_read(text: str) -> None:
    """No text raises, and every span lies inside it, in order."""
    page = article(text)
    for row, one in enumerate(found(page)):
        assert all(span.end <= len(text) for span in (*one.content, *one.cue, *one.source, *one.addressee))
        assert list(one.content) == sorted(one.content)
        assert one.within is None or one.within < row


@pytest.mark.parametrize(
    "text", ["x", "”", "…\n…", "said", "“" * 3_000, "a" * 50_000, "\u0000 \u2028 \u0085 x"]
)
def test_any_text_is_read(text: str) -> None:
    """Odd texts give attributions or none, and no error."""
    assert all(one.content or one.cue or one.source for one in found(article(text)))


def restless(arrays: Mapping[str, NDArray[np.generic]]) -> Outputs:
    """Play a network to which every word is a cue, inside others' words and not, and anybody's."""
    count = arrays["first"].shape[1]
    likely = np.arange(1, count)
    pairs = np.zeros((count, len(likely)))
    cue = np.tile([0.1, 0.4, 0.1, 0.3, 0.1], (count, 1))
    acts = np.full((len(likely), len(Act)), 1 / len(Act))
    return Outputs(np.full((count, 3), 1 / 3), cue, likely, pairs, pairs, pairs, acts, np.ones(len(likely)))


def hostile(count: int) -> str:
    """Return quotation marks that never match, and cues among them."""
    return ' "' * count + " he said “" * (count // 5)


def seconds(page: Article) -> float:
    """Return the processor time that the attributions of an article take."""
    syntax, quotations = parse(page, PACK), find_quotations(page, PACK)
    return processor_time(lambda: find_attributions(page, syntax, quotations, PACK), tries=2)


@pytest.mark.parametrize("network", ["shipped", "restless"])
def test_hostile_marks_take_linear_time(network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many quotation marks take about twice as long, whatever the network says of them."""
    if network == "restless":
        every = replace(playing(Scores(np.zeros((0, 3)), np.zeros((0, 5)), ())), run=restless)
        monkeypatch.setattr(statements, "load_network", lambda _: every)
    once, twice = seconds(article(hostile(1_000))), seconds(article(hostile(2_000)))
    assert twice < 3 * once


def test_what_keeps_neither_cue_nor_words_is_no_attribution() -> None:
    """Where the network's words were all another's, only a source is left, which says nothing."""
    page = article("Mayor Ida Brook said so.")
    bare = Attribution(
        content=(), cue=(), source=(Span(0, 15),), manner=Manner.INDIRECT, lexeme="", rule="network"
    )
    assert list(one_side(page, [bare])) == []


@pytest.mark.parametrize(
    ("text", "piece", "whole"),
    [
        ("Rep. Ida Brook (I-Vale.) said so.", "Rep. Ida Brook (I-Vale", "Rep. Ida Brook (I-Vale.)"),
        (
            "The dam is nine yards (eight metres) high.",
            "nine yards (eight metres",
            "nine yards (eight metres)",
        ),
        ("A dam. (Vale News and Agencies) Ida Brook said", "Agencies) Ida Brook", "Ida Brook"),
        ("(Vale News) - Ida Brook said", "News) - Ida Brook", "Ida Brook"),
        ("She would a) rest, b) go home.", "rest, b) go home", "rest, b) go home"),
        ("The dam (of 1902\nIt is old) leaks.", "It is old) leaks", "It is old) leaks"),
        ("The dam (old) leaks.", "The dam (old) leaks", "The dam (old) leaks"),
    ],
)
def test_brackets_close_where_they_open(text: str, piece: str, whole: str) -> None:
    """A piece takes the mark that closes its bracket, and begins behind one that was open before it."""
    start = text.index(piece)
    (made,) = bracketed(text, [Span(start, start + len(piece))])
    assert made.of(text) == whole


def test_a_bracket_may_close_in_another_piece() -> None:
    """Only the first piece begins behind a bracket: the others may go on with what the cue parted."""
    text = "“The dam (old,” she said, “and weak) leaks.”"
    pieces = [Span(0, 15), Span(26, len(text))]
    assert list(bracketed(text, pieces)) == pieces


def test_a_source_ends_with_its_bracket_and_is_no_part_of_the_words() -> None:
    """What names who speaks is not said; the handle behind a name is part of the name."""
    text = (
        "Pier row\n\n“The crews are lazy,” Mayor Ida Brook (@MayorBrook) wrote on X on Monday.\n\n"
        '"The pier is closed, mayor Ida Brook said. It will stay closed until June.'
    )
    told = [(words(text, one.source), words(text, one.content)) for one in found(article(text, title=True))]
    assert ("Mayor Ida Brook (@MayorBrook)", "“The crews are lazy,”") in told
    assert all("mayor" not in content for _, content in told)
