"""Statements: what holds for every article, whatever its words."""

import time

import pytest
from hypothesis import example, given, settings, strategies

from sayso.languages.pack import load_pack
from sayso.model.article import Article
from sayso.model.attribution import Attribution, Manner
from sayso.model.syntax import Sentence, Syntax, Token
from sayso.stages.parse import parse
from sayso.stages.quotations import find_quotations
from sayso.stages.statements import find_attributions
from tests.articles import article

PACK = load_pack("en")


def found(page: Article) -> tuple[Attribution, ...]:
    """Return the attributions of a page, read by the real parser."""
    return find_attributions(page, parse(page, PACK), find_quotations(page, PACK), PACK)


def test_nothing_is_found_in_nothing() -> None:
    """An article without text holds no statement."""
    assert found(article("")) == ()


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


def test_inner_statement_stands_within_the_outer() -> None:
    """`within` is the row of the statement whose content holds the cue."""
    outer, inner = found(article("Ana Ruiz said the diver believed that the wall was cracked."))
    assert (outer.within, inner.within) == (None, 0)


def test_a_transcript_inside_marks_that_never_close_is_read_turn_by_turn() -> None:
    """Each paragraph reopens the mark; the turns are the outermost, and what is known in them is nested."""
    page = article(
        "Harbour Live aired this exchange:\n"
        '"LIND: Will the old ferry sail again before the winter comes?\n'
        '"RUIZ: You know, the ferry needs a new engine and a new crew.\n'
        '"And the town needs both of them.\n'
        '"(LAUGHTER.)\n'
        '"LIND: I think that the town will pay for it gladly.'
    )
    outer = [one for one in found(page) if one.within is None and one.manner is Manner.DIRECT]
    said = [(one.source[0].of(page.text), one.cue[0].of(page.text), len(one.content)) for one in outer]
    assert said == [("LIND", ":", 1), ("RUIZ", ":", 2), ("LIND", ":", 1)]


def test_continuation_points_at_what_it_goes_on_from() -> None:
    """A sentence of quoted words without a cue has no source of its own and less confidence."""
    first, second = found(
        article("“The ferry is old,” Ana Ruiz said. Its engine is “held together by wire and luck.”")
    )
    assert (second.rule, second.continues, second.source) == ("continuation", 0, ())
    assert second.content_confidence < first.content_confidence


def test_runners_up_are_told() -> None:
    """`over` names what the rule was chosen over."""
    (one,) = found(article("The council described the plan as a mistake."))
    assert one.over


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
    assert find_attributions(page, syntax, (), PACK) == ()


@settings(max_examples=40, deadline=None)
@given(strategies.text(alphabet="ab “”\"'‘’.,:—\n?!SaidHe", max_size=120))
@example("H“H\n:")  # one token across the mark
def test_any_text_is_read(text: str) -> None:
    """No text raises, and every span lies inside it, in order."""
    page = article(text)
    for row, one in enumerate(found(page)):
        assert all(span.end <= len(text) for span in (*one.content, *one.cue, *one.source, *one.addressee))
        assert list(one.content) == sorted(one.content)
        assert one.within is None or one.within < row


def test_hostile_marks_take_linear_time() -> None:
    """Ten thousand quotation marks take seconds, not hours."""
    page = article(' "' * 10_000 + " he said “" * 2_000)
    syntax, quotations = parse(page, PACK), find_quotations(page, PACK)
    begun = time.perf_counter()
    find_attributions(page, syntax, quotations, PACK)
    assert time.perf_counter() - begun < 20
